import type { RequestFigures } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatNumber } from '../../kit/index.ts';

/** What came each day, and what ended. */
export function FlowChart({ figures: { days, backlog } }: { figures: RequestFigures }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('desk.figures.flow', backlog);
  const names = { opened: t('desk.figures.opened'), ended: t('desk.figures.ended') };
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 40, right: 8, top: 32, bottom: 24 },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: c.ink2 } },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: days.map(({ on }) => on),
        axisLine: { lineStyle: { color: c.hairStrong } },
        axisTick: { show: false },
        axisLabel: { color: c.ink3, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: c.ink3, fontSize: 11 },
        splitLine: { lineStyle: { color: c.hair } },
      },
      series: [
        { name: names.opened, type: 'bar', data: days.map(({ opened }) => opened), itemStyle: { color: c.series[0] } },
        { name: names.ended, type: 'bar', data: days.map(({ ended }) => ended), itemStyle: { color: c.hairStrong } },
      ],
    }),
    [days, names.opened, names.ended],
  );
  return (
    <Chart
      title={title}
      note={t('desk.figures.flowNote')}
      description={t('desk.figures.flowDescription', { title })}
      height={196}
      option={option}
      table={{
        columns: [{ title: t('desk.figures.day') }, { title: names.opened, align: 'right' }, { title: names.ended, align: 'right' }],
        rows: days.toReversed().map(({ on, opened, ended }) => [on, formatNumber(opened, language), formatNumber(ended, language)]),
      }}
    />
  );
}
