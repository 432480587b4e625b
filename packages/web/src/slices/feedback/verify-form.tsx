import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { useFeedbackChange } from './use-feedback-change.ts';

interface Values {
  state: 'confirmed' | 'refused' | 'waived';
  note?: string;
}
const STATES = ['confirmed', 'refused', 'waived'] as const;

/** What a customer said of a delivery, as they told one of us; or why they need not be asked. */
export function VerifyForm({ accountId, itemId, onDone }: { accountId: string; itemId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const state = Form.useWatch('state', form) ?? 'confirmed';
  const verify = useFeedbackChange(
    (values: Values) => client.feedbackAsks.verify({ accountId, itemId, ...values }),
    () => t('roadmap.verification.kept'),
  );
  return (
    <Form<Values>
      form={form}
      name={`verify${accountId}`}
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ state: 'confirmed' }}
      onFinish={(values) => verify.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="state" label={t('roadmap.verification.state')}>
        <Radio.Group options={STATES.map((value) => ({ value, label: t(`roadmap.verification.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('roadmap.verification.note')}
        rules={state === 'confirmed' ? [] : [{ required: true, whitespace: true, message: t('roadmap.verification.noteNeeded') }]}
      >
        <Input maxLength={2000} />
      </Form.Item>
      <FormFoot error={verify.error} saving={verify.isPending} save={t('roadmap.verification.record')} />
    </Form>
  );
}
