import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { AccountSelect } from '../account/account-select.tsx';

/** A customer, and one of its people, within a form. */
export function CallerFields({ needed }: { needed: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
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
