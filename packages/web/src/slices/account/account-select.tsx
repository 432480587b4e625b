import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

interface AccountSelectProps {
  id?: string;
  value?: string;
  except?: string;
  /** The account chosen before, which the list may not hold. */
  known?: { id: string; name: string; code?: string } | undefined;
  /** Read aloud where no label stands beside it. */
  label?: string;
  /** Nobody may be chosen too. */
  clearable?: boolean;
  onChange?: (id: string) => void;
}

/** One of the accounts that the person meets, found by name or code. */
export function AccountSelect({ id, value, except, known, label, clearable = false, onChange }: AccountSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.accounts.list.queryOptions({ input: { limit: 20, sort: 'name', ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  const listed = found.data?.items ?? [];
  const all = known && !listed.some((one) => one.id === known.id) ? [known, ...listed] : listed;
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear={clearable}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('peopleTab.moveToHint')}
      loading={found.isFetching}
      options={all
        .filter((one) => one.id !== except)
        .map((one) => ({ value: one.id, label: [one.name, one.code].filter(Boolean).join(' · ') }))}
      onChange={onChange}
    />
  );
}
