import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** From when until when; the end of the same day by its time alone. */
export function PlanTime({ from, to }: { from: string; to: string }) {
  const language = useLanguage();
  const day = (at: string) => formatDate(at, language, { style: 'full' });
  const same = day(from) === day(to);
  return (
    <span className="num nowrap">
      {formatDate(from, language, { style: 'minute' })}–{formatDate(to, language, { style: same ? 'time' : 'minute' })}
    </span>
  );
}
