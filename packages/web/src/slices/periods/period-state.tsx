import type { Period } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';

export type PeriodState = 'open' | 'closed' | 'reopened' | 'running' | 'due';

/** Where a month stands, on a day. */
export function stateOf(period: Period, today: string): PeriodState {
  if (period.state === 'closed') return 'closed';
  if (period.closing > 0) return 'reopened';
  if (period.month >= today.slice(0, 7)) return 'running';
  return period.dueOn < today ? 'due' : 'open';
}

export function PeriodMark({ period, today }: { period: Period; today: string }) {
  const { t } = useTranslation();
  const state = stateOf(period, today);
  return <span className={`tag periodMark ${state}`}>{t(`closing.stateOf.${state}`)}</span>;
}
