import { type FeedbackFrequency, type FeedbackTold, SEVERITIES } from '@fulcrum/contract';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';
import { AskerFields } from './asker-fields.tsx';
import { ItemFields } from './item-fields.tsx';
import { useFeedbackChange } from './use-feedback-change.ts';

type Item = Parameters<typeof client.feedback.create>[0];
interface Values extends Pick<Item, 'kind' | 'title' | 'description' | 'productId' | 'severity'> {
  accountId?: string;
  frequency?: FeedbackFrequency;
  quote?: string;
}
/** Of whom it is known already who asked, and where. */
type Asker = Pick<NonNullable<Item['asker']>, 'accountId' | 'contactId' | 'source' | 'sourceId'>;

interface NewFeedbackProps {
  asker?: Asker | undefined;
  title?: string;
  productId?: string | null;
  onDone: (made: FeedbackTold) => void;
}

/** A problem or need, and who asked. */
export function NewFeedback({ asker, title = '', productId = null, onDone }: NewFeedbackProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('accountId', form);
  const create = useFeedbackChange(
    ({ accountId, frequency, quote, ...item }: Values) => {
      const who = asker ?? (accountId ? { accountId } : undefined);
      const said = { ...(frequency ? { frequency } : {}), quote: quote || null };
      return client.feedback.create({ ...item, ...(who ? { asker: { ...who, ...said } } : {}) });
    },
    ({ number }) => t('roadmap.noted', { number }),
  );
  return (
    <Form<Values>
      form={form}
      name="newFeedback"
      layout="vertical"
      className="workForm"
      requiredMark={false}
      initialValues={{ kind: 'need', severity: 'normal', title, productId }}
      onFinish={(values) => create.mutate(values, { onSuccess: onDone })}
    >
      <ItemFields />
      <Form.Item name="severity" label={t('roadmap.severity')}>
        <Select options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))} />
      </Form.Item>
      {asker ? null : (
        <Form.Item name="accountId" label={t('roadmap.form.customer')}>
          <AccountSelect />
        </Form.Item>
      )}
      {asker || chosen ? <AskerFields /> : null}
      <FormFoot error={create.error} saving={create.isPending} save={t('roadmap.new')} />
    </Form>
  );
}
