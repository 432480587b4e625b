import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { CallsSearch } from './calls.search.ts';

interface CallFiltersProps {
  search: CallsSearch;
  onChange: (next: Partial<CallsSearch>) => void;
}

/** Narrows the log to a day and to who talked. */
export function CallFilters({ search, onChange }: CallFiltersProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const people = useQuery({ ...api.serviceRequests.people.queryOptions({ input: {} }), enabled: can('requests.write') }).data?.people ?? [];
  return (
    <div className="row wrap callFilters">
      <Input
        type="date"
        aria-label={t('calling.day')}
        value={search.on ?? ''}
        onChange={({ target }) => onChange({ on: target.value || undefined })}
      />
      {people.length > 0 ? (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('calling.agent')}
          placeholder={t('calling.agent')}
          value={search.agent}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(agent: string | undefined) => onChange({ agent })}
        />
      ) : null}
    </div>
  );
}
