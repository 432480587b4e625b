import type { RevenueMonth } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatMoney, formatNumber, Money, PHONE, useMedia } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';

export const MOVES = ['new', 'reactivation', 'upgrade', 'downgrade', 'churn'] as const;
const LOSES: readonly string[] = ['downgrade', 'churn'];

/** Movements of each month as bars up and down, the revenue at its end as a line. Whom amounts are masked for sees numbers of customers. */
export function RevenueChart({ months, currency }: { months: RevenueMonth[]; currency: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const masked = months[0]?.closing === MASKED;
  const figure = useCallback(
    (value: number) => (masked ? formatNumber(value, language) : formatMoney(value, currency, language)),
    [masked, currency, language],
  );
  const amountOf = useCallback(
    (month: RevenueMonth, move: (typeof MOVES)[number]) =>
      masked ? month[move].accounts * (LOSES.includes(move) ? -1 : 1) : Number(month[move].amount),
    [masked],
  );
  const names = MOVES.map((move) => t(`revenue.movement.${move}`)).join('|');
  const closing = t('revenue.closing');
  // On a phone the legend takes a second line.
  const top = useMedia(PHONE) ? 56 : 32;
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 64, right: 64, top, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: c.ink2, fontSize: 12 } },
      tooltip: { trigger: 'axis', valueFormatter: (value: number) => figure(value) },
      xAxis: {
        type: 'category',
        data: months.map((each) => each.month),
        axisLine: { lineStyle: { color: c.hairStrong }, onZero: true },
        axisTick: { show: false },
        axisLabel: { color: c.ink3, fontSize: 11, hideOverlap: true },
      },
      yAxis: [0, 1].map((axis) => ({
        type: 'value',
        splitNumber: 4,
        minInterval: masked ? 1 : undefined,
        axisLabel: { color: c.ink3, fontSize: 11, formatter: figure },
        splitLine: { show: axis === 0, lineStyle: { color: c.hair } },
      })),
      series: [
        ...names.split('|').map((name, index) => ({
          name,
          type: 'bar',
          stack: 'moves',
          barCategoryGap: '40%',
          itemStyle: { color: [c.series[0], c.series[3], c.series[1], c.series[2], c.series[5]][index] },
          data: months.map((each) => amountOf(each, MOVES[index]!)),
        })),
        {
          name: closing,
          type: 'line',
          yAxisIndex: 1,
          symbol: 'none',
          lineStyle: { color: c.ink2, width: 1.5 },
          itemStyle: { color: c.ink2 },
          data: months.map((each) => (masked ? each.accounts : Number(each.closing))),
        },
      ],
    }),
    [months, masked, figure, amountOf, names, closing, top],
  );
  const title = useTitle(months, currency, masked);
  return (
    <Chart
      title={title}
      note={t(masked ? 'revenue.noteMasked' : 'revenue.note')}
      description={t('revenue.description', { title })}
      height={300}
      option={option}
      table={{
        columns: [
          { title: t('revenue.month') },
          { title: t('revenue.opening'), align: 'right' },
          ...MOVES.map((move) => ({ title: t(`revenue.movement.${move}`), align: 'right' as const })),
          { title: t('revenue.closing'), align: 'right' },
          { title: t('revenue.accounts'), align: 'right' },
        ],
        rows: months.toReversed().map((each) => [
          each.month,
          <Money key="opening" amount={each.opening} currency={currency} />,
          ...MOVES.map((move) => (
            <span key={move}>
              {each[move].accounts ? <Money amount={each[move].amount} currency={currency} /> : '—'}
              {each[move].accounts ? <small className="ink3"> {formatNumber(each[move].accounts, language)}</small> : null}
            </span>
          )),
          <Money key="closing" amount={each.closing} currency={currency} />,
          formatNumber(each.accounts, language),
        ]),
      }}
    />
  );
}

/** The picture's finding in words. */
function useTitle(months: readonly RevenueMonth[], currency: string, masked: boolean): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = months.length;
  if (masked) return t('revenue.title.masked', { count });
  const gained = Number(months.at(-1)?.closing ?? 0) - Number(months[0]?.opening ?? 0);
  return t(gained < 0 ? 'revenue.title.down' : 'revenue.title.up', { count, amount: formatMoney(Math.abs(gained), currency, language) });
}
