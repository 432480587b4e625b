import { type BenefitMatrix, type CellTerms, measureOf } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

type Known = Pick<BenefitMatrix, 'catalogue' | 'classes'>;

/** A benefit's name and, apart, what its terms say: "Training" · "24 hours a year". */
export function useTermsText({ catalogue, classes }: Known) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (terms: CellTerms): { name: string; detail: string | null } => {
    const benefit = catalogue.find(({ id }) => id === terms.benefit);
    const name = benefit?.name[language] ?? terms.benefit;
    const unit = benefit?.unit[language] ?? '';
    const measure = benefit ? measureOf(benefit.kind) : 'standing';
    const amount = (value: number) => formatNumber(value, language);
    if (measure === 'limit' && terms.limit !== null) return { name, detail: t('benefit.upTo', { limit: amount(terms.limit), unit }) };
    if (measure === 'class') return { name, detail: classes.find(({ id }) => id === terms.class)?.name[language] ?? terms.class };
    if (terms.quantity !== null && terms.per !== null)
      return { name, detail: t(`benefit.each.${terms.per}`, { quantity: amount(terms.quantity), unit }) };
    return { name, detail: null };
  };
}
