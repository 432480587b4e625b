import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { locale } from '../../kit/format-number.ts';
import { addMonths, daysBetween, formatDate } from '../../kit/index.ts';
import './time-rail.css';
import { type Mark, railMarks, tierChanges } from './rail-marks.ts';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

const MONTHS = 12;
/** A label nearer to today than this ends at its mark, else it would leave the page. */
const EDGE_DAYS = 24;

/** Twelve months up to today: when tier and owner changed, and which day the page shows. A mark shows the page as of its day. */
export function TimeRail({ accountId, facts }: { accountId: string; facts: AccountFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { go } = useAccountAddress();
  const { today, day } = facts;
  const found = useQuery(api.accounts.timeline.queryOptions({ input: { id: accountId, limit: 200, part: 'people' } }));
  if (!today) return null;
  const from = addMonths(today, -MONTHS);
  const span = daysBetween(from, today);
  const at = (on: string) => `${(98 * daysBetween(from, on)) / span}%`;
  const owners: Mark[] = (found.data?.items ?? [])
    .filter((entry) => entry.kind === 'owner')
    .map((entry) => ({ on: entry.on, text: t('customer.rail.owner', { name: String(entry.facts.to ?? '—') }) }));
  const tiers: Mark[] = tierChanges(facts.judged).map(({ on, before, after }) => ({
    on,
    text: before ? `${before} → ${after}` : t('customer.rail.firstTier', { tier: after }),
  }));
  const marks = railMarks([...owners, ...tiers], from, today);
  const month = new Intl.DateTimeFormat(locale(language), { month: 'short', timeZone: 'UTC' });
  return (
    <section className="timeRail" aria-label={t('customer.rail.label')}>
      <div className="railLine" />
      {Array.from({ length: MONTHS }, (_, i) => `${addMonths(today, i - MONTHS + 1).slice(0, 7)}-01`).map((first) => (
        <span key={first} className="railMonth" style={{ left: at(first) }} aria-hidden>
          {month.format(Date.parse(first)).replace(/(\d)(\D)/, '$1 $2')}
        </span>
      ))}
      {marks.map((mark) => (
        <button
          key={`${mark.on}${mark.text}`}
          type="button"
          className={daysBetween(mark.on, today) < EDGE_DAYS ? 'railMark edge' : 'railMark'}
          style={{ left: at(mark.on) }}
          title={`${formatDate(mark.on, language)} · ${mark.text}`}
          aria-label={t('customer.rail.seeDay', { text: mark.text, day: formatDate(mark.on, language) })}
          onClick={() => go({ asOf: mark.on < today ? mark.on : undefined })}
        >
          {mark.shown ? <span aria-hidden>{mark.text}</span> : null}
        </button>
      ))}
      {day >= from ? <span className="railNow" style={{ left: at(day) }} title={formatDate(day, language, { weekday: true })} /> : null}
    </section>
  );
}
