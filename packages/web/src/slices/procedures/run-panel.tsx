import type { ProcedureRunTold, ProcedureSpan } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { StepLearning } from '../project-starts/step-learning.tsx';
import { ActOnRun } from './act-on-run.tsx';
import { RunChecklist } from './run-checklist.tsx';
import { CourtOf, DueOf, StepOf } from './run-facts.tsx';
import { StopRun } from './stop-run.tsx';
import { useWorkingTime } from './use-working-time.ts';

/** One run: where it is, what is asked of the reader, what each department took, and its course. */
export function RunPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const language = useLanguage();
  const found = useQuery(api.procedures.run.queryOptions({ input: { id } }));
  const run = found.data;
  return (
    <DockedPanel eyebrow={run?.accountName} title={run?.name[language] ?? '…'} onClose={onClose}>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : run ? (
        <Told run={run} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Told({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const step = run.procedure.steps.find(({ id }) => id === run.stepId);
  return (
    <>
      <dl className="fieldList">
        <div>
          <dt>{t('procedure.customer')}</dt>
          <dd>
            <Link to="/customers/$accountId" params={{ accountId: run.accountId }} className="door">
              {run.accountName}
            </Link>
          </dd>
        </div>
        {run.note ? (
          <div>
            <dt>{t('procedure.note')}</dt>
            <dd>{run.note}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('procedure.step')}</dt>
          <dd>
            <StepOf run={run} />
            {step?.does ? <span className="note block">{step.does[language]}</span> : null}
          </dd>
        </div>
        {run.court ? (
          <div>
            <dt>{t('procedure.court')}</dt>
            <dd>
              <CourtOf run={run} />
              {run.approvalId ? (
                <Link to="/today/approvals" search={{ of: run.approvalId, view: 'all' }} className="door note block">
                  {t('procedure.toApproval')}
                </Link>
              ) : null}
            </dd>
          </div>
        ) : null}
        {run.dueAt ? (
          <div>
            <dt>{t('procedure.due')}</dt>
            <dd>
              <DueOf run={run} />
            </dd>
          </div>
        ) : null}
      </dl>
      <StepLearning run={run} />
      <RunChecklist run={run} />
      {run.mayAct ? <ActOnRun key={run.revision} run={run} /> : null}
      {run.mayStop ? <StopRun key={`stop ${run.revision}`} run={run} /> : null}
      <Charged run={run} />
      <Course run={run} />
    </>
  );
}

/** What each department took of the working time so far. */
function Charged({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { length } = useWorkingTime();
  const of = (id: string) => run.spans.filter(({ department }) => department === id).reduce((sum, { workedMs }) => sum + workedMs, 0);
  const whole = run.spans.reduce((sum, { workedMs }) => sum + workedMs, 0);
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('procedure.charged')}</h3>
      <dl className="fieldList">
        {run.procedure.departments.map(({ id, name, kpi }) => (
          <div key={id}>
            <dt>{name[language]}</dt>
            <dd>
              <span className="num">{length(of(id))}</span>
              <span className="note block">{`${t('procedure.kpi')} · ${kpi[language]}`}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('procedure.lead', { time: length(whole) })}</p>
    </section>
  );
}

function Course({ run }: { run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="panelPart">
      <h3 className="lbl">{t('procedure.course')}</h3>
      <ol className="courseList">
        {run.spans.map((span) => (
          <SpanLine key={span.seq} span={span} run={run} />
        ))}
      </ol>
      <p className="note">
        {t('procedure.begunBy', {
          name: run.begunBy ?? t('procedure.system'),
          at: formatDate(run.begunAt, language, { style: 'minute' }),
        })}
      </p>
    </section>
  );
}

function SpanLine({ span, run }: { span: ProcedureSpan; run: ProcedureRunTold }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { length } = useWorkingTime();
  const step = run.procedure.steps.find(({ id }) => id === span.stepId);
  const department = run.procedure.departments.find(({ id }) => id === span.department);
  const late = span.until === null ? run.late : Date.parse(span.until) > Date.parse(span.due);
  const until = span.until === null ? t('procedure.now') : formatDate(span.until, language, { style: 'minute' });
  return (
    <li className={span.until === null ? 'courseStep open' : 'courseStep'}>
      <span className="row wrap">
        <b>{step?.name[language]}</b>
        <span className="tag">{span.outcome ? t(`procedure.outcomeOf.${span.outcome}`) : t(`procedure.courtOf.${span.court}`)}</span>
        {late ? <span className="tag">{t('procedure.late')}</span> : null}
      </span>
      <span className="note block">
        {[department?.name[language], span.by ?? span.holder, length(span.workedMs)].filter(Boolean).join(' · ')}
      </span>
      <span className="note block num">{`${formatDate(span.from, language, { style: 'minute' })} – ${until}`}</span>
      {span.note ? <span className="block">{span.note}</span> : null}
    </li>
  );
}
