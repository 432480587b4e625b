import type { Language } from '../../i18n/i18n.ts';
import { formatNumber } from '../../kit/index.ts';

/** A growth with its sign: +12%, −3%. What is no figure (masked for the reader's role) stands as it is. */
export function growthText(growth: string, language: Language): string {
  const share = Number(growth);
  if (Number.isNaN(share)) return growth;
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${formatNumber(Math.abs(share), language, 'percent')}`;
}
