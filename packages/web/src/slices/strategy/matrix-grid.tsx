import type { StrategyMatrix } from '@fulcrum/contract';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, TierChip } from '../../kit/index.ts';
import { StageMark } from '../lifecycle/stage-mark.tsx';
import type { CellView } from './cell-view.ts';
import type { MatrixSearch } from './matrix.search.ts';
import { MatrixCell } from './matrix-cell.tsx';

export interface MatrixGridProps {
  matrix: StrategyMatrix;
  stages: StrategyMatrix['stages'];
  views: readonly CellView[];
  search: MatrixSearch;
  onOpen: (level: string, stage: string) => void;
}
const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A row for each level, a column for each stage; arrows go from cell to cell. */
export function MatrixGrid({ matrix, stages, views, search, onOpen }: MatrixGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const viewAt = (level: string, stage: string) => views.find(({ cell }) => cell.level === level && cell.stage === stage);
  const total = (stage: string) => views.reduce((sum, { cell }) => (cell.stage === stage ? sum + cell.accounts : sum), 0);
  function move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const at = event.target instanceof HTMLElement ? event.target.dataset.at?.split(':').map(Number) : undefined;
    if (!step || !at) return;
    const next = table.current?.querySelector<HTMLElement>(`[data-at="${at[0]! + step[0]}:${at[1]! + step[1]}"]`);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
    <section className="cellMatrixBox" tabIndex={0} aria-label={t('shell.page.matrix')}>
      <table
        className="cellMatrix strategyMatrix"
        aria-label={t('shell.page.matrix')}
        ref={table}
        onKeyDown={move}
        style={{ minWidth: 156 + stages.length * 144 }}
      >
        <thead>
          <tr>
            <th scope="col" className="levelColumn">
              <span className="note">{t('strategy.corner')}</span>
            </th>
            {stages.map(({ id }) => (
              <th key={id} scope="col">
                <StageMark stage={id} stages={stages} />
                <span className="note num block">
                  {t('strategy.accounts', { count: total(id), accounts: formatNumber(total(id), language) })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.levels.map(({ id: level, name, mode, visitDays }, row) => (
            <tr key={level}>
              <th scope="row" className="levelColumn">
                <TierChip letter={level} name={name[language]} position={row} levels={matrix.levels.length} named />
                {matrix.main.tier ? <LevelCadence cells={views.filter(({ cell }) => cell.level === level)} visitDays={visitDays} /> : null}
                {mode ? <span className="note block">{t(`benefit.mode.${mode}`)}</span> : null}
              </th>
              {stages.map(({ id: stage }, column) => {
                const view = viewAt(level, stage);
                if (!view) return <td key={stage} />;
                return (
                  <MatrixCell
                    key={stage}
                    view={view}
                    matrix={matrix}
                    search={search}
                    at={`${row}:${column}`}
                    isOpen={search.level === level && search.stage === stage}
                    onOpen={() => onOpen(level, stage)}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How often its customers are met by the plays in force, else as the benefits say. */
export function LevelCadence({ cells, visitDays }: { cells: readonly CellView[]; visitDays: number | null }) {
  const { t } = useTranslation();
  const kept = cells.flatMap(({ cell }) => (cell.cadence === null ? [] : [cell.cadence]));
  const days = kept.length ? Math.min(...kept) : visitDays;
  return (
    <span className="ink2 num block">{days === null ? t('strategy.cadence.none') : t('strategy.cadence.every', { count: days })}</span>
  );
}
