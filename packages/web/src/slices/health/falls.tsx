import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { FALL_PERIODS, type HealthSearch } from './health.search.ts';
import { HealthMark } from './health-mark.tsx';
import { Moves } from './moves.tsx';

interface FallsProps {
  asOf: string | undefined;
  period: HealthSearch['period'];
  onPeriod: (period: HealthSearch['period']) => void;
}

/** Who fell, the furthest first, and what pulled them down. */
export function Falls({ asOf, period, onPeriod }: FallsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const days = FALL_PERIODS[period ?? 'month'];
  const found = useInfiniteQuery(pagesOf(api.health.falls, { asOf, days, limit: 20 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="healthSection">
      <div className="row wrap">
        <h2 className="section grow">{t('health.falls.title')}</h2>
        <Segmented<keyof typeof FALL_PERIODS>
          aria-label={t('health.falls.period')}
          value={period ?? 'month'}
          onChange={(next) => onPeriod(next === 'month' ? undefined : next)}
          options={(['week', 'month', 'quarter'] as const).map((value) => ({ value, label: t(`health.falls.${value}`) }))}
        />
      </div>
      <p className="note">{t('health.falls.note', { count: 10 })}</p>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={5} />
      ) : rows.length === 0 ? (
        <p className="note">{t('health.falls.none')}</p>
      ) : (
        <table className="plainTable healthFalls" aria-label={t('health.falls.title')}>
          <thead>
            <tr>
              <th scope="col">{t('health.falls.customer')}</th>
              <th scope="col">{t('health.falls.health')}</th>
              <th scope="col" className="right wide">
                {t('health.falls.change')}
              </th>
              <th scope="col" className="wide">
                {t('health.falls.why')}
              </th>
              <th scope="col" className="right wide">
                {t('health.base.arr')}
              </th>
              <th scope="col" className="wide">
                {t('health.falls.owner')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.accountId}>
                <td>
                  <Link
                    to="/customers/$accountId"
                    params={{ accountId: row.accountId }}
                    search={{ panel: 'health', ...(asOf ? { asOf } : {}) }}
                    className="door"
                  >
                    {row.accountName}
                  </Link>
                </td>
                <td className="nowrap">
                  <HealthMark score={row.before} colour={row.beforeColour} /> <span aria-hidden>→</span>{' '}
                  <HealthMark score={row.score} colour={row.colour} />
                </td>
                <td className="right wide num">
                  {row.change === MASKED ? MASKED : formatNumber(Number(row.change), language, 'signed', 1)}
                </td>
                <td className="wide">
                  <Moves moves={row.moves} most={2} />
                </td>
                <td className="right wide">
                  {row.arr !== MASKED && Number(row.arr) === 0 ? (
                    <span className="ink3">—</span>
                  ) : (
                    <Money amount={row.arr} currency={currency} />
                  )}
                </td>
                <td className="wide">{row.ownerName ?? <span className="ink3">—</span>}</td>
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
