import type { Language } from '../../i18n/i18n.ts';
import { locale } from '../../kit/format-number.ts';

interface Choice {
  value: string;
  label: string;
}

/** Time zones with their present offset: “Asia/Shanghai · UTC+8”. Found by id or by offset. */
export function zoneOptions(language: Language): Choice[] {
  const zones = new Set(['UTC', Intl.DateTimeFormat().resolvedOptions().timeZone, ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].map((value) => ({ value, label: `${value.replaceAll('_', ' ')} · ${offsetOf(value, language)}` }));
}

function offsetOf(timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(locale(language), { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
}

/** Currencies that are most used here come first. */
const FIRST = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'TWD', 'KRW', 'AUD', 'CAD', 'CHF'];

/** Currencies by name: “CNY · 人民币”. */
export function currencyOptions(language: Language): Choice[] {
  const names = new Intl.DisplayNames([locale(language)], { type: 'currency' });
  const codes = new Set([...FIRST, ...Intl.supportedValuesOf('currency')]);
  return [...codes].map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}
