import type { LifecycleCourse } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { daysBetween, formatDate } from '../../kit/index.ts';
import { StageMark, type Stages } from '../lifecycle/stage-mark.tsx';
import { StageHistory } from './stage-history.tsx';

interface StageCourseProps {
  asOf: string;
  stage: string | null;
  since: string | null;
  stages: Stages;
  course: LifecycleCourse;
}

/** The one stage of a customer: what must be true to leave it, what may follow, what keeps it, and where it has been. */
export function StageCourse({ asOf, stage, since, stages, course }: StageCourseProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (id: string) => stages.find((one) => one.id === id)?.name[language] ?? id;
  const found = stages.find(({ id }) => id === stage);
  const days = since ? daysBetween(since, asOf) : 0;
  const over = found?.expectedDays ? days - found.expectedDays : 0;
  const { exits, kept, track, followedBy } = course;
  return (
    <>
      {found && since ? (
        <section className="stageLine" aria-label={found.name[language]}>
          <h3 className="row wrap">
            <span className="strong grow">{found.phase ? t(`lifecycle.course.phase.${found.phase}`) : track?.name[language]}</span>
            <StageMark stage={found.id} stages={stages} />
          </h3>
          <p className="note">
            {t('lifecycle.account.since', { date: formatDate(since, language), days: t('lifecycle.account.daysIn', { count: days }) })}{' '}
            {over > 0 ? <span className="tag">{t('lifecycle.account.over', { count: over })}</span> : null}
          </p>
          {kept ? (
            <p className="stageKept">{t(`lifecycle.course.${kept.reason}`, { stage: found.name[language], other: named(kept.from) })}</p>
          ) : null}
          <dl className="stageDates">
            {track ? (
              <>
                <dt>{t('lifecycle.course.track')}</dt>
                <dd>{track.name[language]}</dd>
              </>
            ) : null}
            <dt>{t('lifecycle.course.follows')}</dt>
            <dd>
              {followedBy === null
                ? t('lifecycle.course.anyStage')
                : followedBy.length
                  ? followedBy.map(named).join(language === 'zh' ? '、' : ', ')
                  : t('lifecycle.course.ends')}
            </dd>
          </dl>
          <h4 className="lbl">{t('lifecycle.account.exit')}</h4>
          {exits.length ? (
            <ul className="stageCriteria">
              {exits.map(({ name, met }) => (
                <li key={name.en}>
                  <span aria-hidden className={met ? 'strong' : 'ink3'}>
                    {met ? '✓' : '○'}
                  </span>
                  <span className="grow">{name[language]}</span>
                  <span className={met ? 'note' : 'note strong'}>{t(met ? 'lifecycle.course.met' : 'lifecycle.course.open')}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="note">{t('lifecycle.course.exitNone')}</p>
          )}
          {exits.length && course.holds ? <p className="note">{t('lifecycle.course.holds')}</p> : null}
        </section>
      ) : (
        <p className="note">{t('lifecycle.course.noStage')}</p>
      )}
      {course.history.length ? (
        <section className="stageLine">
          <StageHistory history={course.history} stages={stages} />
        </section>
      ) : null}
    </>
  );
}
