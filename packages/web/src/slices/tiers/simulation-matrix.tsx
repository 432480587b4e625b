import type { SimulationResult } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Chart, type ChartColours, formatNumber, rampStep } from '../../kit/index.ts';

/** A move from a level to a level; null is no level. */
export interface Cell {
  from: string | null;
  to: string | null;
}
interface SimulationMatrixProps {
  result: Pick<SimulationResult, 'matrix' | 'levels'> & Record<'before' | 'after', readonly { id: string | null }[]>;
  /** What the two sides are called: in force and simulated, or two days. */
  words?: 'simulate' | 'compare';
  /** The cell whose accounts are listed; absent: cells pick nothing. */
  cell?: Cell | undefined;
  onCell?: (cell: Cell | undefined) => void;
}

/** How accounts pass from level to level: as a flow, and as a table whose moves pick the accounts below. */
export function SimulationMatrix({ result, words = 'simulate', cell, onCell }: SimulationMatrixProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { matrix, levels } = result;
  const name = (id: string | null) => id ?? t('tiers.none');
  const none = t('tiers.none');
  const option = useCallback((colours: ChartColours) => sankeyOf({ matrix, levels, none }, colours), [matrix, levels, none]);
  return (
    <div className="tierPictures">
      <Chart
        title={t('tiers.simulate.flow')}
        description={t(`tiers.${words}.flowOf`)}
        height={280}
        option={option}
        table={{
          columns: [
            { title: t(`tiers.${words}.from`) },
            { title: t(`tiers.${words}.to`) },
            { title: t('tiers.runs.accounts'), align: 'right' },
          ],
          rows: matrix.map(({ from, to, accounts }) => [name(from), name(to), formatNumber(accounts, language)]),
        }}
      />
      <Matrix result={result} words={words} cell={cell} onCell={onCell} />
    </div>
  );
}

function Matrix({ result: { matrix, levels, before, after }, words = 'simulate', cell, onCell }: SimulationMatrixProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const of = (list: readonly { id: string | null }[]) => list.map(({ id }) => id);
  const [rows, columns] = [of(before), of(after)];
  const place = (id: string | null) => (id === null ? levels.length : levels.findIndex((level) => level.id === id));
  const name = (id: string | null) => id ?? t('tiers.none');
  return (
    <div>
      <p className="section">{t('tiers.simulate.matrix')}</p>
      <table className="plainTable matrix" aria-label={t('tiers.simulate.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t(`tiers.${words}.fromTo`)}</th>
            {columns.map((to) => (
              <th key={name(to)} scope="col" className="right">
                {name(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={name(from)}>
              <th scope="row">{name(from)}</th>
              {columns.map((to) => {
                const found = matrix.find((one) => one.from === from && one.to === to);
                if (!found)
                  return (
                    <td key={name(to)} className="right ink3">
                      ·
                    </td>
                  );
                if (from === to)
                  return (
                    <td key={name(to)} className="right ink3 num">
                      {number(found.accounts)}
                    </td>
                  );
                const on = cell?.from === from && cell.to === to && cell !== undefined;
                const moved = place(to) < place(from) ? 'right num rise' : 'right num fall';
                if (!onCell)
                  return (
                    <td key={name(to)} className={moved}>
                      {number(found.accounts)}
                    </td>
                  );
                return (
                  <td key={name(to)} className={moved}>
                    <button
                      type="button"
                      className={on ? 'matrixCell on' : 'matrixCell'}
                      aria-pressed={on}
                      aria-label={t('tiers.simulate.cell', { from: name(from), to: name(to), accounts: number(found.accounts) })}
                      onClick={() => onCell(on ? undefined : { from, to })}
                    >
                      {number(found.accounts)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t(`tiers.${words}.matrixNote`)}</p>
    </div>
  );
}

function sankeyOf({ matrix, levels, none }: Pick<SimulationResult, 'matrix' | 'levels'> & { none: string }, colours: ChartColours) {
  const place = (id: string | null) => (id === null ? levels.length : levels.findIndex((level) => level.id === id));
  const colour = (id: string | null) =>
    id === null ? colours.hairStrong : (colours.tier[rampStep(place(id), levels.length)] ?? colours.ink3);
  const side = (at: 'from' | 'to') =>
    [...new Set(matrix.map((one) => one[at]))]
      .toSorted((a, b) => place(a) - place(b))
      .map((id) => ({
        name: `${at} ${id ?? ''}`,
        depth: at === 'from' ? 0 : 1,
        itemStyle: { color: colour(id), borderColor: colours.hairStrong, borderWidth: 1 },
        label: { position: at === 'from' ? 'right' : 'left', formatter: id ?? none, color: colours.ink },
      }));
  return {
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 10,
        // In the order of the levels, not of the picture's own choosing.
        layoutIterations: 0,
        draggable: false,
        emphasis: { disabled: true },
        data: [...side('from'), ...side('to')],
        links: matrix.map(({ from, to, accounts }) => ({
          source: `from ${from ?? ''}`,
          target: `to ${to ?? ''}`,
          value: accounts,
          // In the colour of the better level: the last one's is that of those who stay.
          lineStyle: { color: from === to ? colours.hair : colour(place(to) < place(from) ? to : from), opacity: from === to ? 0.6 : 0.45 },
        })),
      },
    ],
  };
}
