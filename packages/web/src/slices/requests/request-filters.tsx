import { REQUEST_KINDS, SEVERITIES } from '@fulcrum/contract';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RequestsSearch } from './requests.search.ts';

interface RequestFiltersProps {
  search: RequestsSearch;
  onChange: (next: Partial<RequestsSearch>) => void;
}

/** Narrows the list: by what it is about, how severe, and words that were said in it, or its number, in whichever list it is. */
export function RequestFilters({ search, onChange }: RequestFiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="row wrap requestFilters">
      <Select
        allowClear
        aria-label={t('desk.kind')}
        placeholder={t('desk.kind')}
        value={search.kind}
        options={REQUEST_KINDS.map((value) => ({ value, label: t(`desk.kindOf.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        allowClear
        aria-label={t('desk.severity')}
        placeholder={t('desk.severity')}
        value={search.severity}
        options={SEVERITIES.map((value) => ({ value, label: t(`desk.severityOf.${value}`) }))}
        onChange={(severity) => onChange({ severity })}
      />
      <Input.Search
        allowClear
        aria-label={t('desk.find')}
        placeholder={t('desk.find')}
        defaultValue={search.q}
        maxLength={100}
        onSearch={(text) => onChange(text.trim() ? { q: text.trim(), view: 'all' } : { q: undefined })}
      />
    </div>
  );
}
