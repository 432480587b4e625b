import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatDate, formatNumber } from '../../kit/index.ts';
import { tierChanges } from './rail-marks.ts';
import type { AccountFacts } from './use-account.ts';

/** The score over the evaluations so far, with what the tier did in words. Nothing to draw before the second evaluation. */
export function TierHistory({ facts }: { facts: AccountFacts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { judged } = facts;
  const scored = judged.some((each) => each.score !== null && each.score !== 0);
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 30, right: 30, top: 10, bottom: 22 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: judged.map((each) => each.asOf),
        axisLine: { lineStyle: { color: c.hairStrong } },
        axisTick: { show: false },
        axisLabel: { color: c.ink3, fontSize: 11, formatter: (day: string) => day.slice(2, 7), hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 2,
        axisLabel: { color: c.ink3, fontSize: 11 },
        splitLine: { lineStyle: { color: c.hair } },
      },
      series: [
        {
          type: 'line',
          step: 'end',
          data: judged.map((each) => each.score),
          symbolSize: 5,
          lineStyle: { width: 2, color: c.series[0] },
          itemStyle: { color: c.series[0] },
          endLabel: { show: true, formatter: String(judged.at(-1)?.level ?? ''), color: c.ink, fontWeight: 600, fontSize: 13 },
        },
      ],
    }),
    [judged],
  );
  if (judged.length < 2 || !scored) return null;
  const last = tierChanges(judged).findLast((change) => change.before !== null);
  const title = last
    ? t('account.tierHistory.moved', { before: last.before ?? '—', after: last.after, day: formatDate(last.on, language) })
    : t('account.tierHistory.steady', { tier: judged.at(-1)?.level ?? '—', count: judged.length });
  return (
    <div className="sideBlock">
      <Chart
        title={title}
        description={t('account.chart.description', { title })}
        height={124}
        option={option}
        table={{
          columns: [
            { title: t('account.tierHistory.day') },
            { title: t('account.figure.tier') },
            { title: t('account.tierHistory.score'), align: 'right' },
          ],
          rows: judged
            .toReversed()
            .map((each) => [
              formatDate(each.asOf, language),
              each.level ?? '—',
              each.score === null ? '—' : formatNumber(each.score, language, 'plain', 1),
            ]),
        }}
      />
    </div>
  );
}
