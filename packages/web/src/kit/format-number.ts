import type { Language } from '../i18n/i18n.ts';

export type NumberStyle = 'plain' | 'percent' | 'signed';

const MINUS = '−';

/**
 * A figure in the reader's language with a true minus sign. `percent` takes a share (0.38 → 38%), `signed` shows + as well.
 * At most `digits` decimals (default: none for plain and percent, one for signed).
 */
export function formatNumber(value: number, language: Language, style: NumberStyle = 'plain', digits = style === 'signed' ? 1 : 0): string {
  const formatted = new Intl.NumberFormat(locale(language), {
    style: style === 'percent' ? 'percent' : 'decimal',
    maximumFractionDigits: digits,
    signDisplay: style === 'signed' ? 'exceptZero' : 'negative',
  }).format(value);
  return formatted.replace('-', MINUS);
}

/** The BCP 47 locale of a language; English dates and figures are the British, day first. */
export function locale(language: Language): 'zh-CN' | 'en-GB' {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
