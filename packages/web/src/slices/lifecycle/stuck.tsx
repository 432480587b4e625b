import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { StageMark, type Stages } from './stage-mark.tsx';

/** Subscriptions, or customers, that are in their stage for longer than expected, the furthest over first. */
export function Stuck({ asOf, stages, whole }: { asOf: string | undefined; stages: Stages; whole: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.lifecycle.stuck, { asOf, limit: 20 }));
  const title = t(whole ? 'lifecycle.course.stuck' : 'lifecycle.stuck.title');
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="lifecycleSection">
      <h2 className="section">{title}</h2>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={5} />
      ) : rows.length === 0 ? (
        <p className="note">{t(whole ? 'lifecycle.course.noStuck' : 'lifecycle.stuck.none')}</p>
      ) : (
        <table className="plainTable" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('lifecycle.stuck.customer')}</th>
              {whole ? null : (
                <th scope="col" className="wide">
                  {t('lifecycle.stuck.product')}
                </th>
              )}
              <th scope="col">{t('lifecycle.stuck.stage')}</th>
              <th scope="col" className="wide">
                {t('lifecycle.stuck.owner')}
              </th>
              <th scope="col" className="right wide">
                {t('lifecycle.stuck.since')}
              </th>
              <th scope="col" className="right wide">
                {t('lifecycle.stuck.days')}
              </th>
              <th scope="col" className="right">
                {t('lifecycle.stuck.over')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.accountId} ${row.productName}`}>
                <td>
                  <Link
                    to="/customers/$accountId"
                    params={{ accountId: row.accountId }}
                    search={{ panel: 'stage', ...(asOf ? { asOf } : {}) }}
                    className="door"
                  >
                    {row.accountName}
                  </Link>
                </td>
                {whole ? null : (
                  <td className="wide">{row.productName ?? <span className="ink3">{t('lifecycle.stuck.noProduct')}</span>}</td>
                )}
                <td>
                  <StageMark stage={row.stage} stages={stages} />
                </td>
                <td className="wide">{row.ownerName ?? <span className="ink3">—</span>}</td>
                <td className="right wide nowrap">{formatDate(row.since, language)}</td>
                <td className="right wide">{formatNumber(row.days, language)}</td>
                <td className="right nowrap">{t('lifecycle.stuck.overDays', { count: row.days - row.expectedDays })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage ? (
        <Button size="small" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
    </section>
  );
}
