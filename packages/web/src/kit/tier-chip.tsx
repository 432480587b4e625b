import { PauseOutlined } from '@ant-design/icons';
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
  /** Not judged anew: marked. */
  frozen?: boolean;
}

/** A value tier: letter in a square, darker is worth more. */
export function TierChip({ letter, name, position, levels, named = false, byHand = false, frozen = false }: TierChipProps) {
  const { t } = useTranslation();
  const level = name ? t('kit.tier.named', { letter, name }) : t('kit.tier.level', { letter });
  const given = byHand ? t('kit.tier.byHand', { level }) : level;
  const label = frozen ? t('kit.tier.frozen', { level: given }) : given;
  return (
    <span className="chip" title={named && !byHand && !frozen ? undefined : label}>
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
      {frozen ? (
        named ? (
          <span className="tag" aria-hidden>
            {t('kit.tier.cold')}
          </span>
        ) : (
          <PauseOutlined className="frozenMark" aria-hidden />
        )
      ) : null}
    </span>
  );
}
