import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, type ChartColours, ParetoChart, paretoCurve, TierPyramid } from '../../kit/index.ts';
import { sampleTiers } from './chips.tsx';

const accounts = [28, 60, 99, 74, 51];
const amounts = [2.96e8, 1.79e8, 1.05e8, 0.46e8, 0.16e8];
const active = [
  178, 180, 184, 183, 186, 189, 190, 187, 188, 192, 196, 198, 201, 203, 205, 204, 209, 207, 198, 203, 209, 212, 207, 183, 152, 131,
];
const weeks = active.map((_, week) => `W${week + 23}`);
// An invented base of 312 customers, each worth a little less than the one before, whose first 62 bring 80 %.
const spread = Array.from({ length: 312 }, (_, i) => 1000 * 5 ** (-i / 62));

export function Pictures() {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="section specimenTitle">{t('specimen.pictures')}</h2>
      <div className="specimen">
        <TierPyramid
          title={t('specimen.pyramid')}
          note={t('specimen.asOf')}
          currency="CNY"
          levels={sampleTiers.map((level, i) => ({
            letter: level.toUpperCase(),
            name: t(`specimen.tier.${level}`),
            accounts: accounts[i]!,
            amount: amounts[i]!,
          }))}
        />
        <ParetoChart title={t('specimen.pareto')} note={t('specimen.asOf')} curve={paretoCurve(spread)} />
      </div>
      <div className="specimenTitle">
        <ActiveUsers />
      </div>
    </>
  );
}

function ActiveUsers() {
  const { t } = useTranslation();
  const seats = t('specimen.seats');
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 34, right: 44, top: 12, bottom: 24 },
      xAxis: {
        type: 'category',
        data: weeks,
        boundaryGap: false,
        axisLine: { lineStyle: { color: c.hairStrong } },
        axisTick: { show: false },
        axisLabel: { color: c.ink3, fontSize: 11, interval: 2 },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 300,
        interval: 100,
        axisLabel: { color: c.ink3, fontSize: 11 },
        splitLine: { lineStyle: { color: c.hair } },
      },
      series: [
        {
          type: 'line',
          data: active,
          showSymbol: false,
          lineStyle: { width: 2, color: c.series[0] },
          itemStyle: { color: c.series[0] },
          endLabel: { show: true, formatter: '131', color: c.ink, fontWeight: 600, fontSize: 13 },
          markLine: {
            symbol: 'none',
            silent: true,
            data: [
              {
                yAxis: 240,
                lineStyle: { color: c.ink3, type: [4, 3], width: 1 },
                label: { position: 'insideStartTop', formatter: seats, color: c.ink3, fontSize: 11 },
              },
            ],
          },
        },
      ],
    }),
    [seats],
  );
  return (
    <Chart
      title={t('specimen.chart')}
      note={t('specimen.chartNote')}
      description={t('specimen.chartDescription')}
      height={196}
      option={option}
      table={{
        columns: [{ title: t('specimen.week') }, { title: t('specimen.activeUsers'), align: 'right' }],
        rows: active.map((value, i) => [weeks[i], value]),
      }}
    />
  );
}
