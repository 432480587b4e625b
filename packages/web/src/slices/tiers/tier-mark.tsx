import { useTranslation } from 'react-i18next';
import { TierChip } from '../../kit/index.ts';
import type { Level } from './use-levels.ts';

interface TierMarkProps {
  /** The level's id; null: no result yet. */
  tier: string | null;
  levels: Level[];
  /** Where the level stands, 0 the best, for readers who may not read the policy. */
  rank?: number | null;
  named?: boolean;
  byHand?: boolean;
  frozen?: boolean;
}

const USUAL_LEVELS = 5;

/** The chip of an account's tier, or a dash where nothing has been evaluated. */
export function TierMark({ tier, levels, rank, named, byHand, frozen }: TierMarkProps) {
  const { t } = useTranslation();
  if (tier === null)
    return (
      <span className="tier tierNone" title={t('tiers.none')}>
        <span aria-hidden>–</span>
        <span className="visuallyHidden">{t('tiers.none')}</span>
      </span>
    );
  const level = levels.find(({ id }) => id === tier);
  return (
    <TierChip
      letter={tier}
      name={level?.name}
      position={level?.position ?? rank ?? 0}
      levels={levels.length || USUAL_LEVELS}
      named={named}
      byHand={byHand}
      frozen={frozen}
    />
  );
}
