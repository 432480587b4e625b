import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';
import { HealthMark } from './health-mark.tsx';
import { Moves } from './moves.tsx';

interface Point {
  asOf: string;
  score: string | null;
}

/** How the health went, day by day, and what moved it each time. */
export function HealthHistory({ accountId, asOf }: { accountId: string; asOf: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.health.history, { accountId, asOf, limit: 30 }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={4} />;
  const rows = found.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className="note">{t('health.history.none')}</p>;
  return (
    <>
      <Course rows={rows} />
      <ol className="healthHistory">
        {rows.map((row) => (
          <li key={row.asOf}>
            <div className="row">
              <span className="grow num">{formatDate(row.asOf, language)}</span>
              {row.change !== null && row.change !== MASKED && Number(row.change) !== 0 ? (
                <b className="num">{formatNumber(Number(row.change), language, 'signed', 1)}</b>
              ) : null}
              <HealthMark score={row.score} colour={row.colour} />
            </div>
            {row.moves.length > 0 ? <Moves moves={row.moves} most={3} /> : null}
          </li>
        ))}
      </ol>
      {found.hasNextPage ? (
        <Button size="small" className="moreRows" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('kit.table.loadMore')}
        </Button>
      ) : null}
    </>
  );
}

/** Nothing to draw before the second result, nor of scores that are masked. */
function Course({ rows }: { rows: readonly Point[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const option = useCallback(
    (c: ChartColours) => {
      const points = rows.toReversed();
      return {
        grid: { left: 30, right: 12, top: 10, bottom: 22 },
        tooltip: { trigger: 'axis' },
        xAxis: {
          type: 'time',
          axisLine: { lineStyle: { color: c.hairStrong } },
          axisTick: { show: false },
          splitNumber: 4,
          axisLabel: { color: c.ink3, fontSize: 11, hideOverlap: true },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max: 100,
          splitNumber: 2,
          axisLabel: { color: c.ink3, fontSize: 11 },
          splitLine: { lineStyle: { color: c.hair } },
        },
        series: [
          {
            type: 'line',
            step: 'end',
            data: points.map(({ asOf, score }) => [asOf, score === null ? null : Number(score)]),
            symbolSize: 5,
            lineStyle: { width: 2, color: c.series[0] },
            itemStyle: { color: c.series[0] },
          },
        ],
      };
    },
    [rows],
  );
  if (rows.length < 2 || rows.some(({ score }) => score === MASKED)) return null;
  const title = t('health.history.course', { from: formatDate(rows.at(-1)?.asOf ?? '', language) });
  return (
    <Chart
      title={title}
      description={title}
      height={120}
      option={option}
      table={{
        columns: [{ title: t('health.history.day') }, { title: t('health.history.score'), align: 'right' }],
        rows: rows.map(({ asOf, score }) => [
          formatDate(asOf, language),
          score === null ? t('kit.health.unknown') : formatNumber(Number(score), language, 'plain', 1),
        ]),
      }}
    />
  );
}
