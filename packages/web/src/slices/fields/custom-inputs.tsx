import type { CustomField, CustomValues, FieldEntity } from '@fulcrum/contract';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { MaybeDayField } from '../account/maybe-day-field.tsx';
import { PersonSelect } from '../tasks/index.ts';
import { useFields } from './use-fields.ts';

/** A company's own fields inside a form, below `custom`: those in force, and retired ones that still hold a value. */
export function CustomInputs({ entity, values }: { entity: FieldEntity; values: CustomValues }) {
  const { fields } = useFields(entity);
  return fields.map((field) => <CustomInput key={field.id} field={field} value={values[field.id]} />);
}

function CustomInput({ field, value }: { field: CustomField; value: CustomValues[string] | undefined }) {
  const language = useLanguage();
  const me = useMe();
  const name = ['custom', field.id];
  const label = field.name[language];
  if (field.type === 'date') return <MaybeDayField name={name} label={label} />;
  if (field.type === 'user' && !me?.may.includes('users.read')) return null;
  const options = field.choices
    ?.filter(({ id, retired }) => !retired || id === value || (Array.isArray(value) && value.includes(id)))
    .map((choice) => ({ value: choice.id, label: choice[language] }));
  const input: Record<Exclude<CustomField['type'], 'date'>, ReactNode> = {
    text: <Input maxLength={200} />,
    number: <InputNumber className="dayPicker" />,
    money: <InputNumber className="dayPicker" />,
    boolean: <Switch />,
    choice: options ? <Select allowClear options={options} /> : <Input maxLength={200} />,
    multi_choice: <Select allowClear mode="multiple" options={options ?? []} />,
    user: <PersonSelect />,
  };
  return (
    <Form.Item name={name} label={label} valuePropName={field.type === 'boolean' ? 'checked' : 'value'}>
      {input[field.type]}
    </Form.Item>
  );
}
