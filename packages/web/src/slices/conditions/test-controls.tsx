import type { Operator } from '@fulcrum/contract';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELD_GROUPS, type FilterField } from './condition-fields.ts';
import { takesValue } from './condition-tests.ts';
import { asListed, draftOf, keepsValue, offeredOperators, type TestDraft } from './test-draft.ts';
import { TestValue } from './test-value.tsx';

const OPERATOR_KEYS = {
  '=': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  in: 'in',
  not_in: 'notIn',
  contains: 'contains',
  known: 'known',
  unknown: 'unknown',
  within_last: 'withinLast',
  within_next: 'withinNext',
} as const satisfies Record<Operator, string>;

interface TestControlsProps {
  fields: FilterField[];
  draft: TestDraft;
  onChange: (draft: TestDraft) => void;
  /** Labels stand above the controls; without, they are read aloud only. */
  labelled?: boolean;
  focus?: boolean;
}

/** Field, operator and value of one test. */
export function TestControls({ fields, draft: written, onChange, labelled = false, focus = false }: TestControlsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { metric } = written;
  const field: FilterField = fields.find((one) => one.metric === metric) ?? { metric, kind: 'text', name: metric, group: 'other' };
  const draft = asListed(field, written);
  const sign = field.kind === 'date' ? 'dateOp' : field.kind === 'set' ? 'setOp' : 'op';
  const options = FIELD_GROUPS.map((group) => ({
    label: t(`segment.group.${group}`),
    options: fields.filter((one) => one.group === group).map((one) => ({ value: one.metric, label: one.name })),
  })).filter((group) => group.options.length);
  const name = labelled ? undefined : 'visuallyHidden';
  return (
    <>
      <label className={name} htmlFor={`${id}-field`}>
        {t('customers.filter.field')}
      </label>
      <Select
        id={`${id}-field`}
        className="testField"
        autoFocus={focus}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={240}
        value={draft.metric}
        options={options}
        onChange={(metric: string) => {
          const next = fields.find((one) => one.metric === metric);
          if (next) onChange(draftOf(next));
        }}
      />
      <label className={name} htmlFor={`${id}-op`}>
        {t('customers.filter.operator')}
      </label>
      <Select
        id={`${id}-op`}
        className="testOp"
        popupMatchSelectWidth={false}
        value={draft.op}
        options={offeredOperators(field, draft).map((one) => ({
          value: one,
          label: t(`customers.${sign}.${OPERATOR_KEYS[one]}` as 'customers.op.eq'),
        }))}
        onChange={(op: Operator) => onChange({ metric: draft.metric, op, ...(keepsValue(draft.op, op) ? { value: draft.value } : {}) })}
      />
      {takesValue(draft.op) ? (
        <>
          <label className={name} htmlFor={`${id}-value`}>
            {t('customers.filter.value')}
          </label>
          <span className="testValue">
            <TestValue
              key={`${draft.metric} ${draft.op}`}
              id={`${id}-value`}
              field={field}
              op={draft.op}
              value={draft.value}
              onChange={(value) => onChange({ ...draft, value })}
            />
          </span>
        </>
      ) : null}
    </>
  );
}
