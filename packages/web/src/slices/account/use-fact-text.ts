import type { ExplainedItem } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatMoney, formatNumber } from '../../kit/index.ts';

type Item = z.infer<typeof ExplainedItem>;
type Fact = Item['evidence'][number];

/** The facts that an item of a policy found, as one reads them; null when it found none. */
export function useFactText(): (item: Item) => string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const value = ({ value: found, type }: Fact): string => {
    if (found === null) return '—';
    if (typeof found === 'boolean') return t(found ? 'account.yes' : 'account.no');
    const number = Number(found);
    if (type === 'money') return formatMoney(found, currency, language);
    if (type === 'date') return formatDate(String(found), language);
    if (Number.isNaN(number)) return String(found);
    if (type === 'ratio') return formatNumber(number, language, 'percent', 1);
    if (type === 'days') return t('account.days', { count: Math.round(number) });
    return formatNumber(number, language, 'plain', 2);
  };
  return ({ evidence }) => {
    const known = evidence.filter((fact) => fact.value !== null);
    if (known.length === 0) return null;
    const only = known[0];
    if (known.length === 1 && only) return value(only);
    return known.map((fact) => `${fact.name[language]} ${value(fact)}`).join(t('account.listJoin'));
  };
}
