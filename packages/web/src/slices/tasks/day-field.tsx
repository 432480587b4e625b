import { DatePicker, Form } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

interface DayFieldProps {
  name: string;
  label: string;
  min?: string;
  max?: string;
  /** May stay empty. */
  optional?: boolean;
  hint?: string;
}

/** A calendar day inside a form, with its weekday. The form's value is an ISO date. */
export function DayField({ name, label, min, max, optional = false, hint }: DayFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: !optional, message: t('task.form.dayMissing') }]}
      extra={hint}
      getValueProps={(day: string | undefined) => ({ value: day ? dayjs(day) : null })}
      normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD')}
    >
      <DatePicker
        minDate={min ? dayjs(min) : undefined}
        maxDate={max ? dayjs(max) : undefined}
        allowClear={optional}
        className="dayPicker"
        format={[(day) => formatDate(day.format('YYYY-MM-DD'), language, { weekday: true }), 'YYYY-MM-DD']}
      />
    </Form.Item>
  );
}
