import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/index.ts';
import { homeOf } from './policy-homes.ts';

/** Leads from the studio to the page that its policy judges. */
export function PolicyHome({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const { to, search, page } = homeOf(kind);
  return (
    <Link to={to} search={search}>
      {t(page)}
    </Link>
  );
}

/** The same way back, once something is done. */
export function BackHome({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const { to, search, page } = homeOf(kind);
  return (
    <ButtonLink to={to} search={search}>
      {t('studio.publishing.back', { page: t(page) })}
    </ButtonLink>
  );
}
