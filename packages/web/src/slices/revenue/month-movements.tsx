import { REVENUE_MOVEMENTS, type RevenueMovement } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { Money, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';

interface MonthMovementsProps {
  months: readonly string[];
  month: string;
  movement: RevenueMovement | undefined;
  asOf: string | undefined;
  currency: string;
}

/** Which customers a month's movements are of. */
export function MonthMovements({ months, month, movement, asOf, currency }: MonthMovementsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/insights/revenue' });
  const change = (next: { month?: string; movement?: RevenueMovement | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useInfiniteQuery(
    pagesOf(api.revenue.accounts, {
      from: month,
      to: month,
      movement,
      moved: movement === undefined ? true : undefined,
      asOf,
      limit: 50,
    }),
  );
  const rows = found.data?.pages.flatMap((page) => page.items);
  return (
    <section className="monthMovements">
      <div className="row">
        <h2 className="section grow">{t('revenue.detail', { month })}</h2>
        <Select
          size="small"
          aria-label={t('revenue.detailMonth')}
          value={month}
          options={months.toReversed().map((value) => ({ value, label: value }))}
          onChange={(value) => change({ month: value })}
        />
        <Select
          size="small"
          className="movementChoice"
          aria-label={t('revenue.detailMovement')}
          allowClear
          placeholder={t('revenue.kind')}
          value={movement}
          options={REVENUE_MOVEMENTS.map((value) => ({ value, label: t(`revenue.movement.${value}`) }))}
          onChange={(value?: RevenueMovement) => change({ movement: value })}
        />
      </div>
      {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={5} /> : null}
      {rows?.length === 0 ? <p className="note hairTop emptyNote">{t('revenue.nothing')}</p> : null}
      {rows?.length ? (
        <div className="cards">
          <table className="plainTable" aria-label={t('revenue.detail', { month })}>
            <thead>
              <tr>
                <th scope="col">{t('revenue.customer')}</th>
                <th scope="col">{t('revenue.kind')}</th>
                <th scope="col" className="right">
                  {t('revenue.change')}
                </th>
                <th scope="col" className="right">
                  {t('revenue.mrr')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.accountId}>
                  <td>
                    <Link to="/customers/$accountId" params={{ accountId: row.accountId }} search={{ tab: 'contracts' }}>
                      {row.accountName}
                    </Link>
                  </td>
                  <td data-label={t('revenue.kind')}>{t(`revenue.movement.${row.movement}`)}</td>
                  <td className="right" data-label={t('revenue.change')}>
                    {row.movement === 'none' ? '—' : <Money amount={row.change} currency={currency} />}
                  </td>
                  <td className="right" data-label={t('revenue.mrr')}>
                    <Money amount={row.mrr} currency={currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {found.hasNextPage ? (
        <Button size="small" type="link" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('revenue.more')}
        </Button>
      ) : null}
    </section>
  );
}
