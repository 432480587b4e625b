import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { FilterChip } from '../../kit/index.ts';
import { actionText, entityText } from './action-text.ts';
import type { AuditSearch } from './audit.search.ts';

interface AuditFiltersProps {
  search: AuditSearch;
  onChange: (search: AuditSearch) => void;
}

/** Who, what, about what, when, and words. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const facets = useQuery(api.audit.facets.queryOptions({ input: {} })).data;
  const choice = (key: 'actorId' | 'action' | 'entity', label: string, options: { value: string; label: string }[] | undefined) => (
    <Select
      className="auditChoice"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={search[key]}
      options={options ?? []}
      onChange={(value: string | undefined) => onChange({ [key]: value })}
    />
  );
  return (
    <search className="filters" aria-label={t('auditLog.filters')}>
      <Input.Search
        className="auditText"
        aria-label={t('auditLog.text')}
        placeholder={t('auditLog.text')}
        allowClear
        defaultValue={search.text}
        onSearch={(text) => onChange({ text: text.trim().length > 1 ? text.trim() : undefined })}
      />
      {choice(
        'actorId',
        t('auditLog.who'),
        facets?.actors.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        'action',
        t('auditLog.action'),
        facets?.actions.map((value) => ({ value, label: actionText(value) })),
      )}
      {choice(
        'entity',
        t('auditLog.about'),
        facets?.entities.map((value) => ({ value, label: entityText(value) })),
      )}
      <DatePicker.RangePicker
        className="auditDays"
        aria-label={t('auditLog.days')}
        allowEmpty={[true, true]}
        value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
        onChange={(days) => onChange({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
      />
      {search.entityId ? (
        <FilterChip
          name={t('auditLog.record')}
          value={`${entityText(search.entity ?? '')} · ${search.entityId.slice(0, 8)}`}
          onEdit={() => onChange({ entityId: undefined })}
          onRemove={() => onChange({ entityId: undefined })}
        />
      ) : null}
    </search>
  );
}
