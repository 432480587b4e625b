import type { Decimal } from './decimal.ts';
import { canonicalDecimal, decimalOfNumber, scaleByPowerOfTen } from './decimal.ts';
import { normaliseText } from './normalise-text.ts';
import type { Reading } from './problem.ts';
import { read, unreadable } from './problem.ts';
import type { Cell } from './row.ts';

/** Which sign parts whole and fraction; with `,` the point groups thousands (`1.234,56`). */
export type DecimalSign = '.' | ',';

const simple = /^-?(0|[1-9]\d{0,14})$/;
const money = /^(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|人民币|[¥$€£])\s*|\s*(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|人民币|元|圆|[¥$€£])$/gi;
const scales: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};
const blanks = new Set(['-', '--', '—', '——', '/', '\\']);

/**
 * A number as an exact decimal text; null when blank or a dash. Reads `1,234.00`, full-width digits, currency signs, `(1,234)` as negative,
 * `12%` as 0.12, `3.5万`, `1.2亿`, `1.5E+3`. Text never passes through a float.
 */
export function normaliseNumber(cell: Cell | undefined, sign: DecimalSign = '.'): Reading<Decimal | null> {
  if (typeof cell === 'string' && simple.test(cell)) return read(cell === '-0' ? '0' : cell);
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? read(decimalOfNumber(cell)) : unreadable('import.value.not_a_number', String(cell));
  }
  if (typeof cell === 'boolean') return unreadable('import.value.not_a_number', String(cell));
  const text = normaliseText(cell);
  if (!text.ok || text.value === null || blanks.has(text.value)) return text.ok ? read(null) : text;
  const value = numberInText(text.value, sign);
  return value === undefined ? unreadable('import.value.not_a_number', text.value) : read(value);
}

/** As above, but a fraction is a problem. */
export function normaliseInteger(cell: Cell | undefined, sign: DecimalSign = '.'): Reading<Decimal | null> {
  const number = normaliseNumber(cell, sign);
  if (!number.ok || number.value === null || !number.value.includes('.')) return number;
  return unreadable('import.value.not_an_integer', String(cell));
}

function numberInText(text: string, sign: DecimalSign): Decimal | undefined {
  let rest = text.replace(/[！-～￥−–]/g, halfWidthSign);
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed) {
    negative = true;
    rest = bracketed[1]!.trim();
    if (/^[-+]/.test(rest)) return undefined;
  }
  const takeSign = (): void => {
    const signed = /^([-+])\s*(?=[^-+])/.exec(rest);
    if (signed === null || negative) return;
    negative = signed[1] === '-';
    rest = rest.slice(signed[0].length);
  };
  takeSign();
  rest = rest.replace(money, '');
  takeSign();
  let power = 0;
  const scaled = /\s*([百千万萬亿億十]{1,2}|%|‰)$/.exec(rest);
  if (scaled) {
    const shift = scaled[1] === '%' ? -2 : scaled[1] === '‰' ? -3 : scales[scaled[1]!];
    if (shift === undefined) return undefined;
    power = shift;
    rest = rest.slice(0, scaled.index);
  }
  const digits = plainDigits(rest, sign);
  if (digits === undefined) return undefined;
  const value = power + digits.power === 0 ? canonicalDecimal(digits.text) : scaleByPowerOfTen(digits.text, power + digits.power);
  return negative && value !== '0' ? `-${value}` : value;
}

/** Digits without grouping, and the power of ten of a scientific notation; undefined when grouped in any other way than by threes. */
function plainDigits(text: string, sign: DecimalSign): { text: string; power: number } | undefined {
  const pattern =
    sign === '.'
      ? /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.(\d*))?(?:E([+-]?\d{1,3}))?$/i
      : /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)?(?:,(\d*))?(?:E([+-]?\d{1,3}))?$/i;
  const match = pattern.exec(text);
  if (match === null || (!match[1] && !match[2])) return undefined;
  const whole = (match[1] ?? '0').replace(/\D/g, '');
  return { text: match[2] ? `${whole}.${match[2]}` : whole, power: match[3] === undefined ? 0 : Number(match[3]) };
}

function halfWidthSign(char: string): string {
  if (char === '￥') return '¥';
  if (char === '−' || char === '–') return '-';
  return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}
