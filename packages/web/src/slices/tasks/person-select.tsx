import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

interface PersonSelectProps {
  id?: string;
  value?: string | null;
  /** The person chosen at first, who may not be on the first page of names. */
  known?: { id: string; name: string } | undefined;
  onChange?: (id: string, name: string) => void;
}

/** One of us, found by name. For who may read the list of users. */
export function PersonSelect({ id, value, known, onChange }: PersonSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.identity.listUsers.queryOptions({ input: { limit: 50, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  const users = (found.data?.items ?? []).filter((user) => !user.disabled);
  const listed = known && !q && !users.some((user) => user.id === known.id) ? [known, ...users] : users;
  const options = listed.map((user) => ({ value: user.id, label: user.name }));
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('task.form.colleague')}
      loading={found.isFetching}
      options={options}
      onChange={(chosen, option) => onChange?.(chosen, Array.isArray(option) ? '' : (option?.label ?? ''))}
    />
  );
}
