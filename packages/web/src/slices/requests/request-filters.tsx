import { REQUEST_FIGURES, REQUEST_KINDS, SEVERITIES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { RequestsSearch } from './requests.search.ts';

interface RequestFiltersProps {
  search: RequestsSearch;
  onChange: (next: Partial<RequestsSearch>) => void;
}

/** Narrows the list: by what it is about, how severe, who holds it, which figure counts it, and words that were said in it, or its number, in whichever list it is. */
export function RequestFilters({ search, onChange }: RequestFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const people = useQuery({ ...api.serviceRequests.people.queryOptions({ input: {} }), enabled: can('requests.write') }).data?.people ?? [];
  const { figure, from, to } = search;
  const span = from && to ? ` · ${formatDate(from, language)} – ${formatDate(to, language)}` : '';
  return (
    <div className="row wrap requestFilters">
      {figure ? (
        <Select
          allowClear
          aria-label={t('desk.figure')}
          popupMatchSelectWidth={false}
          value={figure}
          options={REQUEST_FIGURES.map((value) => ({ value, label: `${t(`desk.figureOf.${value}`)}${span}` }))}
          onChange={(next) => onChange(next ? { figure: next } : { figure: undefined, from: undefined, to: undefined })}
        />
      ) : null}
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
      {people.length > 0 ? (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('desk.holder')}
          placeholder={t('desk.holder')}
          value={search.assignee}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(assignee) => onChange({ assignee })}
        />
      ) : null}
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
