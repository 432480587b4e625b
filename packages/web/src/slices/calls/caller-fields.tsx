import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { AccountSelect } from '../account/account-select.tsx';

interface CallerFieldsProps {
  // biome-ignore lint/suspicious/noExplicitAny: forms with more values take the same two
  form: FormInstance<any>;
  needed: boolean;
}

/** A customer, and one of its people. */
export function CallerFields({ form, needed }: CallerFieldsProps) {
  const { t } = useTranslation();
  const accountId: string | undefined = Form.useWatch('accountId', form);
  const people = useQuery({
    ...api.contacts.list.queryOptions({ input: { accountId: accountId ?? '', limit: 100 } }),
    enabled: accountId !== undefined,
  }).data?.items;
  return (
    <>
      <Form.Item name="accountId" label={t('desk.customer')} rules={[{ required: needed, message: t('calling.log.needed') }]}>
        <AccountSelect onChange={() => form.setFieldValue('contactId', undefined)} />
      </Form.Item>
      {people && people.length > 0 ? (
        <Form.Item name="contactId" label={t('desk.contact')}>
          <Select allowClear options={people.map(({ id, name, title }) => ({ value: id, label: title ? `${name} · ${title}` : name }))} />
        </Form.Item>
      ) : null}
    </>
  );
}
