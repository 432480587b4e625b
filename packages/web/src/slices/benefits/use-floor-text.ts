import type { Entitlement } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** By which contract an entitlement is kept, and until when. */
export function useFloorText() {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ level, number, startsOn, endsOn }: NonNullable<Entitlement['floor']>): string => {
    const values = { level, year: startsOn.slice(0, 4), until: formatDate(endsOn, language) };
    return number === null ? t('benefit.floor.unnumbered', values) : t('benefit.floor.numbered', { ...values, number });
  };
}
