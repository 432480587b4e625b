import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, shownProblem, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ErrorState, formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { useAsOf } from './use-account.ts';

/** The order lines behind a metric of the account, page by page. */
export function EvidenceRows({ accountId, metric }: { accountId: string; metric: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const asOf = useAsOf();
  const found = useInfiniteQuery(
    api.tiers.evidence.infiniteOptions({
      input: (cursor: string | undefined) => ({ accountId, metric, limit: 20, ...asOf, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  if (found.isPending) return <SkeletonRows rows={6} />;
  if (!found.data) return <ErrorState level={3} problem={shownProblem(found.error)} onRetry={() => void found.refetch()} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className="note emptyNote">{t('account.tier.noRows')}</p>;
  return (
    <>
      <table className="plainTable evidence" aria-label={t('account.tier.rows')}>
        <thead>
          <tr>
            <th scope="col">{t('account.orders.day')}</th>
            <th scope="col">{t('account.orders.product')}</th>
            <th scope="col" className="right">
              {t('account.orders.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines carry no id and do not move
            <tr key={i}>
              <td className="nowrap">{formatDate(row.on, language)}</td>
              <td>
                {row.productName}
                <div className="note">
                  {row.orderCode} · {formatNumber(Number(row.quantity), language, 'plain', 2)}
                </div>
              </td>
              <td className="right">
                <Money amount={row.amount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage ? (
        <Button size="small" type="link" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('account.tier.moreRows')}
        </Button>
      ) : null}
    </>
  );
}
