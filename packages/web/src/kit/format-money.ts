import type { Language } from '../i18n/i18n.ts';
import { formatNumber, locale } from './format-number.ts';

interface Unit {
  /** How many of the currency one unit is. */
  size: number;
  sign: string;
  /** Decimals shown; fewer than `min` are filled with zeros. */
  digits: (value: number) => { min: number; max: number };
}

const fixed = (digits: number) => () => ({ min: digits, max: digits });
const units: Record<Language, Unit[]> = {
  zh: [
    { size: 1e8, sign: ' 亿', digits: fixed(2) },
    { size: 1e4, sign: ' 万', digits: (value) => ({ min: 0, max: Math.abs(value) < 10 ? 1 : 0 }) },
  ],
  en: [
    { size: 1e9, sign: 'B', digits: fixed(2) },
    { size: 1e6, sign: 'M', digits: (value) => (Math.abs(value) >= 100 ? { min: 0, max: 0 } : { min: 1, max: 1 }) },
    { size: 1e3, sign: 'K', digits: (value) => ({ min: 0, max: Math.abs(value) < 10 ? 1 : 0 }) },
  ],
};

/**
 * Money as it is read: `¥1,180 万`, `¥6.42 亿`; `¥11.8M`, `¥642M`. `amount` is in the currency's own unit (not cents), as a
 * number or a decimal text; `exact` shows every digit instead of a rounded unit. `currency` is ISO 4217. A masked amount (`***`)
 * stays as it is.
 */
export function formatMoney(amount: number | string, currency: string, language: Language, exact = false): string {
  const value = typeof amount === 'string' ? Number(amount) : amount;
  if (Number.isNaN(value)) return String(amount); // masked: its place stays
  const sign = value < 0 ? '−' : '';
  return `${sign}${currencySign(currency, language)}${magnitude(Math.abs(value), language, exact)}`;
}

function magnitude(value: number, language: Language, exact: boolean): string {
  if (exact) return formatNumber(value, language, 'plain', 2);
  const ladder = units[language];
  for (const [index, unit] of ladder.entries()) {
    // Rounded in the next smaller unit first, so that 99,999,999 becomes 1.00 亿 and never 10,000 万.
    const smaller = ladder[index + 1];
    const rounded = Math.max(value, smaller ? roundTo(value, smaller) : Math.round(value));
    if (rounded < unit.size) continue;
    const { min, max } = unit.digits(rounded / unit.size);
    const figure = new Intl.NumberFormat(locale(language), { minimumFractionDigits: min, maximumFractionDigits: max });
    return `${figure.format(rounded / unit.size)}${unit.sign}`;
  }
  return formatNumber(value, language, 'plain', value < 100 ? 2 : 0);
}

/** `value` as it would read in `unit`, back in the currency's own unit. */
function roundTo(value: number, unit: Unit): number {
  const power = 10 ** unit.digits(value / unit.size).max;
  return (Math.round((value / unit.size) * power) / power) * unit.size;
}

function currencySign(currency: string, language: Language): string {
  if (currency === 'CNY') return '¥';
  const parts = new Intl.NumberFormat(locale(language), { style: 'currency', currency }).formatToParts(0);
  const sign = parts.find((part) => part.type === 'currency')?.value ?? currency;
  return /[A-Za-z]$/.test(sign) ? `${sign} ` : sign;
}
