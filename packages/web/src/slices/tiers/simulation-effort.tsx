import type { Simulation, SimulationResult } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { EffortTables } from './effort-tables.tsx';
import { useSimulationName } from './simulation-name.ts';

interface SimulationEffortProps {
  result: SimulationResult;
  /** Another simulation of the same day, beside it. */
  other: Simulation | undefined;
}

/** What the draft of a tier policy asks for in a year, by the policy of benefits in force. */
export function SimulationEffort({ result: { effort }, other }: SimulationEffortProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = useSimulationName();
  return (
    <section className="tierSection">
      <h2 className="section">{t('tiers.effort.title')}</h2>
      {effort === null ? (
        <p className="note">{t('tiers.effort.none')}</p>
      ) : (
        <>
          <p className="note">
            {t('tiers.effort.note', { hours: formatNumber(effort.hoursPerPerson, language), version: effort.version })}
          </p>
          <EffortTables effort={effort} other={other && { name: name(other), effort: other.result?.effort ?? null }} />
        </>
      )}
    </section>
  );
}
