import type { UsageSeries } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatDate, formatNumber } from '../../kit/index.ts';
import { findingOf, type UsageLine } from './usage-week.ts';

/** Something that happened, in a word, at the day of a week. */
export interface UsageEvent {
  day: string;
  word: string;
}

/** The seats stand dashed beside the people who use them; events as dotted verticals. */
const marksOf = (c: ChartColours, seats: { word: string; value: number } | null, events: readonly UsageEvent[]) => ({
  symbol: 'none',
  silent: true,
  label: { color: c.ink3, fontSize: 11 },
  data: [
    ...(seats
      ? [{ yAxis: seats.value, label: { formatter: seats.word, position: 'insideStartTop' }, lineStyle: { color: c.ink3, type: 'dashed' } }]
      : []),
    ...events.map(({ day, word }) => ({
      xAxis: day,
      label: { formatter: word, position: 'end' },
      lineStyle: { color: c.ink3, type: 'dotted' },
    })),
  ],
});

/** One metric by week, its finding as the title. */
export function UsageChart({ series, line, events }: { series: UsageSeries; line: UsageLine; events: readonly UsageEvent[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = useFinding(line);
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value, language));
  const seats = line.counts === 'active_users' ? series.seats : null;
  const seatsWord = seats === null ? '' : t('using.chart.seats', { seats: formatNumber(seats, language) });
  const { points } = line;
  const inRange = events.flatMap(({ day, word }) => {
    const week = points.find((point) => point.day >= day);
    return week && day >= series.from ? [{ day: week.day, word }] : [];
  });
  const marks = JSON.stringify(inRange);
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 52, right: 48, top: 24, bottom: 24 },
      tooltip: { trigger: 'axis', valueFormatter: (value: number | null) => (value === null ? '—' : formatNumber(value, language)) },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: points.map(({ day }) => day),
        axisLine: { lineStyle: { color: c.hairStrong } },
        axisTick: { show: false },
        axisLabel: { color: c.ink3, fontSize: 11, hideOverlap: true, formatter: (day: string) => day.slice(5) },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        max: seats === null ? undefined : (range: { max: number }) => Math.max(range.max, seats * 1.1),
        axisLabel: {
          color: c.ink3,
          fontSize: 11,
          showMaxLabel: seats === null,
          formatter: (value: number) => formatNumber(value, language),
        },
        splitLine: { lineStyle: { color: c.hair } },
      },
      series: [
        {
          type: 'line',
          data: points.map(({ value }) => value),
          symbol: 'circle',
          symbolSize: 4,
          showSymbol: points.filter(({ value }) => value !== null).length < 3,
          lineStyle: { color: c.series[0], width: 2 },
          itemStyle: { color: c.series[0] },
          endLabel: {
            show: true,
            color: c.ink,
            fontWeight: 600,
            formatter: ({ value }: { value: number }) => formatNumber(value, language),
          },
          markLine: marksOf(c, seats === null ? null : { word: seatsWord, value: seats }, JSON.parse(marks) as UsageEvent[]),
        },
      ],
    }),
    [points, seats, seatsWord, marks, language],
  );
  return (
    <Chart
      title={title}
      note={t(`using.chart.note.${line.aggregate}`)}
      description={t('using.chart.description', { title })}
      height={216}
      option={option}
      table={{
        columns: [{ title: t('using.chart.week') }, { title: line.name[language], align: 'right' }],
        rows: points.toReversed().map(({ day, value }) => [formatDate(day, language), number(value)]),
      }}
    />
  );
}

/** The chart's finding in words. */
function useFinding(line: UsageLine): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { now, before, change } = findingOf(line);
  const name = line.name[language];
  const number = (value: number) => formatNumber(value, language);
  if (now === null) return t('using.chart.nothing', { name });
  if (before === null || change === null) return t('using.chart.now', { name, now: number(now) });
  const share = formatNumber(Math.abs(change), language, 'percent');
  if (Math.abs(change) < 0.005) return t('using.chart.level', { name, now: number(now) });
  return t(change > 0 ? 'using.chart.rose' : 'using.chart.fell', { name, now: number(now), before: number(before), share });
}
