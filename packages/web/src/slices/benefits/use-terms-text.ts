import { type BenefitMatrix, type CellTerms, type Entitlement, type Granted, measureOf } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

type Known = Pick<BenefitMatrix, 'catalogue' | 'classes'>;
type Said = Pick<Entitlement, 'kind' | 'quantity' | 'per' | 'limit'>;

/** What the terms of a benefit say: "24 hours a year", "up to 12 %"; null where it just stands. */
export function useTermsText() {
  const { t } = useTranslation();
  const language = useLanguage();
  const amount = (value: number) => formatNumber(value, language);
  const detail = ({ kind, quantity, per, limit }: Said, unit: string, named: string | null): string | null => {
    const measure = measureOf(kind);
    if (measure === 'class') return named;
    if (measure === 'limit' && limit !== null) return t('benefit.upTo', { limit: amount(limit), unit });
    return quantity !== null && per !== null ? t(`benefit.each.${per}`, { quantity: amount(quantity), unit }) : null;
  };
  return {
    of: detail,
    ofEntitlement: (item: Granted) => detail(item, item.unit[language], item.className?.[language] ?? item.class),
    /** Of a cell, with the benefit's name apart. */
    ofCell(terms: CellTerms, { catalogue, classes }: Known): { name: string; detail: string | null } {
      const benefit = catalogue.find(({ id }) => id === terms.benefit);
      if (!benefit) return { name: terms.benefit, detail: null };
      const named = classes.find(({ id }) => id === terms.class)?.name[language] ?? terms.class;
      return { name: benefit.name[language], detail: detail({ ...terms, kind: benefit.kind }, benefit.unit[language], named) };
    },
  };
}
