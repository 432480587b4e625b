import type { FeedbackTold } from '@fulcrum/contract';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { ItemFields } from './item-fields.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

type Values = Pick<
  FeedbackTold,
  'kind' | 'title' | 'description' | 'portalTitle' | 'productId' | 'strategic' | 'trackerKey' | 'trackerUrl'
>;

/** What an item says, to us and to customers, and its issue of the tracker. */
export function EditForm({ item, onDone }: { item: FeedbackTold; onDone: () => void }) {
  const { t } = useTranslation();
  const save = useFeedbackChange(
    (values: Values) =>
      client.feedback.change({
        ...{ id: item.id, revision: item.revision, ...values },
        portalTitle: values.portalTitle || null,
        trackerKey: values.trackerKey || null,
        trackerUrl: values.trackerUrl || null,
      }),
    () => t('roadmap.saved'),
  );
  const { kind, title, description, portalTitle, productId, strategic, trackerKey, trackerUrl } = item;
  return (
    <Form<Values>
      name="editFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ kind, title, description, portalTitle, productId, strategic, trackerKey, trackerUrl }}
      onFinish={(values) => save.mutate(values, { onSuccess: onDone })}
    >
      <ItemFields product={productId ? { id: productId, name: item.productName ?? '' } : undefined}>
        <Form.Item name="portalTitle" label={t('roadmap.form.portalTitle')} extra={t('roadmap.form.portalTitleHint')}>
          <Input maxLength={200} />
        </Form.Item>
      </ItemFields>
      <Form.Item name="strategic" valuePropName="checked">
        <Checkbox>{t('roadmap.strategic')}</Checkbox>
      </Form.Item>
      <Form.Item name="trackerKey" label={t('roadmap.trackerKey')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="trackerUrl" label={t('roadmap.trackerUrl')}>
        <Input type="url" maxLength={1000} />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('roadmap.save')} />
    </Form>
  );
}
