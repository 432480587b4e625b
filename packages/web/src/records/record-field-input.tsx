import { apiName, type RecordField, type RecordType } from '@fulcrum/contract';
import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDate } from '../kit/index.ts';
import { AnnouncementSelect } from './announcement-select.tsx';
import { MetricSelect } from './metric-select.tsx';
import type { RecordRow } from './record-api.ts';
import { ReferenceSelect } from './reference-select.tsx';

interface FieldInputProps {
  type: RecordType;
  id: string;
  accountId: string | undefined;
  /** The record as it stands. */
  row: RecordRow | undefined;
}

/** One field of a record in a form, by its kind; what it is called in the API is its name in the form. */
export function RecordFieldInput({ type, id, accountId, row }: FieldInputProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = type.fields[id] as RecordField;
  const name = apiName(id, field);
  const label = field.required ? field.name[language] : `${field.name[language]}${t('records.optional')}`;
  const day =
    field.kind === 'day'
      ? {
          getValueProps: (value: string | null | undefined) => ({ value: value ? dayjs(value) : null }),
          normalize: (value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null,
        }
      : {};
  return (
    <Form.Item
      name={name}
      label={label}
      extra={field.hint?.[language]}
      rules={[
        { required: field.required ?? false, message: t('records.missing', { name: field.name[language] }) },
        ...numberRules(field, t('records.notANumber')),
      ]}
      className={field.kind === 'longText' ? 'wide' : undefined}
      {...day}
    >
      <Control field={field} accountId={accountId} known={knownOf(id, row)} />
    </Form.Item>
  );
}

const knownOf = (id: string, row: RecordRow | undefined) => {
  const value = row?.[`${id}Id`];
  return value ? { id: String(value), name: String(row?.[`${id}Name`] ?? '—') } : undefined;
};

const numberRules = (field: RecordField, message: string) =>
  field.kind === 'money' || field.kind === 'decimal' ? [{ pattern: /^-?\d+(\.\d+)?$/, message }] : [];

interface ControlProps {
  id?: string;
  field: RecordField;
  accountId: string | undefined;
  known: { id: string; name: string } | undefined;
  value?: never;
  onChange?: never;
}

/** The control alone; the form hands it `id`, `value` and `onChange`. */
function Control({ field, accountId, known, ...given }: ControlProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (field.kind) {
    case 'day':
      return (
        <DatePicker
          {...given}
          className="dayPicker"
          placeholder=""
          format={[(day) => formatDate(day.format('YYYY-MM-DD'), language, { weekday: true }), 'YYYY-MM-DD']}
        />
      );
    case 'integer':
      return <InputNumber {...given} className="dayPicker" precision={0} min={field.min ?? 0} max={field.max ?? 2_147_483_647} />;
    case 'money':
    case 'decimal':
      return <Input {...given} inputMode="decimal" maxLength={24} />;
    case 'boolean':
      return (
        <Select
          {...given}
          allowClear
          options={[
            { value: true, label: t('customer.yes') },
            { value: false, label: t('customer.no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...given}
          allowClear={!field.required}
          options={Object.entries(field.choices).map(([value, label]) => ({ value, label: label[language] }))}
        />
      );
    case 'reference':
      return <ReferenceSelect {...given} to={field.to} accountId={accountId} known={known} />;
    case 'text':
      if (field.of === 'announcement') return <AnnouncementSelect {...given} />;
      return field.of === 'metric' ? <MetricSelect {...given} /> : <Input {...given} maxLength={200} />;
    case 'longText':
      return <Input.TextArea {...given} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />;
  }
}
