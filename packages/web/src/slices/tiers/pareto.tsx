import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, formatNumber, ParetoChart, SkeletonRows } from '../../kit/index.ts';
import type { TiersSearch } from './tiers.search.ts';

interface ParetoProps {
  asOf: string | undefined;
  amount: TiersSearch['amount'];
  onAmount: (amount: TiersSearch['amount']) => void;
}

/** How few accounts carry how much: the curve, the share of the first fifth, the 80 % line and the Gini coefficient. */
export function Pareto({ asOf, amount, onAmount }: ParetoProps) {
  const { t } = useTranslation();
  const metric = amount === 'total' ? 'orders.amount_total' : 'orders.amount_12m';
  const found = useQuery(api.tiers.pareto.queryOptions({ input: { asOf, metric }, placeholderData: (before) => before }));
  return (
    <div>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Curve data={found.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
      <Segmented
        size="small"
        aria-label={t('tiers.pareto.amount')}
        value={amount ?? '12m'}
        options={[
          { value: '12m', label: t('tiers.pareto.year') },
          { value: 'total', label: t('tiers.pareto.total') },
        ]}
        onChange={(value) => onAmount(value === 'total' ? 'total' : undefined)}
      />
    </div>
  );
}

interface CurveData {
  asOf: string;
  accounts: number;
  topFifthShare: number | null;
  accountsFor80: number | null;
  gini: number | null;
  points: { accounts: number; share: number }[];
}

function Curve({ data }: { data: CurveData }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (data.topFifthShare === null || data.points.length < 2) return <p className="ink2">{t('tiers.pareto.empty')}</p>;
  const start = data.points[0]!.accounts > 0 ? [{ accounts: 0, share: 0 }] : [];
  const curve = [...start, ...data.points].map(({ accounts, share }) => ({
    accounts,
    accountShare: data.accounts ? accounts / data.accounts : 0,
    amountShare: share,
  }));
  return (
    <>
      <ParetoChart
        title={t('tiers.pareto.title', { share: formatNumber(data.topFifthShare, language, 'percent') })}
        note={t('tiers.asOfNote', { date: formatDate(data.asOf, language) })}
        curve={curve}
      />
      <p className="note num">
        {t('tiers.pareto.measures', {
          count: data.accountsFor80 ?? 0,
          of: formatNumber(data.accounts, language),
          gini: data.gini === null ? '—' : formatNumber(data.gini, language, 'plain', 2),
        })}
      </p>
    </>
  );
}
