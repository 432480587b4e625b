import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/index.ts';
import { ErrorState, ForbiddenState } from '../kit/index.ts';

interface QueryFailedProps {
  error: unknown;
  onRetry: () => void;
  level?: 1 | 2 | 3;
}

/** A failed call in its place: what the server said, with its reference; forbidden says whom to ask. */
export function QueryFailed({ error, onRetry, level }: QueryFailedProps) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  if (problem?.status === 403)
    return (
      <ForbiddenState title={t('shell.failed.forbidden')} level={level}>
        {problem.title}
      </ForbiddenState>
    );
  return (
    <ErrorState
      level={level}
      onRetry={onRetry}
      problem={
        problem ? { title: problem.title, detail: problem.detail, reference: problem.requestId } : { title: t('shell.failed.noAnswer') }
      }
    />
  );
}
