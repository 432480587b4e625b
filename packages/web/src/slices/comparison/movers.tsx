import type { DayComparison } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { Failure, Money } from '../../kit/index.ts';
import { useGroupName } from './use-group-name.ts';

const FEW = 10;
const MORE = 50;

/** Who moved, came or went, the largest first, page by page. */
export function Movers({ found, filter }: { found: DayComparison; filter: object }) {
  const { t } = useTranslation();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const nameOf = useGroupName(found);
  const { by, moves, entered, left } = found;
  const all = moves.reduce((sum, { from, to, accounts }) => (from === to ? sum : sum + accounts), entered.accounts + left.accounts);
  const pages = useInfiniteQuery(
    api.accounts.movers.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...filter,
        by,
        from: found.from.asOf,
        to: found.to.asOf,
        limit: cursor === undefined ? FEW : MORE,
        cursor,
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      enabled: all > 0,
    }),
  );
  const shown = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.error) return <Failure level={3} error={pages.error} onRetry={() => void pages.refetch()} />;
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className="section moversTitle">{t('comparing.movers')}</h3>
      <table className="plainTable" aria-label={t('comparing.movers')}>
        <thead>
          <tr>
            <th scope="col">{t('comparing.customer')}</th>
            <th scope="col">{t('comparing.way')}</th>
            <th scope="col" className="right">
              {t(by === 'tier' ? 'comparing.amount12m' : 'comparing.arr')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ accountId, name, was, is, from, to, before, after }) => (
            <tr key={accountId}>
              <td>
                <Link to="/customers/$accountId" params={{ accountId }}>
                  {name}
                </Link>
              </td>
              <td>
                {was ? nameOf(from) : t('comparing.absentBefore')} → {is ? nameOf(to) : t('comparing.absentAfter')}
              </td>
              <td className="right num">
                {before !== null && after !== null && before !== after ? (
                  <>
                    <Money amount={before} currency={currency} /> →{' '}
                  </>
                ) : null}
                <Money amount={after ?? before ?? '0'} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages.hasNextPage ? (
        <Button size="small" className="moreRows" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('comparing.more', { count: all - shown.length })}
        </Button>
      ) : null}
    </>
  );
}
