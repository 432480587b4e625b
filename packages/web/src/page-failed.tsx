import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from './kit/index.ts';

/** A page that broke while it was shown; the shell stays. */
export function PageFailed({ reset }: ErrorComponentProps) {
  return (
    <>
      <title>Fulcrum</title>
      <ErrorState level={1} problem={{}} onRetry={reset} />
    </>
  );
}

/** An address that leads nowhere. */
export function PageMissing() {
  const { t } = useTranslation();
  return (
    <>
      <title>Fulcrum</title>
      <EmptyState level={1} title={t('kit.state.notFoundTitle')} action={<Link to="/">{t('kit.state.notFoundAction')}</Link>}>
        {t('kit.state.notFoundDetail')}
      </EmptyState>
    </>
  );
}
