import type { ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/index.ts';

interface SelectProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}
interface RequestSelectProps extends SelectProps {
  /** Whose; of nobody: anybody's. */
  accountId: string | null;
  except?: string;
}

/** An open request, found by number or words of its subject. */
export function RequestSelect({ id, accountId, except, value, onChange }: RequestSelectProps) {
  const [q, setQ] = useState('');
  const of = accountId ? { accountId } : {};
  const found = useQuery({
    ...api.serviceRequests.list.queryOptions({ input: { limit: 50, ...of, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  const others = (found.data?.items ?? []).filter((one) => one.id !== except);
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      options={others.map((one) => ({ value: one.id, label: `#${one.number} ${one.subject}` }))}
      onChange={onChange}
    />
  );
}

/** Another open request of the same customer. */
export function OtherRequestSelect({ request, ...select }: SelectProps & { request: ServiceRequestTold }) {
  return <RequestSelect {...select} accountId={request.accountId} except={request.id} />;
}
