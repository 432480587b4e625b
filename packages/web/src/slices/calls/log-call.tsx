import { REQUEST_KINDS, type RequestKind } from '@fulcrum/contract';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { CallerFields } from './caller-fields.tsx';
import { useCallAction } from './use-call-action.ts';

const BECOMES = ['request', 'interaction', 'call'] as const;
interface Values {
  direction: 'in' | 'out';
  number?: string;
  minutes: number;
  accountId?: string;
  contactId?: string;
  text?: string;
  becomes: (typeof BECOMES)[number];
  kind: RequestKind;
}

/** Writes down a call where no call centre does. */
export function LogCallPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const becomes = Form.useWatch('becomes', form) ?? 'request';
  const number = Form.useWatch('number', form)?.trim();
  const save = useCallAction(
    ({ number, text, accountId, contactId, ...values }: Values) =>
      client.calls.log({
        ...values,
        ...{ number: number?.trim() || null, text: text ?? '', accountId: accountId ?? null, contactId: contactId ?? null },
      }),
    (done) => (done.requestNumber === null ? t('calling.log.done') : t('calling.log.doneRequest', { number: done.requestNumber })),
  );
  const says = becomes !== 'call';
  const needed = (required: boolean) => [{ required, whitespace: true, message: t('calling.log.needed') }];
  return (
    <DockedPanel title={t('calling.log.title')} onClose={onClose}>
      <Form<Values>
        form={form}
        name="logCall"
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={{ direction: 'in', minutes: 5, becomes: 'request', kind: 'question' }}
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        <div className="formPair">
          <Form.Item name="direction" label={t('calling.direction')}>
            <Select options={(['in', 'out'] as const).map((value) => ({ value, label: t(`calling.directionOf.${value}`) }))} />
          </Form.Item>
          <Form.Item name="minutes" label={t('calling.log.minutes')}>
            <InputNumber min={0} max={600} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="number" label={t('calling.number')} extra={t('calling.log.numberHint')}>
          <Input maxLength={60} inputMode="tel" />
        </Form.Item>
        <CallerFields needed={becomes === 'interaction' && !number} />
        <Form.Item name="text" label={t('calling.log.text')} rules={needed(says)}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={10_000} />
        </Form.Item>
        <Form.Item name="becomes" label={t('calling.log.becomes')}>
          <Select options={BECOMES.map((value) => ({ value, label: t(`calling.log.becomesOf.${value}`) }))} />
        </Form.Item>
        {becomes === 'request' ? (
          <Form.Item name="kind" label={t('desk.kind')}>
            <Select options={REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) }))} />
          </Form.Item>
        ) : null}
        <FormFoot error={save.error} saving={save.isPending} save={t('calling.log.go')} />
      </Form>
    </DockedPanel>
  );
}
