import { ACCOUNT_KINDS, ACCOUNT_STATUSES, BRANDS, HEALTH_COLOURS, REGION_NAMES, SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import i18next from 'i18next';

/** RFM segments, the most valuable first. */
export const RFM_SEGMENTS = [
  'champion',
  'loyal',
  'potential_loyalist',
  'new',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cant_lose',
  'hibernating',
  'lost',
] as const;

/** Text metrics with a closed list of values. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'rfm.segment': RFM_SEGMENTS,
  'state.stage': SUBSCRIPTION_STAGES,
  'state.health_colour': HEALTH_COLOURS,
  'account.kind': ACCOUNT_KINDS,
  'account.brand': BRANDS,
  'account.status': ACCOUNT_STATUSES,
  'account.region_code': Object.keys(REGION_NAMES),
};

/** A region by its ISO 3166-2 code as the reader calls it; a code that has no name here stands as it is. */
export const regionName = (code: string): string => REGION_NAMES[code]?.[i18next.language === 'en' ? 'en' : 'zh'] ?? code;

/** A value of a text metric in the reader's language; what has no name of its own stands as it is. */
export function choiceName(metric: string, value: string): string {
  if (!CHOICES[metric]?.includes(value)) return value;
  if (metric === 'account.region_code') return regionName(value);
  const area = metric.split('.')[1]!;
  return i18next.t(`measures.choice.${area}.${value}` as 'kit.table.total');
}
