import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatNumber, LoadMore, morePages, SkeletonRows } from '../../kit/index.ts';
import { useGaps } from './gaps-switch.tsx';

const COLUMNS = ['customer', 'product', 'learnedPeople', 'share'] as const;

/** By customer and product, how many of those who should have learned. */
export function CustomerCoverage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [gaps, filter] = useGaps();
  const found = useInfiniteQuery(
    api.trainingCoverage.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, gaps, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {filter}
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && !rows.length ? <EmptyState title={t('training.noGaps')}>{t('training.noGapsDetail')}</EmptyState> : null}
      {rows.length ? (
        <div className="cards">
          <table className="plainTable recordTable" aria-label={t('training.view.customers')}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`training.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.accountId} ${row.productId}`}>
                  <td data-label={t('training.column.customer')}>
                    <Link className="door" to="/customers/$accountId" params={{ accountId: row.accountId }} search={{ tab: 'success' }}>
                      {row.accountName}
                    </Link>
                  </td>
                  <td data-label={t('training.column.product')}>{row.productName ?? t('training.anyProduct')}</td>
                  <td data-label={t('training.column.learnedPeople')} className="num">
                    {row.learned} / {row.people}
                  </td>
                  <td data-label={t('training.column.share')} className="num">
                    {row.share === null ? '—' : formatNumber(row.share, language, 'percent')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <LoadMore count={rows.length} {...morePages(found)} />
        </div>
      ) : null}
    </>
  );
}
