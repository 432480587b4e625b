import { measureOf } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useTermsText } from '../../benefits/use-terms-text.ts';
import { useBenefitsDraft } from './benefits-draft.ts';
import type { DraftTerms } from './benefits-shape.ts';
import { useBenefitsNow } from './use-benefits-now.ts';

/** What terms of the draft say: the benefit, and how much of it. */
export function useDraftTerms() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useBenefitsDraft();
  const { classes } = useBenefitsNow();
  const { of } = useTermsText();
  return (terms: DraftTerms): { name: string; detail: string | null } => {
    const benefit = policy.benefits.find(({ id }) => id === terms.benefit);
    if (!benefit?.kind) return { name: terms.benefit, detail: null };
    const { kind, unit, name } = benefit;
    const named = classes.find(({ id }) => id === terms.class)?.name[language] ?? terms.class ?? null;
    const said = { kind, quantity: terms.quantity ?? null, per: terms.per ?? null, limit: terms.limit ?? null };
    const detail = of(said, unit[language], named);
    const incomplete = measureOf(kind) !== 'standing' && detail === null;
    return { name: name[language] || benefit.id, detail: incomplete ? t('grant.matrix.incomplete') : detail };
  };
}
