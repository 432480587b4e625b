import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatDate, formatNumber } from '../../kit/index.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Stages } from './stage-mark.tsx';

interface RiverProps {
  moves: readonly { from: string | null; to: string | null; lines: number }[];
  /** Of the track shown, in its order. */
  stages: Stages;
  /** Accounts move, not lines of subscription. */
  whole: boolean;
  from: string;
  to: string;
}

/** The river of a period, from stage to stage in the order of the course: what goes on stands out from what goes back. */
export function River({ moves, stages, whole, from, to }: RiverProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const passages = useMemo(() => passagesOf(moves, stages), [moves, stages]);
  const name = useCallback(
    (id: string, side: 'from' | 'to'): string => {
      if (id === 'other') return t('lifecycle.course.otherTrack');
      const outside = side === 'from' ? 'new' : 'gone';
      if (id === '') return t(whole ? `lifecycle.course.${outside}` : `lifecycle.flow.${outside}`);
      return stages.find((stage) => stage.id === id)?.name[language] ?? id;
    },
    [stages, whole, language, t],
  );
  const option = useCallback((c: ChartColours) => sankeyOf(passages, stages, name, whole, c), [passages, stages, name, whole]);
  const words = { from: formatDate(from, language), to: formatDate(to, language) };
  const sum = (of: (one: Passage) => boolean) => passages.filter(of).reduce((total, { lines }) => total + lines, 0);
  const total = sum(() => true);
  if (total === 0) return <h2 className="section">{t(whole ? 'lifecycle.course.noMoves' : 'lifecycle.flow.none', words)}</h2>;
  const title = t('lifecycle.flow.title', { count: total, ...words });
  const [left, right] = [new Set(passages.map((one) => one.from)).size, new Set(passages.map((one) => one.to)).size];
  return (
    <div>
      <Chart
        title={title}
        description={`${title}. ${t(whole ? 'lifecycle.course.description' : 'lifecycle.flow.description')}`}
        height={Math.max(320, 36 * Math.max(left, right))}
        option={option}
        table={{
          columns: [
            { title: t('lifecycle.flow.before') },
            { title: t('lifecycle.flow.after') },
            { title: t(whole ? 'lifecycle.base.accounts' : 'lifecycle.flow.lines'), align: 'right' },
          ],
          rows: passages.map((one) => [name(one.from, 'from'), name(one.to, 'to'), formatNumber(one.lines, language)]),
        }}
      />
      {whole ? (
        <p className="note">
          {t('lifecycle.course.ways', {
            on: formatNumber(
              sum(({ way }) => way === 'on'),
              language,
            ),
            back: formatNumber(
              sum(({ way }) => way === 'back'),
              language,
            ),
            new: formatNumber(
              sum(({ way }) => way === 'in'),
              language,
            ),
          })}
        </p>
      ) : null}
    </div>
  );
}

function sankeyOf(
  passages: readonly Passage[],
  stages: Stages,
  name: (id: string, side: 'from' | 'to') => string,
  whole: boolean,
  c: ChartColours,
) {
  const order = ['', ...stages.map(({ id }) => id), 'other'];
  const side = (at: 'from' | 'to') =>
    [...new Set(passages.map((one) => one[at]))]
      .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((id) => ({
        name: `${at} ${id}`,
        depth: at === 'from' ? 0 : 1,
        itemStyle: { color: c.series[0], borderWidth: 0 },
        label: { formatter: name(id, at) },
      }));
  return {
    tooltip: { trigger: 'item', formatter: ({ data }: { data: { told?: string } }) => data.told ?? '' },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 136,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 18,
        // In the order of the course, not of the picture's own choosing.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        data: [...side('from'), ...side('to')],
        links: passages.map(({ from, to, lines, way }) => ({
          source: `from ${from}`,
          target: `to ${to}`,
          value: lines,
          told: `${name(from, 'from')} → ${name(to, 'to')}: ${lines}`,
          lineStyle:
            way === 'back' && whole
              ? { color: c.ink3, opacity: 0.34 }
              : { color: c.series[0], opacity: way === 'in' && whole ? 0.12 : 0.26 },
        })),
        lineStyle: { curveness: 0.5 },
        label: { color: c.ink, fontSize: 12 },
      },
    ],
  };
}
