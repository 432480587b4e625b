import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/session.tsx';
import { useProposalCount } from './use-proposals.ts';

/** For who confirms levels: how many wait for their word. Shows nothing else. */
export function ProposalsHint() {
  const { t } = useTranslation();
  const { can } = useSession();
  const count = useProposalCount().data?.open ?? 0;
  if (!can('levels.confirm') || count === 0) return null;
  return (
    <p className="note">
      <Link to="/strategy/tiers" search={{ view: 'proposals' }}>
        {t('confirming.today', { count })}
      </Link>
    </p>
  );
}
