import type { Simulation } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** Draft v3, 25 Nov 10:02. */
export function useSimulationName(): (simulation: Simulation) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ version, createdAt }) => {
    const at = formatDate(createdAt, language, { style: 'minute' });
    return version === null ? t('tiers.simulate.ofText', { at }) : t('tiers.simulate.ofVersion', { version, at });
  };
}
