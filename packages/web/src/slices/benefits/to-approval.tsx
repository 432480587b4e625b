import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/session.tsx';

/** Leads to the approval that it was asked for with. */
export function ToApproval({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (id === null || !can('approvals.read')) return null;
  return (
    <Link to="/today/approvals" search={{ of: id, view: 'all' }} className="door note">
      {t('benefit.toApproval')}
    </Link>
  );
}
