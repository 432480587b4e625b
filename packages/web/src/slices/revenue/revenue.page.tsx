import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatDate, formatMoney, formatNumber, PageHead, RichText, SkeletonRows } from '../../kit/index.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { MASKED } from '../metrics/metric-value.ts';
import { MonthMovements } from './month-movements.tsx';
import './revenue.css';
import { RevenueChart } from './revenue-chart.tsx';

/** What comes in every month, and how that moved. */
export default function RevenuePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const currency = me?.organisation.baseCurrency ?? 'CNY';
  const { asOf, month, movement } = useSearch({ from: '/insights/revenue' });
  const found = useQuery(api.revenue.recurring.queryOptions({ input: { asOf } }));
  const months = found.data?.months ?? [];
  const last = months.at(-1);
  const masked = last?.closing === MASKED;
  const values = {
    mrr: masked || !last ? '' : formatMoney(last.closing, currency, language),
    accounts: formatNumber(last?.accounts ?? 0, language),
  };
  return (
    <>
      <PageHead
        title={t('shell.page.revenue')}
        eyebrow={t('revenue.eyebrow', { day: formatDate(found.data?.asOf ?? asOf ?? me?.today ?? '2026-01-01', language) })}
        answer={
          last ? <RichText text={masked ? 'revenue.answerMasked' : 'revenue.answer'} values={values} /> : <span className="ink3">…</span>
        }
        sub={t('revenue.sub')}
        actions={<DayControl />}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !last ? (
        <SkeletonRows rows={8} />
      ) : months.every((each) => each.accounts === 0 && each.churn.accounts === 0) ? (
        <EmptyState title={t('revenue.none')}>{t('revenue.noneDetail')}</EmptyState>
      ) : (
        <>
          <div className="revenuePicture">
            <RevenueChart months={months} currency={currency} />
          </div>
          <MonthMovements
            key={`${asOf}.${month}.${movement}`}
            months={months.map((each) => each.month)}
            month={month && months.some((each) => each.month === month) ? month : last.month}
            movement={movement}
            asOf={asOf}
            currency={currency}
          />
        </>
      )}
    </>
  );
}
