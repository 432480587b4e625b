import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** From when until when; the end of the same day by its time alone. */
export function PlanTime({ from, to, timeZone }: { from: string; to: string; timeZone?: string }) {
  const language = useLanguage();
  const zone = timeZone ? { timeZone } : {};
  const day = (at: string) => formatDate(at, language, { style: 'full', ...zone });
  const same = day(from) === day(to);
  return (
    <span className="num">
      <span className="nowrap">{formatDate(from, language, { style: 'minute', ...zone })}–</span>
      <wbr />
      <span className="nowrap">{formatDate(to, language, { style: same ? 'time' : 'minute', ...zone })}</span>
    </span>
  );
}
