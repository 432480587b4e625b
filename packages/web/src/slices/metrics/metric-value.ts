import i18next from 'i18next';
import type { Language } from '../../i18n/i18n.ts';
import { formatDate, formatMoney, formatNumber } from '../../kit/index.ts';
import { choiceName } from './choice-name.ts';

export type Scalar = string | number | boolean | null;

export interface ValueStyle {
  language: Language;
  /** ISO 4217 of money. */
  currency: string;
}

/** How values that the reader's role does not see arrive. */
export const MASKED = '***';

/** A metric's value as it is read: money in its unit, ratios in percent, days with their word. Null gives null. */
export function metricValue(metric: string, type: string, value: Scalar, { language, currency }: ValueStyle): string | null {
  if (value === null) return null;
  if (value === MASKED) return MASKED;
  if (typeof value === 'boolean') return i18next.t(value ? 'measures.value.yes' : 'measures.value.no');
  if (type === 'date') return formatDate(String(value), language);
  const figure = Number(value);
  if (type === 'text' || Number.isNaN(figure)) return choiceName(metric, String(value));
  if (type === 'money') return formatMoney(figure, currency, language);
  if (type === 'ratio') return formatNumber(figure, language, 'percent', 1);
  if (type === 'days') return i18next.t('measures.value.days', { count: figure, days: formatNumber(figure, language) });
  return formatNumber(figure, language, 'plain', 2);
}
