import { useLanguage } from '../i18n/use-language.ts';
import { formatMoney } from './format-money.ts';

/**
 * Money in the reader's own unit, with every digit on hover. `amount` in the currency's own unit, `currency` ISO 4217; what is
 * no figure (masked for the reader's role) stands as it is.
 */
export function Money({ amount, currency = 'CNY' }: { amount: number | string; currency?: string }) {
  const language = useLanguage();
  if (Number.isNaN(Number(amount))) return <span className="num nowrap ink3">{amount}</span>;
  return (
    <span className="num nowrap" title={formatMoney(amount, currency, language, true)}>
      {formatMoney(amount, currency, language)}
    </span>
  );
}
