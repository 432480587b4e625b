import type { SubscriptionStage } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { addDays, addMonths, Chart, type ChartColours, Failure, formatDate, formatNumber, SkeletonRows } from '../../kit/index.ts';
import type { LifecycleSearch } from './lifecycle.search.ts';
import type { Stages } from './stage-mark.tsx';
import { Stays } from './stays.tsx';

interface FlowProps {
  day: string;
  stages: Stages;
  period: LifecycleSearch['period'];
  onPeriod: (period: LifecycleSearch['period']) => void;
}
interface Move {
  from: SubscriptionStage | null;
  to: SubscriptionStage | null;
  lines: number;
}
const MONTHS = { year: 12, quarter: 3, month: 1 } as const;

/** The river of a period: what went from stage to stage, and how long it had stayed. */
export function Flow({ day, stages, period, onPeriod }: FlowProps) {
  const { t } = useTranslation();
  const from = addDays(addMonths(day, -MONTHS[period ?? 'year']), 1);
  const found = useQuery(api.lifecycle.flow.queryOptions({ input: { from, to: day }, placeholderData: (before) => before }));
  return (
    <section className="lifecycleSection">
      <Segmented<keyof typeof MONTHS>
        aria-label={t('lifecycle.flow.period')}
        value={period ?? 'year'}
        onChange={(next) => onPeriod(next === 'year' ? undefined : next)}
        options={(['year', 'quarter', 'month'] as const).map((value) => ({ value, label: t(`lifecycle.flow.${value}`) }))}
      />
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={6} />
      ) : (
        <div className="flowColumns">
          <River moves={found.data.moves} stages={stages} from={found.data.from} to={found.data.to} />
          <Stays stays={found.data.stays} stages={stages} />
        </div>
      )}
    </section>
  );
}

function River({ moves, stages, from, to }: { moves: readonly Move[]; stages: Stages; from: string; to: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useMemo(() => {
    const named = (stage: SubscriptionStage | null, none: string) => stages.find(({ id }) => id === stage)?.name[language] ?? none;
    return moves.map((move) => ({
      from: named(move.from, t('lifecycle.flow.new')),
      to: named(move.to, t('lifecycle.flow.gone')),
      lines: move.lines,
    }));
  }, [moves, stages, language, t]);
  const option = useCallback(
    (c: ChartColours) => ({
      tooltip: { trigger: 'item' },
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 136,
          top: 8,
          bottom: 8,
          nodeWidth: 10,
          nodeGap: 14,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          // The same stage stands on both sides: a blank tells them apart without showing.
          data: [...new Set(rows.map((row) => row.from)), ...new Set(rows.map((row) => `${row.to} `))].map((name) => ({
            name,
            itemStyle: { color: c.series[0], borderWidth: 0 },
          })),
          links: rows.map((row) => ({ source: row.from, target: `${row.to} `, value: row.lines })),
          lineStyle: { color: c.series[0], opacity: 0.22, curveness: 0.5 },
          label: { color: c.ink, fontSize: 12 },
        },
      ],
    }),
    [rows],
  );
  const words = { from: formatDate(from, language), to: formatDate(to, language) };
  const total = rows.reduce((sum, row) => sum + row.lines, 0);
  if (total === 0)
    return (
      <div>
        <h2 className="section">{t('lifecycle.flow.none', words)}</h2>
      </div>
    );
  const title = t('lifecycle.flow.title', { count: total, ...words });
  return (
    <Chart
      title={title}
      description={`${title}. ${t('lifecycle.flow.description')}`}
      height={360}
      option={option}
      table={{
        columns: [
          { title: t('lifecycle.flow.before') },
          { title: t('lifecycle.flow.after') },
          { title: t('lifecycle.flow.lines'), align: 'right' },
        ],
        rows: rows.map((row) => [row.from, row.to, formatNumber(row.lines, language)]),
      }}
    />
  );
}
