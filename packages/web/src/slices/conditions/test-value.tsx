import { isRelativeDay, type Operator, type Test } from '@fulcrum/contract';
import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { FieldKind, FilterField } from './condition-fields.ts';
import { storedFigure, typedFigure } from './condition-tests.ts';

interface TestValueProps {
  id: string;
  field: FilterField;
  op: Operator;
  value: Test['value'];
  onChange: (value: Test['value']) => void;
}

/** The control for a test's value: a figure with its unit, a day or days from today, choices, or words. */
export function TestValue({ id, field, op, value, onChange }: TestValueProps) {
  const { t } = useTranslation();
  const { kind } = field;
  if (op === 'within_last' || op === 'within_next')
    return (
      <InputNumber
        id={id}
        className="figureInput"
        min={0}
        max={36_500}
        precision={0}
        value={typeof value === 'number' ? value : null}
        suffix={t('customers.unit.days')}
        onChange={(days) => onChange(days ?? undefined)}
      />
    );
  if (kind === 'choice' || kind === 'set' || op === 'in' || op === 'not_in')
    return (
      <Select
        id={id}
        mode={field.choices?.length && field.metric !== 'account.region_code' ? 'multiple' : 'tags'}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={Array.isArray(value) ? value.map(String) : []}
        options={field.choices ?? []}
        onChange={(chosen: string[]) => onChange(chosen)}
      />
    );
  if (kind === 'boolean')
    return (
      <Select
        id={id}
        value={typeof value === 'boolean' ? value : undefined}
        options={[
          { value: true, label: t('measures.value.yes') },
          { value: false, label: t('measures.value.no') },
        ]}
        onChange={onChange}
      />
    );
  if (kind === 'date') return <DayValue id={id} value={value} onChange={onChange} />;
  if (kind === 'text')
    return <Input id={id} value={value === undefined ? '' : String(value)} onChange={(event) => onChange(event.target.value)} />;
  return <FigureValue id={id} kind={kind} value={value} onChange={onChange} />;
}

type Part = Pick<TestValueProps, 'id' | 'value' | 'onChange'>;

function FigureValue({ id, kind, value, onChange }: Part & { kind: FieldKind }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const units: Partial<Record<FieldKind, string>> = {
    money: t('customers.unit.money', { currency }),
    days: t('customers.unit.days'),
    ratio: '%',
  };
  return (
    <InputNumber
      id={id}
      className="figureInput"
      value={typeof value === 'number' ? typedFigure(value, kind, language) : null}
      suffix={units[kind]}
      onChange={(typed) => onChange(typed === null ? undefined : storedFigure(typed, kind, language))}
    />
  );
}

/** A day of the calendar, or one that moves with today. */
function DayValue({ id, value, onChange }: Part) {
  const { t } = useTranslation();
  const moving = isRelativeDay(value);
  const modes = [
    { value: 'day', label: t('segment.day.calendar') },
    { value: 'before', label: t('segment.day.daysBefore') },
    { value: 'after', label: t('segment.day.daysAfter') },
  ];
  const [way, setWay] = useState<'before' | 'after'>(moving && value.today > 0 ? 'after' : 'before');
  const sign = way === 'after' ? 1 : -1;
  const choose = (mode: string) => {
    if (mode === 'day') return onChange(undefined);
    setWay(mode as 'before' | 'after');
    onChange({ today: (mode === 'after' ? 1 : -1) * (moving ? Math.abs(value.today) : 0) });
  };
  return (
    <span className="dayValue">
      <Select aria-label={t('segment.day.mode')} value={moving ? way : 'day'} options={modes} onChange={choose} />
      {moving ? (
        <InputNumber
          id={id}
          min={0}
          max={36_500}
          precision={0}
          value={Math.abs(value.today)}
          suffix={t('customers.unit.days')}
          onChange={(days) => onChange({ today: sign * (days ?? 0) || 0 })}
        />
      ) : (
        <DatePicker
          id={id}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(day) => onChange(day?.format('YYYY-MM-DD'))}
        />
      )}
    </span>
  );
}
