import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApprovalsWaiting } from './use-approvals-waiting.ts';

/** How many approvals wait for the reader. Shows nothing else. */
export function SigningHint() {
  const { t } = useTranslation();
  const waiting = useApprovalsWaiting();
  if (!waiting || waiting.waiting === 0) return null;
  return (
    <p className="note">
      <Link to="/today/approvals">{t('signing.today', { count: waiting.waiting })}</Link>
    </p>
  );
}
