import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { IMPORT } from './customers-head.tsx';

/** No customers at all: import them. None that meet the filter: take it away. */
export function CustomersEmpty({ none, onClear }: { none: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (none)
    return (
      <EmptyState
        title={t('customers.empty.title')}
        action={
          can('imports.run') ? (
            <Link to={IMPORT as string}>
              <Button type="primary" tabIndex={-1}>
                {t('customers.empty.action')}
              </Button>
            </Link>
          ) : undefined
        }
      >
        {t('customers.empty.detail')}
      </EmptyState>
    );
  return (
    <EmptyState title={t('customers.unmet.title')} action={<Button onClick={onClear}>{t('customers.unmet.action')}</Button>}>
      {t('customers.unmet.detail')}
    </EmptyState>
  );
}
