import type { LifecycleCourse, SubscriptionLine } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate } from '../../kit/index.ts';
import { TermText } from '../contracts/index.ts';
import { StageMark, type Stages } from '../lifecycle/stage-mark.tsx';
import { StageCourse } from './stage-course.tsx';
import { StageHistory } from './stage-history.tsx';
import './stage-panel.css';

interface StagePanelProps {
  name: string;
  lifecycle: {
    asOf: string;
    stage: string | null;
    since: string | null;
    stages: Stages;
    lines: readonly SubscriptionLine[];
    course: LifecycleCourse | null;
  };
  onClose: () => void;
}

/** Where the customer stands: every line it subscribes to with its dates, or its one stage with what it takes to leave it. */
export function StagePanel({ name, lifecycle, onClose }: StagePanelProps) {
  const { t } = useTranslation();
  return (
    <DockedPanel eyebrow={name} title={t('lifecycle.account.panel')} onClose={onClose}>
      {lifecycle.course ? <StageCourse {...lifecycle} course={lifecycle.course} /> : null}
      {lifecycle.lines.length === 0 && !lifecycle.course ? <p className="note">{t('lifecycle.account.noLines')}</p> : null}
      {lifecycle.lines.map((line) => (
        <Line key={line.productId} line={line} stages={lifecycle.stages} asOf={lifecycle.asOf} />
      ))}
    </DockedPanel>
  );
}

function Line({ line, stages, asOf }: { line: SubscriptionLine; stages: Stages; asOf: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (on: string) => formatDate(on, language);
  const stage = stages.find(({ id }) => id === line.stage);
  const over = stage?.expectedDays ? line.days - stage.expectedDays : 0;
  const running = line.startsOn <= asOf && (line.endsOn === null || line.endsOn >= asOf);
  const title = line.productName ?? t('lifecycle.stuck.noProduct');
  return (
    <section className="stageLine" aria-label={title}>
      <h3 className="row wrap">
        <span className="strong grow">{title}</span>
        <StageMark stage={line.stage} stages={stages} />
      </h3>
      <p className="note">
        {t('lifecycle.account.since', { date: day(line.since), days: t('lifecycle.account.daysIn', { count: line.days }) })}{' '}
        {over > 0 ? <span className="tag">{t('lifecycle.account.over', { count: over })}</span> : null}{' '}
        {line.late ? <span className="tag">{t('lifecycle.account.late')}</span> : null}
      </p>
      <dl className="stageDates">
        <dt>{t('lifecycle.account.next')}</dt>
        <dd className="strong">
          <Next line={line} stages={stages} />
        </dd>
        <dt>{t('lifecycle.account.term')}</dt>
        <dd>
          <TermText startsOn={line.startsOn} endsOn={line.endsOn} day={asOf} running={running} />
          {line.number ? <span className="note block">{line.number}</span> : null}
        </dd>
        <dt>{t('lifecycle.account.signed')}</dt>
        <dd>{day(line.signedOn)}</dd>
        <dt>{t('lifecycle.account.delivered')}</dt>
        <dd>{line.deliveredOn ? day(line.deliveredOn) : <span className="ink3">{t('lifecycle.account.notDelivered')}</span>}</dd>
        {line.renewalOn ? (
          <>
            <dt>{t('lifecycle.account.renewal')}</dt>
            <dd>{day(line.renewalOn)}</dd>
          </>
        ) : null}
      </dl>
      {stage?.exit.length ? (
        <>
          <h4 className="lbl">{t('lifecycle.account.exit')}</h4>
          <ul className="stageExit">
            {stage.exit.map((each) => (
              <li key={each.en}>{each[language]}</li>
            ))}
          </ul>
        </>
      ) : null}
      <StageHistory history={line.history} stages={stages} />
    </section>
  );
}

function Next({ line, stages }: { line: SubscriptionLine; stages: Stages }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const stage = stages.find(({ id }) => id === line.nextStage)?.name[language];
  if (!stage) return t('lifecycle.account.nextNone');
  return line.nextOn
    ? t('lifecycle.account.nextOn', { stage, date: formatDate(line.nextOn, language) })
    : t('lifecycle.account.nextOpen', { stage });
}
