import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

interface PersonSelectProps {
  id?: string;
  value?: string;
  onChange?: (id: string, name: string) => void;
}

/** One of us, found by name. For who may read the list of users. */
export function PersonSelect({ id, value, onChange }: PersonSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.identity.listUsers.queryOptions({ input: { limit: 50, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  const options = found.data?.items.filter((user) => !user.disabled).map((user) => ({ value: user.id, label: user.name }));
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
