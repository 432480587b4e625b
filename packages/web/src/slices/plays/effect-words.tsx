import type { PlayEffect } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/i18n.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../kit/index.ts';

const points = (share: number, language: Language) => formatNumber(share * 100, language, 'plain', 1);

/** Why nothing is claimed, as the texts call it. */
const SILENT = { no_aim: 'no_aim', no_holdout: 'no_holdout', too_few: 'scarce', pending: 'pending' } as const;

/** Whether an interval tells a difference at all. */
const isTold = ({ low, high }: NonNullable<PlayEffect['difference']>): boolean => low > 0 || high < 0;

/** The effect of a play in a word; nothing is claimed where nothing can be. */
export function EffectWord({ effect }: { effect: PlayEffect | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!effect) return <span className="ink3">—</span>;
  const { silent, difference } = effect;
  if (silent || !difference) return <span className="ink3">{t(`playing.effect.word.${SILENT[silent ?? 'too_few']}`)}</span>;
  if (!isTold(difference)) return <span className="ink2">{t('playing.effect.word.unsure')}</span>;
  const sign = difference.value > 0 ? '+' : '';
  return <span className="num">{t('playing.effect.word.points', { points: `${sign}${points(difference.value, language)}` })}</span>;
}

/** The same as a sentence, with its interval. */
export function EffectSentence({ effect: { silent, difference } }: { effect: PlayEffect }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (silent || !difference) return <p className="prose">{t(`playing.effect.silent.${SILENT[silent ?? 'too_few']}`)}</p>;
  const { value, low, high } = difference;
  const words = { points: points(Math.abs(value), language), low: points(low, language), high: points(high, language) };
  const way = !isTold(difference) ? 'unsure' : value > 0 ? 'better' : 'worse';
  return (
    <p className="prose">
      <RichText text={`playing.effect.${way}`} values={words} />
    </p>
  );
}
