import type { MappedField } from '@fulcrum/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { without } from './mapping-draft.ts';

interface MappingRulesProps {
  target: string;
  label: string;
  type: string;
  field: MappedField | undefined;
  onChange: (field: MappedField) => void;
}

const FORMATS = [
  'YYYY-MM-DD',
  'YYYY/M/D',
  'YYYYMMDD',
  'D/M/YYYY',
  'M/D/YYYY',
  'D.M.YYYY',
  'YYYY-MM-DD HH:mm:ss',
  'D/M/YYYY H:mm',
  'M/D/YYYY H:mm',
];
/** What a code refers to, where it is not the record's own. */
const REFERS: Record<string, string> = {
  accountCode: 'accounts',
  parentCode: 'accounts',
  productCode: 'products',
  providerCode: 'accounts',
  tags: 'tags',
};

/** How a date is written, and what becomes of a code that nobody has. */
export function MappingRules({ target, label, type, field, onChange }: MappingRulesProps) {
  const { t } = useTranslation();
  if (!field) return null;
  const entity = field.lookup?.entity ?? REFERS[target];
  if (type === 'date' || type === 'instant') {
    const chosen = [field.date ?? []].flat();
    return (
      <Select
        aria-label={t('importing.dateOf', { field: label })}
        value={chosen[0] ?? ''}
        onChange={(date) => onChange({ ...without(field, ['date']), ...(date ? { date } : {}) })}
        options={[
          { value: '', label: t('importing.dateAuto') },
          ...[...new Set([...chosen, ...FORMATS])].map((value) => ({ value, label: value })),
        ]}
      />
    );
  }
  if (!entity) return null;
  return (
    <Select
      aria-label={t('importing.missingOf', { field: label })}
      value={field.lookup?.onMissing ?? 'reject'}
      onChange={(onMissing) =>
        onChange({ ...field, lookup: { by: entity === 'tags' ? 'name' : 'code', ...field.lookup, entity, onMissing } })
      }
      options={(['create', 'reject'] as const).map((value) => ({ value, label: t(`importing.onMissing.${value}`) }))}
    />
  );
}
