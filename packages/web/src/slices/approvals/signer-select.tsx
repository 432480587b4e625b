import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

interface SignerSelectProps {
  id?: string;
  value?: string;
  /** The person chosen at first, who may not be on the first page of names. */
  known?: { id: string; name: string } | undefined;
  onChange?: (id: string) => void;
}

/** Somebody who may decide, found by name. */
export function SignerSelect({ id, value, known, onChange }: SignerSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.approvals.people.queryOptions({ input: q ? { q } : {} }),
    placeholderData: (before) => before,
  });
  const people = found.data?.items ?? [];
  const listed = known && !q && !people.some((one) => one.id === known.id) ? [{ ...known, team: null }, ...people] : people;
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('signing.pass.person')}
      loading={found.isFetching}
      options={listed.map((one) => ({ value: one.id, label: one.team ? `${one.name} · ${one.team}` : one.name }))}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
