import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAwaiting } from './use-awaiting.ts';

/** For who may approve: how many policies wait for their word. Shows nothing else. */
export function ApprovalsHint() {
  const { t } = useTranslation();
  const count = useAwaiting();
  if (count === 0) return null;
  return (
    <p className="note">
      <Link to="/strategy/tiers" search={{ view: 'policy' }}>
        {t('approval.today', { count })}
      </Link>
    </p>
  );
}
