import type { PayloadField } from '@fulcrum/contract';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';

/** One field of what an announcement says of a customer, by its type. */
export function SaidInput({ field, name }: { field: PayloadField; name: (string | number)[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = field.name[language];
  return (
    <Form.Item
      name={name}
      label={field.required ? label : `${label}${t('records.optional')}`}
      rules={[{ required: field.required, message: t('records.missing', { name: label }) }]}
    >
      {field.type === 'choice' ? (
        <Select
          allowClear={!field.required}
          options={(field.choices ?? []).map((choice) => ({ value: choice.id, label: choice[language] }))}
        />
      ) : (
        <Input
          maxLength={200}
          {...(field.type === 'number' ? { inputMode: 'decimal' as const } : {})}
          {...(field.type === 'date' ? { placeholder: '2026-11-26' } : {})}
        />
      )}
    </Form.Item>
  );
}
