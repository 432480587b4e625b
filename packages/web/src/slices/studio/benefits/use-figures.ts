import { useMe } from '../../../api/use-me.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatMoney, formatNumber } from '../../../kit/index.ts';

/** Costs of the draft as text, in base currency to the last digit, and plain figures. */
export function useFigures() {
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return {
    currency,
    cost: (value: number) => formatMoney(value, currency, language, true),
    number: (value: number | string, digits = 0) => formatNumber(Number(value), language, 'plain', digits),
  };
}
