import type { Language } from '../i18n/i18n.ts';
import { locale } from './format-number.ts';

/** A length of time in its largest fitting unit: 45 seconds, 3 minutes, 2 hours. Less than a second counts as one. */
export function formatDuration(seconds: number, language: Language): string {
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  const text = new Intl.NumberFormat(locale(language), { style: 'unit', unit, unitDisplay: language === 'zh' ? 'short' : 'long' }).format(
    Math.max(1, Math.round(value as number)),
  );
  return language === 'zh' ? text.replace(/(\d)\s*(\p{Script=Han})/u, '$1 $2') : text;
}
