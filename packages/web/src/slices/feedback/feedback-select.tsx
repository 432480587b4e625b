import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';

interface FeedbackSelectProps {
  id?: string;
  value?: string;
  except?: string;
  onChange?: (id: string) => void;
}

/** An open item, found by number or words of its title. */
export function FeedbackSelect({ id, value, except, onChange }: FeedbackSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.feedback.list.queryOptions({ input: { limit: 50, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('roadmap.form.itemHint')}
      loading={found.isFetching}
      options={(found.data?.items ?? [])
        .filter((one) => one.id !== except)
        .map((one) => ({ value: one.id, label: `#${one.number} ${one.title}` }))}
      onChange={onChange}
    />
  );
}
