import type { SimulatedBenefits } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';

/** Who gains and who loses by the draft, in a sentence. */
export function MovedWords({ of: { moved } }: { of: SimulatedBenefits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (moved.accounts === 0) return t('grant.answer.nobody');
  const number = (value: number) => formatNumber(value, language);
  const values = {
    count: moved.accounts,
    accounts: number(moved.accounts),
    gain: number(moved.gain),
    lose: number(moved.lose),
    change: number(moved.change),
  };
  return <RichText text="grant.answer.moved" values={values} />;
}
