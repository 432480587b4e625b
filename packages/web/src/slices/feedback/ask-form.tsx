import type { FeedbackFrequency, FeedbackTold } from '@fulcrum/contract';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, useMe } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { DayField } from '../tasks/day-field.tsx';
import { AskerFields } from './asker-fields.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

interface Values {
  accountId: string;
  askedOn?: string;
  frequency: FeedbackFrequency;
  quote?: string;
}

/** A customer who asked too, by hand. */
export function AskForm({ item, onDone }: { item: FeedbackTold; onDone: () => void }) {
  const { t } = useTranslation();
  const today = useMe()?.today;
  const ask = useFeedbackChange(
    (values: Values) => client.feedbackAsks.add({ itemId: item.id, ...values }),
    () => t('roadmap.askers.added'),
  );
  return (
    <Form<Values>
      name="askFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ askedOn: today }}
      onFinish={(values) => ask.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item
        name="accountId"
        label={t('roadmap.form.customer')}
        rules={[{ required: true, message: t('roadmap.form.customerMissing') }]}
      >
        <AccountSelect />
      </Form.Item>
      <DayField name="askedOn" label={t('roadmap.form.askedOn')} {...(today ? { max: today } : {})} />
      <AskerFields />
      <FormFoot error={ask.error} saving={ask.isPending} save={t('roadmap.askers.add')} />
    </Form>
  );
}
