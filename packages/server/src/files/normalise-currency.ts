import { normaliseText } from './normalise-text.ts';
import type { Reading } from './problem.ts';
import { read, unreadable } from './problem.ts';
import type { Cell } from './row.ts';

const isoCodes = new Set(Intl.supportedValuesOf('currency'));
const names: Readonly<Record<string, string>> = {
  '¥': 'CNY',
  '￥': 'CNY',
  RMB: 'CNY',
  CNH: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  人民币元: 'CNY',
  $: 'USD',
  US$: 'USD',
  美元: 'USD',
  美金: 'USD',
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  英镑: 'GBP',
  HK$: 'HKD',
  港币: 'HKD',
  港元: 'HKD',
  日元: 'JPY',
  日币: 'JPY',
  韩元: 'KRW',
  新台币: 'TWD',
  台币: 'TWD',
  澳元: 'AUD',
  加元: 'CAD',
  新加坡元: 'SGD',
};

/** A currency as its ISO 4217 code; null when blank. */
export function normaliseCurrency(cell: Cell | undefined): Reading<string | null> {
  const text = normaliseText(cell);
  if (!text.ok || text.value === null) return text;
  const word = text.value.toUpperCase();
  const code = names[word] ?? word;
  return isoCodes.has(code) ? read(code) : unreadable('import.value.not_a_currency', text.value);
}
