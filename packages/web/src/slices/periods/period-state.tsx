import type { Period } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

export type PeriodState = 'open' | 'closed' | 'reopened' | 'running' | 'due';

/** From which month on closing is expected: the first that was ever closed, else the one that ended last. */
export function expectedFrom(periods: readonly Period[], today: string): string {
  const closed = periods.filter(({ closing }) => closing > 0).map(({ month }) => month);
  const ended = periods.map(({ month }) => month).filter((month) => month < today.slice(0, 7));
  return closed.toSorted()[0] ?? ended.toSorted().at(-1) ?? today;
}

/** Where a month stands on a day; `from` is the month from which on closing is expected. */
export function stateOf(period: Period, today: string, from: string): PeriodState {
  if (period.state === 'closed') return 'closed';
  if (period.closing > 0) return 'reopened';
  if (period.month >= today.slice(0, 7)) return 'running';
  return period.dueOn < today && period.month >= from ? 'due' : 'open';
}

export function PeriodMark({ state }: { state: PeriodState }) {
  const { t } = useTranslation();
  return <span className={`tag periodMark ${state}`}>{t(`closing.stateOf.${state}`)}</span>;
}
