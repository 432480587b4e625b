import type { Task } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/session.tsx';

/** Whom the step of a play asks to reach first: ranks and decision roles. */
export function TaskReach({ task: { ranks, roles } }: { task: Task }) {
  const { t } = useTranslation();
  const whom = [...ranks.map((rank) => t(`customer.rank.${rank}`)), ...roles.map((role) => t(`customer.decisionRole.${role}`))];
  if (whom.length === 0) return null;
  return (
    <p className="prose">
      <span className="ink3">{t('playing.task.reach')}</span>{' '}
      {whom.map((one) => (
        <span key={one} className="tag">
          {one}
        </span>
      ))}
    </p>
  );
}

/** Leads to the run of the play that made the task. */
export function TaskRun({ task: { runId } }: { task: Task }) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (!runId || !can('plays.read')) return null;
  return (
    <p className="note">
      <Link to="/strategy/plays" search={{ run: runId }}>
        {t('playing.task.run')}
      </Link>
    </p>
  );
}
