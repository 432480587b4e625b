import type { ResourceReport } from '@fulcrum/contract';
import { RESOURCE_KINDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatNumber, Money, SkeletonRows } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { AccountTier } from '../account/account-tier.tsx';

/** What was asked for and done by kind, level and month, and what customers cost against their recurring revenue. */
export function Costs() {
  const { t } = useTranslation();
  const { asOf } = useDay();
  const found = useQuery(api.resourceRequests.report.queryOptions({ input: { asOf, months: 12 } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  if (found.data.rows.length === 0) return <EmptyState title={t('resourcing.costs.none')}>{t('resourcing.costs.noneDetail')}</EmptyState>;
  return (
    <>
      <Accounts report={found.data} />
      <Months report={found.data} />
    </>
  );
}

function Accounts({ report }: { report: ResourceReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  if (report.accounts.length === 0) return null;
  return (
    <section className="resourceSection">
      <h2 className="section">{t('resourcing.costs.accounts')}</h2>
      <div className="cards">
        <table className="plainTable recordTable" aria-label={t('resourcing.costs.accounts')}>
          <thead>
            <tr>
              <th scope="col">{t('resourcing.customer')}</th>
              <th scope="col" className="right">
                {t('resourcing.costs.done')}
              </th>
              <th scope="col" className="right">
                {t('resourcing.cost')}
              </th>
              <th scope="col" className="right">
                {t('resourcing.costs.arr')}
              </th>
              <th scope="col" className="right">
                {t('resourcing.costs.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.accounts.map((row) => (
              <tr key={row.id}>
                <td data-label={t('resourcing.customer')}>
                  <Link to="/customers/$accountId" params={{ accountId: row.id }} search={{ asOf }} className="door">
                    {row.name}
                  </Link>
                </td>
                <td data-label={t('resourcing.costs.done')} className="right num">
                  {row.done}
                </td>
                <td data-label={t('resourcing.cost')} className="right">
                  <Money amount={row.cost} currency={currency} />
                </td>
                <td data-label={t('resourcing.costs.arr')} className="right">
                  <Money amount={row.arr} currency={currency} />
                </td>
                <td data-label={t('resourcing.costs.share')} className="right num">
                  {row.share === null ? '—' : formatNumber(row.share, language, 'percent')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.more > 0 ? <p className="note">{t('resourcing.costs.more', { count: report.more })}</p> : null}
    </section>
  );
}

function Months({ report }: { report: ResourceReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <section className="resourceSection">
      <h2 className="section">{t('resourcing.costs.months')}</h2>
      <div className="cards">
        <table className="plainTable recordTable" aria-label={t('resourcing.costs.months')}>
          <thead>
            <tr>
              <th scope="col">{t('resourcing.costs.month')}</th>
              <th scope="col">{t('resourcing.kind')}</th>
              <th scope="col">{t('resourcing.costs.level')}</th>
              <th scope="col" className="right">
                {t('resourcing.costs.asked')}
              </th>
              <th scope="col" className="right">
                {t('resourcing.costs.done')}
              </th>
              <th scope="col" className="right">
                {t('resourcing.cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <tr key={`${row.month} ${row.kind} ${row.level}`}>
                <td data-label={t('resourcing.costs.month')} className="nowrap">
                  {formatDate(`${row.month}-01`, language, { style: 'month' })}
                </td>
                <td data-label={t('resourcing.kind')}>{RESOURCE_KINDS[row.kind][language]}</td>
                <td data-label={t('resourcing.costs.level')}>
                  <AccountTier tier={row.level} named />
                </td>
                <td data-label={t('resourcing.costs.asked')} className="right num">
                  {row.asked}
                </td>
                <td data-label={t('resourcing.costs.done')} className="right num">
                  {row.done}
                </td>
                <td data-label={t('resourcing.cost')} className="right">
                  {row.done ? <Money amount={row.cost} currency={currency} /> : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
