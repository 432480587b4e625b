import type { FeedbackFrequency } from '@fulcrum/contract';
import { Button, Form, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AskerFields } from './asker-fields.tsx';
import { FeedbackSelect } from './feedback-select.tsx';
import { NewFeedback } from './new-feedback.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

interface Source {
  accountId: string;
  contactId: string | null;
  source: 'request' | 'interaction' | 'survey';
  sourceId: string;
}
interface ToFeedbackProps {
  from: Source;
  title?: string;
  productId?: string | null;
}

/** What a customer said becomes feedback in one step: a new item, or one that others asked for already. */
export function ToFeedback({ from, title = '', productId = null }: ToFeedbackProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [whether, setWhether] = useState<'fresh' | 'existing'>('fresh');
  const close = () => setOpen(false);
  if (!can('feedback.write')) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('roadmap.to.title')}
      </Button>
      {isOpen ? (
        <Modal open title={t('roadmap.to.title')} footer={null} onCancel={close} destroyOnHidden>
          <Segmented
            aria-label={t('roadmap.form.whether')}
            value={whether}
            options={(['fresh', 'existing'] as const).map((value) => ({ value, label: t(`roadmap.form.${value}`) }))}
            onChange={setWhether}
          />
          {whether === 'fresh' ? (
            <NewFeedback asker={from} title={title} productId={productId} onDone={close} />
          ) : (
            <ToExisting from={from} onDone={close} />
          )}
        </Modal>
      ) : null}
    </>
  );
}

interface Values {
  itemId: string;
  frequency: FeedbackFrequency;
  quote?: string;
}
function ToExisting({ from, onDone }: { from: Source; onDone: () => void }) {
  const { t } = useTranslation();
  const ask = useFeedbackChange(
    (values: Values) => client.feedbackAsks.add({ ...from, ...values }),
    ({ number }) => t('roadmap.to.done', { number }),
  );
  return (
    <Form<Values>
      name="toFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      onFinish={(values) => ask.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="itemId" label={t('roadmap.form.item')} rules={[{ required: true, message: t('roadmap.form.intoMissing') }]}>
        <FeedbackSelect />
      </Form.Item>
      <AskerFields />
      <FormFoot error={ask.error} saving={ask.isPending} save={t('roadmap.to.title')} />
    </Form>
  );
}
