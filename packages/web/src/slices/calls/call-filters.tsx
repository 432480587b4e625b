import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { CallsSearch } from './calls.search.ts';

interface CallFiltersProps {
  search: CallsSearch;
  onChange: (next: Partial<CallsSearch>) => void;
}

/** Narrows the log to a day and to who talked. */
export function CallFilters({ search, onChange }: CallFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const people = useQuery({ ...api.serviceRequests.people.queryOptions({ input: {} }), enabled: can('requests.write') }).data?.people ?? [];
  return (
    <div className="row wrap callFilters">
      <DatePicker
        aria-label={t('calling.day')}
        placeholder={t('calling.day')}
        value={search.on ? dayjs(search.on) : null}
        format={[(day) => formatDate(day.format('YYYY-MM-DD'), language, { weekday: true }), 'YYYY-MM-DD']}
        onChange={(day: dayjs.Dayjs | null) => onChange({ on: day?.format('YYYY-MM-DD') })}
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
