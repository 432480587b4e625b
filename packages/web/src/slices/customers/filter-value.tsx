import type { Test } from '@fulcrum/contract';
import { Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { choiceName } from '../metrics/choice-name.ts';
import { choicesOf, type FilterField } from './filter-fields.ts';
import { storedFigure, typedFigure } from './filter-tests.ts';

interface FilterValueProps {
  id: string;
  field: FilterField;
  value: Test['value'];
  onChange: (value: Test['value']) => void;
}

/** The control for a test's value: a figure with its unit, a day, choices, or words. */
export function FilterValue({ id, field, value, onChange }: FilterValueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { kind, metric } = field;
  if (kind === 'choice')
    return (
      <Checkbox.Group
        className="choiceList"
        value={Array.isArray(value) ? value.map(String) : []}
        options={choicesOf(metric).map((one) => ({ value: one, label: choiceName(metric, one) }))}
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
  if (kind === 'date')
    return (
      <DatePicker id={id} value={typeof value === 'string' ? dayjs(value) : null} onChange={(day) => onChange(day?.format('YYYY-MM-DD'))} />
    );
  if (kind === 'text')
    return <Input id={id} value={value === undefined ? '' : String(value)} onChange={(event) => onChange(event.target.value)} />;
  const units = { money: t('customers.unit.money', { currency }), days: t('customers.unit.days'), ratio: '%', count: '', score: '' };
  return (
    <InputNumber
      id={id}
      className="figureInput"
      value={typeof value === 'number' ? typedFigure(value, kind, language) : null}
      suffix={units[kind] || undefined}
      onChange={(typed) => onChange(typed === null ? undefined : storedFigure(typed, kind, language))}
    />
  );
}
