import { useTranslation } from 'react-i18next';
import { TierChip } from '../../kit/index.ts';
import { useTierLevels } from './use-tier-levels.ts';

interface AccountTierProps {
  /** The level's id; null: not evaluated yet, or not for this reader. */
  tier: string | null;
  rank?: number | null;
  named?: boolean;
  byHand?: boolean;
  frozen?: boolean;
}

/** An account's value tier under the policy in force. */
export function AccountTier({ tier, rank = null, named = false, byHand = false, frozen = false }: AccountTierProps) {
  const { t } = useTranslation();
  const levels = useTierLevels();
  if (tier === null) return named ? <span className="ink3">{t('customer.noTier')}</span> : null;
  return (
    <TierChip
      letter={tier}
      name={levels.nameOf(tier)}
      position={levels.positionOf(tier, rank)}
      levels={levels.count}
      named={named}
      byHand={byHand}
      frozen={frozen}
    />
  );
}
