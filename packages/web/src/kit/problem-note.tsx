import { useTranslation } from 'react-i18next';
import type { Problem } from './states.tsx';

/** Why a form was not taken, beside its button; what was typed stays. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation();
  if (!problem) return null;
  const { title, detail, reference } = problem;
  return (
    <p className="problemNote" role="alert">
      <b>{title ?? t('kit.state.errorTitle')}</b> {title ? detail : t('kit.state.errorDetail')}
      {reference ? <span className="reference note">{t('kit.state.reference', { reference })}</span> : null}
    </p>
  );
}
