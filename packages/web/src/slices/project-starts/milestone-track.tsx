import type { StartProgress } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import './project-starts.css';

type Milestone = StartProgress['milestones'][number];

/** The milestones of a start in their order: what is reached, what is planned for when, and what is late. */
export function MilestoneTrack({ start }: { start: StartProgress }) {
  const { t } = useTranslation();
  const next = start.endedOn ? undefined : start.milestones.find(({ reachedOn }) => reachedOn === null);
  return (
    <ol className="milestones" aria-label={t('starting.milestones')}>
      {start.milestones.map((one) => (
        <Line key={one.stepId} milestone={one} isNext={one === next} />
      ))}
    </ol>
  );
}

function Line({ milestone, isNext }: { milestone: Milestone; isNext: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, firstValue, plannedOn, reachedOn, daysLate } = milestone;
  const day = (on: string) => formatDate(on, language);
  return (
    <li className={reachedOn ? 'reached' : isNext ? 'next' : undefined} aria-current={isNext ? 'step' : undefined}>
      <span className="row wrap">
        <b>{name[language]}</b>
        {firstValue ? <span className="tag">{t('starting.firstValue')}</span> : null}
        {daysLate > 0 && (reachedOn || isNext) ? <span className="tag strong">{t('starting.late', { count: daysLate })}</span> : null}
      </span>
      <span className="note block num">
        {reachedOn
          ? t('starting.reachedOn', { day: day(reachedOn), planned: day(plannedOn) })
          : t('starting.plannedOn', { day: day(plannedOn) })}
      </span>
    </li>
  );
}
