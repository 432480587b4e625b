import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/index.ts';

interface ProductSelectProps {
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  placeholder?: string;
  value?: string | null;
  /** Whether only products in use are offered: what is in preparation or gone is begun with no more. */
  inUse?: boolean;
  known?: { id: string; name: string } | undefined;
  onChange?: (id: string | null) => void;
}

/** A product, found by name. */
export function ProductSelect({ id, label, placeholder, value, known, inUse = false, onChange }: ProductSelectProps) {
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.products.list.queryOptions({ input: { limit: 50, ...(q ? { q } : {}), ...(inUse ? { status: 'active' as const } : {}) } }),
    placeholderData: (before) => before,
  });
  const listed = found.data?.items ?? [];
  const all = known && !listed.some((one) => one.id === known.id) ? [known, ...listed] : listed;
  return (
    <Select
      id={id}
      aria-label={label}
      placeholder={placeholder}
      allowClear
      value={value ?? undefined}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      options={all.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
    />
  );
}
