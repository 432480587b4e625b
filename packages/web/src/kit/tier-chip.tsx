import { useTranslation } from 'react-i18next';
import { rampStep } from './ramp.ts';
import { tierSquare } from './tone.ts';

export interface TierChipProps {
  /** The level's letter or short name: A, KA, 重点. */
  letter: string;
  /** The level's full name, read aloud, and shown with `named`. */
  name?: string;
  /** Position among the policy's levels, 0 = best. */
  position: number;
  /** How many levels the policy has. */
  levels: number;
  named?: boolean;
}

/** A value tier: letter in a square, darker is worth more. */
export function TierChip({ letter, name, position, levels, named = false }: TierChipProps) {
  const { t } = useTranslation();
  const label = name ? t('kit.tier.named', { letter, name }) : t('kit.tier.level', { letter });
  return (
    <span className="chip" title={named ? undefined : label}>
      <span className="tier" style={tierSquare(rampStep(position, levels))} aria-hidden>
        {letter}
      </span>
      <span className="visuallyHidden">{label}</span>
      {named && name ? <span aria-hidden>{name}</span> : null}
    </span>
  );
}
