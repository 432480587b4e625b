import type { FeedbackTold } from '@fulcrum/contract';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { FeedbackSelect } from './feedback-select.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

/** Into which item this one goes; what cannot be undone is said before. */
export function MergeForm({ item, onDone }: { item: FeedbackTold; onDone: (into: FeedbackTold) => void }) {
  const { t } = useTranslation();
  const merge = useFeedbackChange(
    ({ intoId }: { intoId: string }) => client.feedback.merge({ id: item.id, revision: item.revision, intoId }),
    ({ number }) => t('roadmap.act.merged', { number }),
  );
  return (
    <Form<{ intoId: string }>
      name="mergeFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      onFinish={(values) => merge.mutate(values, { onSuccess: onDone })}
    >
      <p className="note">{t('roadmap.form.mergeNote')}</p>
      <Form.Item name="intoId" label={t('roadmap.form.into')} rules={[{ required: true, message: t('roadmap.form.intoMissing') }]}>
        <FeedbackSelect except={item.id} />
      </Form.Item>
      <FormFoot error={merge.error} saving={merge.isPending} save={t('roadmap.act.merge')} />
    </Form>
  );
}
