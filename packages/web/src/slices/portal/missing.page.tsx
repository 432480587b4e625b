import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Missing } from './missing.tsx';

/** An address of the portal that leads nowhere: its reader stays in the portal. */
export default function PortalMissing() {
  const { t } = useTranslation();
  return (
    <Missing title={t('kit.state.notFoundTitle')} action={<Link to="/portal">{t('portal.article.back')}</Link>}>
      {t('kit.state.notFoundDetail')}
    </Missing>
  );
}
