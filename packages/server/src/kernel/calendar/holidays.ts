import type { Both } from '@fulcrum/contract';

/** The statutory holidays of mainland China by name. */
export const HOLIDAYS = {
  new_year: { zh: '元旦', en: 'New Year' },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragon_boat: { zh: '端午节', en: 'Dragon Boat Festival' },
  mid_autumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
  national_mid_autumn: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn' },
} as const satisfies Record<string, Both>;
export type Holiday = keyof typeof HOLIDAYS;
