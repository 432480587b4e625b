import type { DayComparison, HealthColour } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { BAND_OF } from '../health/health-mark.tsx';

/** What a group of a comparison is called; null is none. */
export function useGroupName({ by, groups }: DayComparison): (id: string | null) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (id) => {
    if (id === null) return t(`comparing.of.${by}`);
    if (by === 'health') return t(`kit.health.${BAND_OF[id as HealthColour]}`);
    const name = groups.find((group) => group.id === id)?.name?.[language];
    return by === 'tier' && name ? `${id} ${name}` : (name ?? id);
  };
}
