import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';

/** The order lines behind a metric of an account, newest first, page by page. */
export function EvidenceRows({ accountId, metric, asOf }: { accountId: string; metric: string; asOf?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const rows = useInfiniteQuery(
    api.tiers.evidence.infiniteOptions({
      input: (cursor: string | undefined) => ({ accountId, metric, asOf, limit: 50, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  if (rows.error) return <Failure level={3} error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!rows.data) return <SkeletonRows rows={8} />;
  const lines = rows.data.pages.flatMap((page) => page.items);
  if (lines.length === 0) return <p className="ink2">{t('tiers.evidence.empty')}</p>;
  return (
    <>
      <table className="plainTable" aria-label={t('tiers.evidence.label')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.evidence.order')}</th>
            <th scope="col" className="right">
              {t('tiers.evidence.quantity')}
            </th>
            <th scope="col" className="right">
              {t('tiers.evidence.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.orderCode} ${line.on} ${line.productCode} ${line.quantity} ${line.amount}`}>
              <td>
                {formatDate(line.on, language)} <span className="ink2">{line.orderCode}</span>
                <span className="note block">{line.productName || line.productCode}</span>
              </td>
              <td className="right">{formatNumber(Number(line.quantity), language, 'plain', 2)}</td>
              <td className="right">
                <Money amount={line.amount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="loadMore note">
        {rows.hasNextPage ? (
          <Button size="small" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
            {t('kit.table.loadMore')}
          </Button>
        ) : (
          t('kit.table.end', { count: lines.length })
        )}
      </div>
    </>
  );
}
