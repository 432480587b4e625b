import { AGE_BUCKETS, type AgeBucket, type Receivable } from '@fulcrum/contract';
import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable, EmptyState, Failure, formatDate, formatNumber, Money, morePages } from '../../kit/index.ts';
import { recordAddress } from '../account/account-record-panel.tsx';
import { Dropped } from './dropped.tsx';
import { Listed } from './listed.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { ReceivableState } from './receivable-state.tsx';
import type { ReceivablesSearch } from './receivables.search.ts';
import { useAccountAgeing, useReceipts, useReceivables } from './use-receivables.ts';

interface ViewProps {
  search: ReceivablesSearch;
  onChange: (next: Partial<ReceivablesSearch>) => void;
}
type AccountRow = NonNullable<ReturnType<typeof useAccountAgeing>['rows']>[number];

/** Accounts with something open, the longest overdue first. */
export function AccountsView({ search, onChange, currency }: ViewProps & { currency: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const found = useAccountAgeing({ asOf: search.asOf, sort: search.sort ?? 'days' });
  const money = (amount: string) =>
    Number(amount) === 0 ? <span className="ink3">—</span> : <Money amount={amount} currency={currency} />;
  const columns: Column<AccountRow>[] = [
    {
      key: 'account',
      title: t('owed.account'),
      always: true,
      render: (row) => <span className="strong ellip block">{row.accountName}</span>,
    },
    { key: 'amount', title: t('owed.overdue'), width: 116, align: 'right', sortable: true, render: (row) => money(row.overdue) },
    {
      key: 'days',
      title: t('owed.longest'),
      width: 104,
      align: 'right',
      sortable: true,
      render: (row) => (row.overdueDays > 0 ? formatNumber(row.overdueDays, language) : <span className="ink3">—</span>),
    },
    { key: 'owner', title: t('owed.owner'), width: 112, render: (row) => row.ownerName ?? <span className="ink3">—</span> },
    ...AGE_BUCKETS.map(
      (bucket: AgeBucket): Column<AccountRow> => ({
        key: bucket,
        title: t(`owed.bucket.${bucket}`),
        width: 108,
        align: 'right',
        render: (row) => money(row.amounts[bucket]),
      }),
    ),
  ];
  if (found.error && !found.rows) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.rows?.length === 0) return <EmptyState title={t('owed.empty.title')}>{t('owed.empty.detail')}</EmptyState>;
  return (
    <div>
      <DataTable
        label={t('owed.view.accounts')}
        list="receivable-accounts"
        columns={columns}
        rows={found.rows ?? []}
        rowKey={(row) => row.accountId}
        loading={found.isPending}
        sort={{ key: search.sort ?? 'days', direction: 'desc' }}
        onSort={({ key }) => onChange({ sort: key === 'amount' ? 'amount' : undefined })}
        onOpen={(row) =>
          void navigate({
            to: '/customers/$accountId',
            params: { accountId: row.accountId },
            search: { tab: 'contracts', asOf: search.asOf },
          })
        }
        keyboard
        {...morePages(found)}
      />
    </div>
  );
}

/** Open instalments by due day, narrowed by age, broken promises and words. */
export function InstalmentsView({ search, onChange }: ViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const found = useReceivables({ asOf: search.asOf, openOnly: true, bucket: search.bucket, promiseBroken: search.broken, q: search.q });
  const columns: Column<Receivable>[] = [
    { key: 'due', title: t('owed.due'), width: 128, always: true, render: (row) => formatDate(row.dueOn, language) },
    { key: 'account', title: t('owed.account'), render: (row) => <span className="strong ellip block">{row.accountName}</span> },
    {
      key: 'what',
      title: t('owed.instalment'),
      width: 168,
      render: (row) => <span className="ellip block">{row.title ?? row.code ?? '—'}</span>,
    },
    {
      key: 'amount',
      title: t('owed.amount'),
      width: 116,
      align: 'right',
      render: (row) => <Money amount={row.amount} currency={row.currency} />,
    },
    {
      key: 'open',
      title: t('owed.open'),
      width: 116,
      align: 'right',
      render: (row) => <Money amount={row.open} currency={row.currency} />,
    },
    { key: 'state', title: t('owed.stateTitle'), width: 232, render: (row) => <ReceivableState row={row} /> },
  ];
  return (
    <>
      <div className="row receivableFilters">
        <Input.Search
          allowClear
          defaultValue={search.q}
          aria-label={t('owed.search')}
          placeholder={t('owed.search')}
          onSearch={(q) => onChange({ q: q.trim() || undefined })}
        />
        <Select
          allowClear
          value={search.bucket ?? null}
          placeholder={t('owed.age')}
          aria-label={t('owed.age')}
          options={AGE_BUCKETS.map((bucket) => ({ value: bucket, label: t(`owed.bucket.${bucket}`) }))}
          onChange={(bucket) => onChange({ bucket: bucket ?? undefined })}
        />
        {search.broken ? <Dropped name={t('owed.total.broken')} onDrop={() => onChange({ broken: undefined })} /> : null}
      </div>
      {found.error && !found.rows ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.rows?.length === 0 ? (
        <EmptyState title={t('owed.empty.filtered')}>{t('owed.empty.filteredDetail')}</EmptyState>
      ) : (
        <div>
          <DataTable
            label={t('owed.view.instalments')}
            list="receivables"
            columns={columns}
            rows={found.rows ?? []}
            rowKey={(row) => row.id}
            loading={found.isPending}
            onOpen={(row) =>
              void navigate({
                to: '/customers/$accountId',
                params: { accountId: row.accountId },
                search: { tab: 'contracts', asOf: search.asOf, ...recordAddress('instalments', row.id) },
              })
            }
            keyboard
            {...morePages(found)}
          />
        </div>
      )}
    </>
  );
}

/** Money that came in and pays nothing yet. */
export function ReceiptsView({
  search,
  mayClaim,
  onClaim,
}: {
  search: ReceivablesSearch;
  mayClaim: boolean;
  onClaim: (id: string) => void;
}) {
  const { t } = useTranslation();
  const found = useReceipts({ asOf: search.asOf, unclaimedOnly: true });
  return (
    <Listed found={found} empty={t('owed.empty.unclaimed')}>
      {(rows) => <ReceiptList rows={rows} mayClaim={mayClaim} onClaim={onClaim} />}
    </Listed>
  );
}
