import type { MatrixPlay } from '@fulcrum/contract';
import type { TFunction } from 'i18next';

/** When a play comes, in a word or two beside its name; null: its name says it. */
export function whenWords({ begins, firstDue }: MatrixPlay, t: TFunction): string | null {
  switch (begins.on) {
    case 'term_ends':
      return `T−${begins.at.toSorted((a, b) => b - a).join('/')}`;
    case 'stage_stayed':
      return begins.days === undefined ? t('strategy.when.overdue') : t('strategy.when.stayed', { count: begins.days });
    case 'stage_entered':
    case 'stage_left':
      return firstDue === null ? null : t('strategy.when.due', { count: firstDue });
    case 'condition_met':
      return t('strategy.when.condition');
    default:
      return null;
  }
}
