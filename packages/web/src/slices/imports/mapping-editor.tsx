import type { Detected, Import, Mapping } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { CustomField } from './custom-field.tsx';
import { unusedColumns, without } from './mapping-draft.ts';
import { MappingRow } from './mapping-row.tsx';
import { fieldsQuery, useFieldLabels } from './use-field-labels.ts';

interface MappingEditorProps {
  entity: Import['entity'];
  detected: z.infer<typeof Detected>;
  draft: Mapping;
  onChange: (draft: Mapping) => void;
}

/** Every field that a file may fill, those that it fills first, and what each is filled from. */
export function MappingEditor({ entity, detected, draft, onChange }: MappingEditorProps) {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery(entity));
  const labelOf = useFieldLabels(entity);
  // the order that the mapping came with, so that no row jumps while one edits
  const [atFirst] = useState(() => Object.keys(draft.fields));
  if (fields.error) return <Failure error={fields.error} onRetry={() => void fields.refetch()} level={3} />;
  if (!fields.data) return <SkeletonRows />;
  const known = fields.data.items;
  const custom = Object.keys(draft.fields).filter((target) => !known.some((field) => field.id === target));
  const needed = known.filter((field) => field.required || atFirst.includes(field.id));
  const rest = known.filter((field) => !needed.includes(field));
  const unused = unusedColumns(draft, detected.columns);
  const row = (target: string, required: boolean, type: string) => (
    <MappingRow
      key={target}
      target={target}
      label={labelOf(target)}
      required={required}
      type={type}
      detected={detected}
      draft={draft}
      onChange={onChange}
    />
  );
  return (
    <>
      <div className="mappingRows">
        <div className="mappingRow mappingHeads note" aria-hidden>
          <span>{t('importing.field')}</span>
          <span>{t('importing.filledFrom')}</span>
          <span>{t('importing.columnOrValue')}</span>
          <span>{t('importing.example')}</span>
          <span>{t('importing.rule')}</span>
        </div>
        {needed.map((field) => row(field.id, field.required, field.type))}
        {custom.map((target) => row(target, false, draft.fields[target]?.type ?? 'text'))}
      </div>
      {rest.length > 0 ? (
        <details className="restFields">
          <summary>{t('importing.rest', { count: rest.length })}</summary>
          <div className="mappingRows">{rest.map((field) => row(field.id, false, field.type))}</div>
        </details>
      ) : null}
      {unused.length > 0 ? (
        <p className="note prose unusedColumns">{t('importing.unused', { columns: unused.join(t('importing.listComma')) })}</p>
      ) : null}
      <div className="mappingFoot">
        <label className="note" htmlFor="mapping-key">
          {t('importing.key')}
        </label>
        <Select
          id="mapping-key"
          mode="multiple"
          className="mappingKey"
          placeholder={t('importing.keyDefault')}
          value={draft.key ?? []}
          onChange={(key: string[]) => onChange(key.length > 0 ? { ...draft, key } : without(draft, ['key']))}
          options={Object.keys(draft.fields).map((value) => ({ value, label: labelOf(value) }))}
        />
        {entity === 'accounts' && unused.length > 0 ? <CustomField columns={unused} draft={draft} onChange={onChange} /> : null}
      </div>
    </>
  );
}
