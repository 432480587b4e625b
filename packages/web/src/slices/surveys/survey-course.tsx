import type { SurveyKind, SurveyResults } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatNumber } from '../../kit/index.ts';
import { useSurveyValue } from './use-survey-value.ts';

/** The figure of a survey month by month, with how many answered. */
export function SurveyCourse({ kind, months }: { kind: SurveyKind } & Pick<SurveyResults, 'months'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const value = useSurveyValue();
  const names = { value: t(`surveying.value.${kind}`), answers: t('surveying.answers') };
  const [first, last] = [months[0], months.at(-1)];
  const option = useCallback(
    (c: ChartColours) => {
      const label = { color: c.ink3, fontSize: 11 };
      return {
        grid: { left: 44, right: 36, top: 32, bottom: 24 },
        legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: c.ink2 } },
        tooltip: { trigger: 'axis' },
        xAxis: {
          type: 'category',
          data: months.map(({ month }) => month),
          axisLine: { onZero: false, lineStyle: { color: c.hairStrong } },
          axisTick: { show: false },
          axisLabel: { ...label, hideOverlap: true },
        },
        yAxis: [
          {
            ...{ type: 'value', scale: true, splitNumber: 3, splitLine: { lineStyle: { color: c.hair } } },
            axisLabel: { ...label, formatter: (one: number) => value(kind, one) },
          },
          { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: label, splitLine: { show: false } },
        ],
        series: [
          {
            name: names.answers,
            type: 'bar',
            yAxisIndex: 1,
            barMaxWidth: 28,
            data: months.map(({ answers }) => answers),
            itemStyle: { color: c.hairStrong },
          },
          {
            name: names.value,
            type: 'line',
            z: 3,
            data: months.map((one) => one.value),
            tooltip: { valueFormatter: (one: unknown) => value(kind, typeof one === 'number' ? one : null) },
            itemStyle: { color: c.series[0] },
          },
        ],
      };
    },
    [months, names.answers, names.value, value, kind],
  );
  if (!first || !last) return null;
  const title =
    first === last
      ? t('surveying.course.one', { name: names.value, value: value(kind, last.value), month: last.month })
      : t('surveying.course.title', {
          ...{ name: names.value, from: value(kind, first.value), to: value(kind, last.value) },
          ...{ first: first.month, last: last.month },
        });
  return (
    <Chart
      title={title}
      description={t('surveying.course.description', { title })}
      height={196}
      option={option}
      table={{
        columns: [{ title: t('surveying.month') }, { title: names.value, align: 'right' }, { title: names.answers, align: 'right' }],
        rows: months.toReversed().map((one) => [one.month, value(kind, one.value), formatNumber(one.answers, language)]),
      }}
    />
  );
}
