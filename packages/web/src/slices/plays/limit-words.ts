import type { PlayPolicy } from '@fulcrum/contract';
import { formatNumber } from '../../kit/index.ts';
import { conditionWords } from '../metrics/condition-words.ts';
import type { Speech } from './play-speech.ts';

/** What keeps a play from asking too much, a sentence each; its holdout among them. */
export function limitWords({ limits, holdout }: Pick<PlayPolicy, 'limits' | 'holdout'>, { t, language, number, money }: Speech): string[] {
  const { oncePerDays, atMost, budget } = limits;
  return [
    ...(oncePerDays ? [t('playing.limit.once', { days: number(oncePerDays) })] : []),
    ...(atMost ? [t(atMost.per === 'week' ? 'playing.limit.atMostWeek' : 'playing.limit.atMostMonth', { runs: number(atMost.runs) })] : []),
    ...(budget
      ? [
          t(budget.per === 'month' ? 'playing.limit.budgetMonth' : 'playing.limit.budgetYear', {
            each: money(budget.each),
            total: money(budget.total),
          }),
        ]
      : []),
    ...(holdout ? [t('playing.limit.holdout', { share: formatNumber(holdout, language, 'percent', 0) })] : []),
  ];
}

/** What a play is to bring about. */
export function aimWords(aim: NonNullable<PlayPolicy['aim']>, { t, names }: Speech): string {
  if (aim.outcome === 'condition') return t('playing.aim.condition', { days: aim.withinDays, when: conditionWords(aim.when, names) });
  return t(`playing.aim.${aim.outcome}`, { days: aim.withinDays });
}
