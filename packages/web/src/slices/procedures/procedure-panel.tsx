import type { ProcedureInfo, ProcedureStep, ProcedureWait } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ServedObjectives } from '../strategy/served-objectives.tsx';
import { RunLines } from './run-lines.tsx';
import { StepAbout } from './step-about.tsx';
import { useStepSentence } from './use-step-sentence.ts';
import { useWorkingTime } from './use-working-time.ts';

/** A procedure in words: who approved it, the departments with their KPI, the steps with where runs wait, and what is under way. */
export function ProcedurePanel({ info, onRun, onClose }: { info: ProcedureInfo; onRun: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const waits = useQuery(api.procedures.waits.queryOptions({ input: { id: info.id } }));
  const sentence = useStepSentence();
  const { procedure } = info;
  return (
    <DockedPanel eyebrow={t('shell.page.procedures')} title={procedure.name[language]} onClose={onClose}>
      <p>{procedure.purpose[language]}</p>
      <p className="note">
        {procedure.approved
          ? t('procedure.approvedBy', { by: procedure.approved.by, on: formatDate(procedure.approved.on, language) })
          : t('procedure.notApproved')}{' '}
        {procedure.sample ? <span className="tag">{t('procedure.sample')}</span> : null}
      </p>
      <p className="note">
        <ServedObjectives policyId={info.id} />
      </p>
      {can('policies.edit') ? (
        <p>
          <Link to="/strategy/studio" search={{ policy: info.id }} className="door note">
            {t('procedure.edit')}
          </Link>
        </p>
      ) : null}
      <h3 className="lbl">{t('procedure.department')}</h3>
      <dl className="fieldList">
        {procedure.departments.map(({ id, name, kpi, who }) => (
          <div key={id}>
            <dt>{name[language]}</dt>
            <dd>
              {who === 'owner' ? t('procedure.who.owner') : t(`session.role.${who}`)}
              <span className="note block">{`${t('procedure.kpi')} · ${kpi[language]}`}</span>
            </dd>
          </div>
        ))}
      </dl>
      <section className="panelPart">
        <h3 className="lbl">{t('procedure.stepsTitle')}</h3>
        <ol className="courseList">
          {procedure.steps.map((step, at) => (
            <StepLine
              key={step.id}
              step={step}
              place={at + 1}
              sentence={sentence(procedure, at)}
              waits={waits.data?.items.filter(({ stepId }) => stepId === step.id) ?? []}
            />
          ))}
        </ol>
      </section>
      <section className="panelPart">
        <h3 className="lbl">{t('procedure.runs')}</h3>
        {waits.data ? <RunLines policyId={info.id} onOpen={onRun} /> : <SkeletonRows rows={2} />}
      </section>
    </DockedPanel>
  );
}

function StepLine({ step, place, sentence, waits }: { step: ProcedureStep; place: number; sentence: string; waits: ProcedureWait[] }) {
  const language = useLanguage();
  return (
    <li className="courseStep">
      <b>{`${place}. ${step.name[language]}`}</b>
      <span className="block">{sentence}</span>
      <StepAbout step={step} />
      {waits.map((wait) => (
        <Wait key={wait.court} wait={wait} />
      ))}
    </li>
  );
}

function Wait({ wait }: { wait: ProcedureWait }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { length } = useWorkingTime();
  const court = t(`procedure.courtOf.${wait.court}`);
  const late = `${formatNumber(Math.round((wait.lateShare ?? 0) * 100), language)}%`;
  return (
    <span className="note block">
      {wait.medianMs === null
        ? t('procedure.waitNone', { court })
        : t('procedure.wait', { court, time: length(wait.medianMs), count: wait.times, late })}
      {wait.waiting > 0 ? ` · ${t('procedure.waitNow', { count: wait.waiting })}` : null}
    </span>
  );
}
