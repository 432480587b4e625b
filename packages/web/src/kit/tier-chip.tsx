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
  /** Given by a person in place of the judged one: marked. */
  byHand?: boolean;
}

/** A value tier: letter in a square, darker is worth more. */
export function TierChip({ letter, name, position, levels, named = false, byHand = false }: TierChipProps) {
  const { t } = useTranslation();
  const level = name ? t('kit.tier.named', { letter, name }) : t('kit.tier.level', { letter });
  const label = byHand ? t('kit.tier.byHand', { level }) : level;
  return (
    <span className="chip" title={named && !byHand ? undefined : label}>
      <span className={byHand ? 'tier byHand' : 'tier'} style={tierSquare(rampStep(position, levels))} aria-hidden>
        {letter}
      </span>
      <span className="visuallyHidden">{label}</span>
      {named && name ? <span aria-hidden>{name}</span> : null}
      {named && byHand ? (
        <span className="tag" aria-hidden>
          {t('kit.tier.hand')}
        </span>
      ) : null}
    </span>
  );
}
