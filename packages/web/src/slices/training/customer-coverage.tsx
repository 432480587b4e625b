import type { CoverageLine } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, EmptyState, Failure, formatNumber, morePages, TableOrLines } from '../../kit/index.ts';
import { GapsSwitch, useGaps } from './gaps-switch.tsx';

/** By customer and product, how many of those who should have learned. */
export function CustomerCoverage({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const gaps = useGaps();
  const found = useInfiniteQuery(pagesOf(api.trainingCoverage.list, { limit: 50, gaps }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const customer = (row: CoverageLine) => (
    <Link className="door" to="/customers/$accountId" params={{ accountId: row.accountId }} search={{ tab: 'success' }}>
      {row.accountName}
    </Link>
  );
  const share = (row: CoverageLine) => (row.share === null ? '—' : formatNumber(row.share, language, 'percent'));
  const columns: Column<CoverageLine>[] = [
    { key: 'customer', title: t('training.column.customer'), always: true, render: customer },
    { key: 'product', title: t('training.column.product'), width: 208, render: (row) => row.productName ?? t('training.anyProduct') },
    {
      key: 'people',
      title: t('training.column.learnedPeople'),
      width: 120,
      align: 'right',
      render: (row) => `${row.learned} / ${row.people}`,
    },
    { key: 'share', title: t('training.column.share'), width: 96, align: 'right', render: share },
  ];
  return (
    <>
      <GapsSwitch />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data && !rows.length ? (
        <EmptyState title={t('training.noGaps')}>{t('training.noGapsDetail')}</EmptyState>
      ) : (
        <TableOrLines
          label={t('training.view.customers')}
          list="trainingCoverage"
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.accountId} ${row.productId}`}
          loading={found.isPending}
          narrow={narrow}
          keyboard
          {...morePages(found)}
          line={(row, cell) => ({ head: customer(row), side: share(row), note: [cell('product'), cell('people')] })}
        />
      )}
    </>
  );
}
