import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { ErrorState, ForbiddenState, type Problem } from './states.tsx';

/** From here on it is the server's fault, and the log tells more: a refusal is told in full and needs no reference. */
const SERVERS_OWN = 500;

/** What a failed call has to say, for ErrorState. Empty when nothing answered: the state's own words then stand. */
export function shownProblem(error: unknown): Problem {
  const problem = problemOf(error);
  if (!problem) return {};
  const fields = problem.issues?.map((issue) => issue.message).filter(Boolean);
  const shown = { title: problem.title, detail: problem.detail ?? fields?.join(' · ') };
  return problem.status < SERVERS_OWN ? shown : { ...shown, reference: problem.requestId };
}

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
  level?: 1 | 2 | 3;
}

/** A page that is not for the reader's role. */
export function Forbidden({ level }: { level?: 1 | 2 | 3 | undefined }) {
  const { t } = useTranslation();
  return (
    <ForbiddenState title={t('kit.state.forbiddenTitle')} {...(level ? { level } : {})}>
      {t('kit.state.forbiddenDetail')}
    </ForbiddenState>
  );
}

/** A query that failed, in its place: forbidden for a role that may not see this, else the error with its reference. */
export function Failure({ error, onRetry, level }: FailureProps) {
  if (problemOf(error)?.status === 403) return <Forbidden level={level} />;
  return <ErrorState problem={shownProblem(error)} onRetry={onRetry} level={level} />;
}

/** What a refused action says, beside its button; nothing when `error` is null. */
export function ActionProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = problemOf(error);
  const reference = problem && problem.status >= SERVERS_OWN ? t('kit.state.reference', { reference: problem.requestId }) : null;
  const detail = problem?.detail ?? problem?.issues?.map((issue) => issue.message).join(' ');
  return (
    <Alert
      className="actionProblem"
      type="error"
      role="alert"
      title={problem?.title ?? t('kit.state.noAnswer')}
      description={detail || reference ? `${detail ?? ''} ${reference ?? ''}`.trim() : undefined}
    />
  );
}
