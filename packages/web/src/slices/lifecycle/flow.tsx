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
  /** Accounts move, not lines of subscription. */
  whole: boolean;
  period: LifecycleSearch['period'];
  onPeriod: (period: LifecycleSearch['period']) => void;
}
interface Move {
  from: string | null;
  to: string | null;
  lines: number;
}
const MONTHS = { year: 12, quarter: 3, month: 1 } as const;

/** The river of a period: what went from stage to stage, and how long it had stayed. */
export function Flow({ day, stages, whole, period, onPeriod }: FlowProps) {
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
          <River moves={found.data.moves} stages={stages} whole={whole} from={found.data.from} to={found.data.to} />
          <Stays stays={found.data.stays} stages={stages} whole={whole} />
        </div>
      )}
    </section>
  );
}

interface RiverProps {
  moves: readonly Move[];
  stages: Stages;
  whole: boolean;
  from: string;
  to: string;
}
function River({ moves, stages, whole, from, to }: RiverProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useMemo(() => {
    const named = (stage: string | null, none: string) => stages.find(({ id }) => id === stage)?.name[language] ?? none;
    return moves.map((move) => ({
      from: named(move.from, t(whole ? 'lifecycle.course.new' : 'lifecycle.flow.new')),
      to: named(move.to, t(whole ? 'lifecycle.course.gone' : 'lifecycle.flow.gone')),
      lines: move.lines,
    }));
  }, [moves, stages, whole, language, t]);
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
        <h2 className="section">{t(whole ? 'lifecycle.course.noMoves' : 'lifecycle.flow.none', words)}</h2>
      </div>
    );
  const title = t('lifecycle.flow.title', { count: total, ...words });
  return (
    <Chart
      title={title}
      description={`${title}. ${t(whole ? 'lifecycle.course.description' : 'lifecycle.flow.description')}`}
      height={Math.max(360, 24 * Math.max(new Set(rows.map(({ from }) => from)).size, new Set(rows.map(({ to }) => to)).size))}
      option={option}
      table={{
        columns: [
          { title: t('lifecycle.flow.before') },
          { title: t('lifecycle.flow.after') },
          { title: t(whole ? 'lifecycle.base.accounts' : 'lifecycle.flow.lines'), align: 'right' },
        ],
        rows: rows.map((row) => [row.from, row.to, formatNumber(row.lines, language)]),
      }}
    />
  );
}
