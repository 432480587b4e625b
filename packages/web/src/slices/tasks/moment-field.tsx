import { DatePicker, Form } from 'antd';
import type { Rule } from 'antd/es/form';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

interface MomentFieldProps {
  name: string;
  label: string;
  /** Of the same form: it must be later than that one. */
  after?: string;
}

/** A day and a time inside a form. The form's value is what the clock shows (`2026-11-27T09:00`); where the clock stands is for the form to say. */
export function MomentField({ name, label, after }: MomentFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const later: Rule = ({ getFieldValue }) => ({
    validator: (_, value?: string) =>
      after && value && value <= (getFieldValue(after) ?? '') ? Promise.reject(new Error(t('task.form.momentOrder'))) : Promise.resolve(),
  });
  return (
    <Form.Item
      name={name}
      label={label}
      {...(after ? { dependencies: [after] } : {})}
      rules={[{ required: true, message: t('task.form.momentMissing') }, later]}
      getValueProps={(wallTime: string | undefined) => ({ value: wallTime ? dayjs(wallTime) : null })}
      normalize={(at: dayjs.Dayjs | null) => at?.format('YYYY-MM-DDTHH:mm')}
    >
      <DatePicker
        showTime={{ format: 'HH:mm', minuteStep: 15 }}
        className="dayPicker"
        needConfirm={false}
        format={[(at) => `${formatDate(at.format('YYYY-MM-DD'), language, { weekday: true })} ${at.format('HH:mm')}`, 'YYYY-MM-DD HH:mm']}
      />
    </Form.Item>
  );
}
