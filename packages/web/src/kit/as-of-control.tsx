import { CalendarOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDate } from './format-date.ts';

interface AsOfControlProps {
  /** The day that the page shows; null: today. ISO dates. */
  asOf: string | null;
  today: string;
  onChange: (day: string | null) => void;
}

/** Which day a page shows: a day back, a day on, or any day up to today. A past day stands on the accent's soft ground. */
export function AsOfControl({ asOf, today, onChange }: AsOfControlProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = asOf ?? today;
  const go = (day: string) => onChange(day >= today ? null : day);
  const step = (days: number) => go(dayjs(shown).add(days, 'day').format('YYYY-MM-DD'));
  return (
    <span className={asOf ? 'asOf past' : 'asOf'}>
      <Button icon={<LeftOutlined aria-hidden />} aria-label={t('kit.asOf.back')} title={t('kit.asOf.back')} onClick={() => step(-1)} />
      <DatePicker
        value={dayjs(shown)}
        maxDate={dayjs(today)}
        allowClear={false}
        inputReadOnly
        suffixIcon={<CalendarOutlined aria-hidden />}
        aria-label={t('kit.asOf.label')}
        format={(day) => t('kit.asOf.day', { day: formatDate(day.format('YYYY-MM-DD'), language, { weekday: true }) })}
        onChange={(day) => day && go(day.format('YYYY-MM-DD'))}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('kit.asOf.on')}
        title={t('kit.asOf.on')}
        disabled={!asOf}
        onClick={() => step(1)}
      />
    </span>
  );
}
