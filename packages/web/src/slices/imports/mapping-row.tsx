import type { Detected, MappedField, Mapping } from '@fulcrum/contract';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { columnsOf, SOURCE_KINDS, sourceOf, takesMany, withField, without, withSource } from './mapping-draft.ts';
import { MappingRules } from './mapping-rules.tsx';

interface MappingRowProps {
  target: string;
  label: string;
  required: boolean;
  type: string;
  detected: z.infer<typeof Detected>;
  draft: Mapping;
  onChange: (draft: Mapping) => void;
}

const EXAMPLES = 3;

/** One field: what fills it, with examples from the file, and its rules. */
export function MappingRow({ target, label, required, type, detected, draft, onChange }: MappingRowProps) {
  const { t } = useTranslation();
  const field = draft.fields[target];
  const kind = sourceOf(field);
  const columns = columnsOf(field);
  const change = (next: MappedField) => onChange(withField(draft, target, next));
  const options = detected.columns.map((value) => ({ value, label: value }));
  // a column that only resembles the field's name is worth a look
  const isGuess = kind === 'column' && draft.id.startsWith('guessed-') && field?.column !== label && field?.column !== target;
  const missing = required && kind === 'none';
  return (
    <div className={missing ? 'mappingRow missing' : 'mappingRow'}>
      <div>
        <span className={kind === 'none' ? 'ink2' : 'strong'}>{label}</span>
        <span className="note"> {t(`importing.typeOf.${knownType(type)}`)}</span>
        {required ? <span className="tag requiredTag">{t('importing.required')}</span> : null}
        {isGuess ? <span className="note block">{t('importing.guessed')}</span> : null}
        {missing ? <span className="note hot block">{t('importing.requiredMissing')}</span> : null}
      </div>
      <Select
        aria-label={t('importing.filledFromOf', { field: label })}
        value={kind}
        onChange={(next) => onChange(withSource(draft, target, next))}
        options={SOURCE_KINDS.map((value) => ({ value, label: t(`importing.source.${value}`) }))}
      />
      <div>
        {kind === 'column' ? (
          <Select
            aria-label={t('importing.columnOf', { field: label })}
            showSearch
            placeholder={t('importing.chooseColumn')}
            value={field?.column || undefined}
            onChange={(column: string) => field && change({ ...field, column })}
            options={options}
          />
        ) : null}
        {takesMany(kind) ? (
          <Select
            aria-label={t('importing.columnOf', { field: label })}
            mode="multiple"
            placeholder={t('importing.chooseColumns')}
            value={columns}
            onChange={(next: string[]) => field && change({ ...without(field, [kind]), [kind]: next })}
            options={options}
          />
        ) : null}
        {kind === 'constant' ? (
          <Input
            aria-label={t('importing.valueOf', { field: label })}
            placeholder={t('importing.constantHint')}
            value={String(field?.constant ?? '')}
            onChange={(event) => field && change({ ...field, constant: event.target.value })}
          />
        ) : null}
        {kind === 'rowKey' ? <span className="note">{t('importing.rowKeyNote')}</span> : null}
      </div>
      <div className="note ellip exampleCell" title={examplesOf(detected, columns).join(' · ')}>
        {examplesOf(detected, columns).join(' · ')}
      </div>
      <div className="ruleCell">
        {kind === 'none' ? null : (
          <>
            <Checkbox
              checked={field?.required ?? false}
              onChange={(event) =>
                field && change({ ...without(field, ['required']), ...(event.target.checked ? { required: true } : {}) })
              }
            >
              {t('importing.requiredRule')}
            </Checkbox>
            <MappingRules target={target} label={label} type={type} field={field} onChange={change} />
          </>
        )}
      </div>
    </div>
  );
}

const TYPES = ['text', 'number', 'integer', 'boolean', 'date', 'instant', 'currency'] as const;
const knownType = (type: string): (typeof TYPES)[number] => TYPES.find((each) => each === type) ?? 'text';

/** The first values of the first column that the field reads. */
function examplesOf(detected: z.infer<typeof Detected>, columns: string[]): string[] {
  const at = detected.columns.indexOf(columns[0] ?? '');
  if (at < 0) return [];
  return [...new Set(detected.sample.map((row) => row[at] ?? '').filter(Boolean))].slice(0, EXAMPLES);
}
