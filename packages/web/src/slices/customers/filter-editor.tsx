import type { Operator, Test } from '@fulcrum/contract';
import { Button, Popover, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilterField, operatorsOf } from './filter-fields.ts';
import { takesValue } from './filter-tests.ts';
import { FilterValue } from './filter-value.tsx';

interface FilterEditorProps {
  fields: FilterField[];
  initial: Test | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onApply: (test: Test) => void;
  children: ReactNode;
}

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
} as const satisfies Record<Operator, string>;

/** Field, operator and value of one test, floating under its chip. */
export function FilterEditor({ open, onOpenChange, children, ...form }: FilterEditorProps) {
  return (
    <Popover
      trigger={[]}
      open={open}
      onOpenChange={onOpenChange}
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={<EditorForm {...form} onCancel={() => onOpenChange(false)} />}
    >
      <span>{children}</span>
    </Popover>
  );
}

type EditorFormProps = Pick<FilterEditorProps, 'fields' | 'initial' | 'onApply'> & { onCancel: () => void };

function EditorForm({ fields, initial, onApply, onCancel }: EditorFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [metric, setMetric] = useState(initial?.metric ?? fields[0]!.metric);
  const field = fields.find((one) => one.metric === metric) ?? fields[0]!;
  const [op, setOp] = useState<Operator>(initial?.op ?? operatorsOf(field.kind)[0]!);
  const [value, setValue] = useState<Test['value']>(initial?.value);
  const operators = operatorsOf(field.kind);
  const test = takesValue(op) ? (isGiven(value) ? { metric, op, value } : null) : { metric, op };
  const changeField = (next: string) => {
    setMetric(next);
    setOp(operatorsOf(fields.find((one) => one.metric === next)!.kind)[0]!);
    setValue(undefined);
  };
  const sign = field.kind === 'date' ? 'dateOp' : 'op';
  return (
    <form
      className="filterEditor"
      aria-label={t('customers.filter.editor')}
      onSubmit={(event) => {
        event.preventDefault();
        if (test) onApply(test);
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label htmlFor={`${id}-field`}>{t('customers.filter.field')}</label>
      <Select
        id={`${id}-field`}
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        value={metric}
        options={fields.map((one) => ({ value: one.metric, label: one.name }))}
        onChange={changeField}
      />
      <label htmlFor={`${id}-op`}>{t('customers.filter.operator')}</label>
      <Select
        id={`${id}-op`}
        value={op}
        options={operators.map((one) => ({ value: one, label: t(`customers.${sign}.${OPERATOR_KEYS[one]}` as 'customers.op.eq') }))}
        onChange={setOp}
      />
      {takesValue(op) ? (
        <>
          <label htmlFor={field.kind === 'choice' ? undefined : `${id}-value`}>{t('customers.filter.value')}</label>
          <FilterValue key={metric} id={`${id}-value`} field={field} value={value} onChange={setValue} />
        </>
      ) : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={test === null}>
          {t('customers.filter.apply')}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('customers.cancel')}
        </Button>
      </div>
    </form>
  );
}

const isGiven = (value: Test['value']): value is NonNullable<Test['value']> =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
