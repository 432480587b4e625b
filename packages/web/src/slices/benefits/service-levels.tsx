import { type BenefitMatrix, SEVERITIES, type SlaClass } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState } from '../../kit/index.ts';
import { ServedObjectives } from '../strategy/served-objectives.tsx';
import { useMinutesText } from './use-minutes-text.ts';

/** How soon each class is answered and solved, and which levels have it. */
export function ServiceLevels({ matrix }: { matrix: BenefitMatrix }) {
  const { t } = useTranslation();
  if (matrix.classes.length === 0) return <EmptyState title={t('benefit.sla.none')}>{t('benefit.sla.noneDetail')}</EmptyState>;
  return (
    <>
      {matrix.slaId ? (
        <p className="note">
          <ServedObjectives policyId={matrix.slaId} />
        </p>
      ) : null}
      {matrix.classes.map((one) => (
        <ClassTable key={one.id} of={one} levels={levelsWith(matrix, one.id)} />
      ))}
    </>
  );
}

const levelsWith = ({ levels, cells }: BenefitMatrix, id: string): string[] =>
  levels
    .map((level) => level.id)
    .filter((level) => cells.some((cell) => cell.level === level && cell.benefits.some((one) => one.class === id)));

function ClassTable({ of, levels }: { of: SlaClass; levels: string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const minutes = useMinutesText();
  const { days, from, until } = of.calendar;
  const allDay = from === '00:00' && until === '24:00';
  return (
    <section className="benefitSection">
      <h2 className="section">{of.name[language]}</h2>
      <p className="note">
        {t(`benefit.sla.days.${days}`)} {allDay ? t('benefit.sla.allDay') : `${from}–${until}`} ·{' '}
        {levels.length ? t('benefit.sla.levels', { levels: levels.join(t('measures.op.comma')) }) : t('benefit.sla.noLevel')}
      </p>
      <table className="plainTable slaTable" aria-label={of.name[language]}>
        <thead>
          <tr>
            <th scope="col">{t('benefit.sla.severity')}</th>
            <th scope="col" className="right">
              {t('benefit.sla.respond')}
            </th>
            <th scope="col" className="right">
              {t('benefit.sla.resolve')}
            </th>
          </tr>
        </thead>
        <tbody>
          {SEVERITIES.flatMap((severity) => of.targets.find((target) => target.severity === severity) ?? []).map((target) => (
            <tr key={target.severity}>
              <td>{t(`benefit.sla.is.${target.severity}`)}</td>
              <td className="right nowrap">{minutes(target.respond)}</td>
              <td className="right nowrap">{minutes(target.resolve)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
