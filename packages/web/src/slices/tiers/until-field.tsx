import { DatePicker, Form } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** The last day of a level given by hand, inside a form, with the usual spans at hand. The form's value is an ISO date or null. */
export function UntilField({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useMe()?.today;
  const day = today ? dayjs(today) : undefined;
  const presets = [
    { months: 3, label: t('byHand.presets.quarter') },
    { months: 6, label: t('byHand.presets.half') },
    { months: 12, label: t('byHand.presets.year') },
  ];
  return (
    <Form.Item
      name="until"
      label={open ? t('byHand.untilOpen') : t('byHand.until')}
      rules={[{ required: !open, message: t('byHand.untilMissing') }]}
      getValueProps={(value: string | null | undefined) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null}
    >
      <DatePicker
        className="dayPicker"
        placeholder=""
        minDate={day}
        presets={day ? presets.map(({ months, label }) => ({ label, value: day.add(months, 'month') })) : []}
        format={[(value) => formatDate(value.format('YYYY-MM-DD'), language), 'YYYY-MM-DD']}
      />
    </Form.Item>
  );
}
