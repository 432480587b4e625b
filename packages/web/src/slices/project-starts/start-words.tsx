import type { ProjectStart } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** The milestone that comes next, its planned day, and by how much it is late. */
export function NextOf({ start }: { start: ProjectStart }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!start.next) return start.endedOn ? t(`procedure.stateOf.${start.state}`) : t('starting.allReached');
  const { name, plannedOn, daysLate } = start.next;
  return (
    <>
      {name[language]} · <span className="num nowrap">{formatDate(plannedOn, language)}</span>{' '}
      {daysLate > 0 ? <span className="tag strong nowrap">{t('starting.late', { count: daysLate })}</span> : null}
    </>
  );
}

export function ReachedOf({ start: { reached, milestones } }: { start: ProjectStart }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const done = milestones.filter(({ reachedOn }) => reachedOn !== null).length;
  return [reached?.name[language], t('starting.reachedOf', { done, all: milestones.length })].filter(Boolean).join(' · ');
}

/** Days to the first value, or so far. */
export function DaysOf({ start: { days, firstValueOn } }: { start: ProjectStart }) {
  const { t } = useTranslation();
  return (
    <span className="num">{firstValueOn ? t('starting.daysToValue', { count: days }) : t('starting.daysSoFar', { count: days })}</span>
  );
}
