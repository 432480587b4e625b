import type { ProcedureRun } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** Which step it is at. */
export function StepOf({ run }: { run: ProcedureRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!run.stepName) return t(`procedure.stateOf.${run.state}`);
  return `${run.stepName[language]} · ${t('procedure.place', { place: run.place ?? 0, steps: run.steps })}`;
}

/** In whose court it lies, and whether it waits there to be accepted. */
export function CourtOf({ run }: { run: ProcedureRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!run.court || !run.departmentName) return '—';
  const department = run.departmentName[language];
  const who = run.court === 'approve' ? department : (run.holder ?? t('procedure.anybody', { department }));
  return run.court === 'work' ? who : `${who} · ${t(`procedure.courtOf.${run.court}`)}`;
}

export function DueOf({ run }: { run: ProcedureRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = run.dueAt ?? run.endedAt;
  if (!at) return '—';
  return (
    <>
      <span className="num nowrap">{formatDate(at, language, { style: 'minute' })}</span>{' '}
      {run.late ? <span className="tag">{t('procedure.late')}</span> : null}
    </>
  );
}
