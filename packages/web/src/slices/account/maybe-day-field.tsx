import { DatePicker, Form } from 'antd';
import dayjs from 'dayjs';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** A calendar day that may stay empty, inside a form. The form's value is an ISO date or null. */
export function MaybeDayField({ name, label }: { name: string | string[]; label: string }) {
  const language = useLanguage();
  return (
    <Form.Item
      name={name}
      label={label}
      getValueProps={(day: string | null | undefined) => ({ value: day ? dayjs(day) : null })}
      normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD') ?? null}
    >
      <DatePicker className="dayPicker" placeholder="" format={[(day) => formatDate(day.format('YYYY-MM-DD'), language), 'YYYY-MM-DD']} />
    </Form.Item>
  );
}
