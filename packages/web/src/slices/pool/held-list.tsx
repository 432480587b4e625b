import type { Held } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable, EmptyState, Failure, formatDate, RelativeTime } from '../../kit/index.ts';

/** Prospects that are registered or claimed, the next to return first. */
export function HeldList({ mine, open, onRelease }: { mine: boolean; open: string | undefined; onRelease: (accountId: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const held = useQuery(api.pool.held.queryOptions({ input: { limit: 200, mine } }));
  const day = (on: string) => <span className="num">{formatDate(on, language)}</span>;
  const columns: Column<Held>[] = [
    {
      key: 'name',
      title: t('pool.name'),
      always: true,
      render: (row) => (
        <Link to="/customers/$accountId" params={{ accountId: row.accountId }} className="strong ellip block">
          {row.name}
        </Link>
      ),
    },
    ...(mine ? [] : [{ key: 'holder', title: t('pool.holder'), width: 104, render: (row: Held) => row.holderName }]),
    { key: 'how', title: t('pool.how'), width: 88, render: (row) => t(`pool.howOf.${row.how}`) },
    { key: 'claimed', title: t('pool.claimedOn'), width: 120, render: (row) => day(row.claimedOn) },
    { key: 'protected', title: t('pool.protectedUntil'), width: 120, render: (row) => day(row.protectedUntil) },
    {
      key: 'last',
      title: t('pool.lastContact'),
      width: 112,
      render: (row) =>
        row.lastContactOn ? <RelativeTime value={row.lastContactOn} /> : <span className="ink3">{t('peopleTab.never')}</span>,
    },
    {
      key: 'returns',
      title: t('pool.returnsOn'),
      width: 128,
      render: (row) => (row.returnsOn ? day(row.returnsOn) : <span className="ink3">{t('pool.never')}</span>),
    },
    ...(mine
      ? [
          {
            key: 'release',
            title: t('pool.release'),
            width: 112,
            align: 'right' as const,
            always: true,
            render: (row: Held) => (
              <Button size="small" onClick={() => onRelease(row.accountId)}>
                {t('pool.release')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  if (held.error) return <Failure error={held.error} onRetry={() => void held.refetch()} />;
  if (held.data && held.data.items.length === 0) return <EmptyState title={t('pool.noneHeld')}>{t('pool.noneHeldDetail')}</EmptyState>;
  return (
    <DataTable
      label={t(mine ? 'pool.mine' : 'pool.team')}
      list="heldProspects"
      columns={columns}
      rows={held.data?.items ?? []}
      rowKey={(row) => row.accountId}
      loading={held.isPending}
      openKey={open}
      keyboard
    />
  );
}
