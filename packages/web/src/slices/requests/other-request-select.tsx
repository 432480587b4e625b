import type { ServiceRequestTold } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/index.ts';

interface OtherRequestSelectProps {
  id?: string;
  request: ServiceRequestTold;
  value?: string;
  onChange?: (id: string) => void;
}

/** Another open request of the same customer, found by number or words of its subject. */
export function OtherRequestSelect({ id, request, value, onChange }: OtherRequestSelectProps) {
  const [q, setQ] = useState('');
  const of = request.accountId ? { accountId: request.accountId } : {};
  const found = useQuery({
    ...api.serviceRequests.list.queryOptions({ input: { limit: 50, ...of, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  const others = (found.data?.items ?? []).filter((one) => one.id !== request.id);
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
