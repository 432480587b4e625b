import type { ServiceRequestTold } from '@fulcrum/contract';
import { Form, Input, Radio, Rate } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { ActionDialog } from '../../kit/index.ts';
import { OtherRequestSelect } from './other-request-select.tsx';
import { useRequestAction } from './use-request-action.ts';

export type End = 'close' | 'cancel' | 'reopen' | 'merge';
interface Values {
  callback: 'confirmed' | 'waived';
  text?: string;
  rating?: number;
  intoId?: string;
}

/** Ends a request, or opens it again: each asks for the one thing that must be on record. */
export function EndRequest({ request, end, onClose }: { request: ServiceRequestTold; end: End; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const callback = Form.useWatch('callback', form) ?? 'confirmed';
  const { id, revision } = request;
  const save = useRequestAction(
    ({ text = '', rating, intoId = '', ...values }: Values) => {
      if (end === 'cancel') return client.serviceRequests.cancel({ id, revision, reason: text });
      if (end === 'reopen') return client.serviceRequests.reopen({ id, revision, reason: text });
      if (end === 'merge') return client.serviceRequests.merge({ id, revision, intoId });
      return client.serviceRequests.close({ id, revision, callback: values.callback, note: text, ...(rating ? { rating } : {}) });
    },
    () => t(`desk.act.done.${end}`),
  );
  const asked = end !== 'close' || callback === 'waived';
  return (
    <ActionDialog
      form={form}
      name="endRequest"
      title={t(`desk.act.${end}`)}
      go={t(`desk.act.${end}`)}
      initialValues={{ callback: 'confirmed' }}
      save={save}
      onClose={onClose}
    >
      {end === 'close' ? (
        <Form.Item name="callback" label={t('desk.close.callback')}>
          <Radio.Group options={(['confirmed', 'waived'] as const).map((value) => ({ value, label: t(`desk.close.${value}`) }))} />
        </Form.Item>
      ) : null}
      {end === 'merge' ? (
        <Form.Item
          name="intoId"
          label={t('desk.merge.into')}
          extra={t('desk.merge.hint')}
          rules={[{ required: true, message: t('desk.merge.needed') }]}
        >
          <OtherRequestSelect request={request} />
        </Form.Item>
      ) : (
        <Form.Item
          name="text"
          label={t(end === 'close' ? 'desk.close.note' : 'desk.act.reason')}
          rules={asked ? [{ required: true, whitespace: true, message: t('desk.work.needed') }] : []}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
      )}
      {end === 'close' && callback === 'confirmed' ? (
        <Form.Item name="rating" label={t('desk.close.rating')}>
          <Rate />
        </Form.Item>
      ) : null}
    </ActionDialog>
  );
}
