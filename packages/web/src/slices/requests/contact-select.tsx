import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '../../api/index.ts';

interface ContactSelectProps {
  id?: string;
  accountId: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
}

/** One of the people of a customer, or nobody. */
export function ContactSelect({ id, accountId, value, onChange }: ContactSelectProps) {
  const people = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100 } }));
  const options = (people.data?.items ?? []).map((one) => ({ value: one.id, label: [one.name, one.title].filter(Boolean).join(' · ') }));
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={people.isPending}
      value={people.data ? value : null}
      options={options}
      onChange={(chosen?: string) => onChange?.(chosen ?? null)}
    />
  );
}
