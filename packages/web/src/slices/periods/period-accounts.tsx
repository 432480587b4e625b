import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { Failure, Money, SkeletonRows } from '../../kit/index.ts';

const FIGURES = ['ordered', 'signed', 'received', 'recognised'] as const;
type Figures = Record<(typeof FIGURES)[number], string | null>;

/** The figures of an account that are worth a line: those that differ, else what it ordered. */
function telling({ now, frozen, differs }: { now: Figures; frozen: Figures; differs: boolean }) {
  const moved = FIGURES.filter((figure) => frozen[figure] !== null && Number(now[figure] ?? 0) !== Number(frozen[figure]));
  return differs && moved.length > 0 ? moved : (['ordered'] as const);
}

/** The month account by account, those that differ from the closing first. */
export function PeriodAccounts({ month }: { month: string }) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const found = useInfiniteQuery(pagesOf(api.periods.accounts, { month, limit: 20 }));
  if (found.isPending) return <SkeletonRows rows={4} />;
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className="section">{t('closing.accounts')}</h3>
      <table className="plainTable periodAccounts">
        <thead>
          <tr>
            <th scope="col">{t('closing.customer')}</th>
            <th scope="col" className="right">
              {t('closing.nowColumn')}
            </th>
            <th scope="col" className="right">
              {t('closing.frozenColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            telling(row).map((figure) => (
              <tr key={`${row.accountId}.${figure}`} className={row.differs ? 'strong' : undefined}>
                <td>
                  <Link className="door" to="/customers/$accountId" params={{ accountId: row.accountId }}>
                    {row.accountName}
                  </Link>{' '}
                  <span className="note">{t(`closing.figure.${figure}`)}</span>
                </td>
                <td className="right">
                  <Money amount={row.now[figure] ?? 0} currency={currency} />
                </td>
                <td className="right">
                  <Money amount={row.frozen[figure] ?? 0} currency={currency} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {found.hasNextPage ? (
        <Button size="small" type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('customer.orders.more')}
        </Button>
      ) : null}
    </section>
  );
}
