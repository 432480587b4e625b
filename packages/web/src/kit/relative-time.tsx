import { createContext, use, useEffect, useState } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDate, isDateOnly } from './format-date.ts';
import { formatRelativeTime } from './format-relative-time.ts';

const MINUTE_MS = 60_000;

/** The past day that the page shows, ISO: days are counted from it. */
export const CountedFrom = createContext<string | undefined>(undefined);

/** How long ago or ahead; the exact date (and time of an instant) on hover. Follows the clock each minute. */
export function RelativeTime({ value }: { value: string }) {
  const language = useLanguage();
  const from = use(CountedFrom);
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      className="num nowrap"
      dateTime={value}
      title={formatDate(value, language, { style: isDateOnly(value) ? 'full' : 'minute', weekday: true })}
    >
      {from && isDateOnly(value) ? formatRelativeTime(value, language, Date.parse(`${from}T12:00`)) : formatRelativeTime(value, language)}
    </time>
  );
}
