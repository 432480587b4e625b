import { useLanguage } from '../i18n/use-language.ts';
import { formatDate } from './format-date.ts';

interface TimeSpanProps {
  from: string;
  to: string;
  /** Where the clock stands by which it was agreed; absent: the reader's. */
  timeZone?: string | undefined;
  weekday?: boolean;
}

/** From when until when; the end of the same day by its time alone. */
export function TimeSpan({ from, to, timeZone, weekday = false }: TimeSpanProps) {
  const language = useLanguage();
  const zone = timeZone ? { timeZone } : {};
  const day = (at: string) => formatDate(at, language, { style: 'full', ...zone });
  const same = day(from) === day(to);
  return (
    <span className="num">
      <span className="nowrap">{formatDate(from, language, { style: 'minute', weekday, ...zone })}–</span>
      <wbr />
      <span className="nowrap">{formatDate(to, language, { style: same ? 'time' : 'minute', ...zone })}</span>
    </span>
  );
}
