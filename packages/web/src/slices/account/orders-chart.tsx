import type { OrdersByMonth } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatMoney, formatNumber } from '../../kit/index.ts';

const A_YEAR = 12;

/** Two years of orders by month, the last twelve months in colour. Whom amounts are masked for sees the number of orders instead. */
export function OrdersChart({ orders, currency }: { orders: OrdersByMonth; currency: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const masked = Number.isNaN(Number(orders.amount12m));
  const money = (amount: string) => formatMoney(amount, currency, language);
  const title = useTitle(orders, money(orders.amount12m), masked);
  const { months } = orders;
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 64, right: 8, top: 12, bottom: 24 },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: number) => (masked ? formatNumber(value, language) : formatMoney(value, currency, language)),
      },
      xAxis: {
        type: 'category',
        data: months.map((each) => each.month),
        axisLine: { lineStyle: { color: c.hairStrong } },
        axisTick: { show: false },
        axisLabel: { color: c.ink3, fontSize: 11, interval: 2 },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        minInterval: masked ? 1 : undefined,
        axisLabel: {
          color: c.ink3,
          fontSize: 11,
          formatter: (value: number) => (masked ? formatNumber(value, language) : formatMoney(value, currency, language)),
        },
        splitLine: { lineStyle: { color: c.hair } },
      },
      series: [
        {
          type: 'bar',
          barCategoryGap: '35%',
          data: months.map((each, i) => ({
            value: masked ? each.orders : Number(each.amount),
            itemStyle: { color: i < months.length - A_YEAR ? c.hairStrong : c.series[0], borderRadius: 1 },
          })),
        },
      ],
    }),
    [months, masked, currency, language],
  );
  return (
    <Chart
      title={title}
      note={t('account.chart.note')}
      description={t('account.chart.description', { title })}
      height={196}
      option={option}
      table={{
        columns: [
          { title: t('account.chart.month') },
          { title: t('account.orders.amount'), align: 'right' },
          { title: t('account.chart.orders'), align: 'right' },
        ],
        rows: months.toReversed().map((each) => [each.month, money(each.amount), formatNumber(each.orders, language)]),
      }}
    />
  );
}

/** The chart's finding in words. */
function useTitle(orders: OrdersByMonth, amount: string, masked: boolean): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (orders.lastOrderOn === null) return t('account.chart.none');
  if (masked) return t('account.chart.masked', { count: orders.orders12m });
  if (orders.growth12m === null) return t('account.chart.amount', { amount });
  const growth = Number(orders.growth12m);
  const share = formatNumber(Math.abs(growth), language, 'percent');
  return t(growth >= 0 ? 'account.chart.grew' : 'account.chart.fell', { amount, share });
}
