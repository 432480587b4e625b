import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ResidentTable } from './resident-table.tsx';

/** Who is or was resident at a customer's; nothing where nobody ever was. */
export function AccountResidents({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate();
  const found = useQuery({ ...api.residents.list.queryOptions({ input: { accountId, limit: 50 } }), enabled: can('facts.read') });
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  const rows = found.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="partOfTab">
      <h2 className="section">{t('shell.page.residents')}</h2>
      <ResidentTable
        rows={rows}
        loading={false}
        ofAccount
        more={false}
        onEndReached={() => undefined}
        onOpen={({ id }) => void navigate({ to: '/service/residents', search: { resident: id } })}
      />
    </section>
  );
}
