import type { SimulatedStages } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, PHONE, useMedia } from '../../../kit/index.ts';
import type { ShownStage } from './shown-stages.ts';

/** A move from a stage to a stage; null is no stage. */
export interface StageCell {
  from: string | null;
  to: string | null;
}
interface StageMatrixProps {
  moves: SimulatedStages['moves'];
  stages: readonly ShownStage[];
  cell: StageCell | undefined;
  onCell: (cell: StageCell | undefined) => void;
}

/** The stages that a side of the moves has, in the order of the policy, whoever is in none last. */
const sideOf = (moves: StageMatrixProps['moves'], side: 'from' | 'to', stages: readonly ShownStage[]): (string | null)[] => {
  const there = new Set(moves.map((move) => move[side]));
  return [...stages.map(({ id }) => id), null].filter((id) => there.has(id));
};

/**
 * From stage to stage: who stays in grey, who moves to be picked, who is kept at the end of the row. Stages go by their numbers above, so that
 * sixteen stand beside each other; on the phone moves are lines.
 */
export function StageMatrix(props: StageMatrixProps) {
  const phone = useMedia(PHONE);
  return phone ? <MoveLines {...props} /> : <Matrix {...props} />;
}

function useMoveWords({ stages }: Pick<StageMatrixProps, 'stages'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (id: string | null) =>
    id === null ? t('stageStudio.noStage') : (stages.find((one) => one.id === id)?.name[language] ?? id);
  return { named, number: (value: number) => formatNumber(value, language) };
}

function Matrix({ moves, stages, cell, onCell }: StageMatrixProps) {
  const { t } = useTranslation();
  const { named, number } = useMoveWords({ stages });
  const [rows, columns] = [sideOf(moves, 'from', stages), sideOf(moves, 'to', stages)];
  const place = (id: string | null) => (id === null ? '—' : String(stages.findIndex((one) => one.id === id) + 1));
  const kept = moves.some((move) => move.kept > 0);
  const trackOf = (id: string | null) => stages.find((one) => one.id === id)?.track ?? null;
  /** The first of another track stands apart. */
  const apart = (list: (string | null)[], at: number) => (at > 0 && trackOf(list[at - 1]!) !== trackOf(list[at]!) ? ' apart' : '');
  return (
    <>
      <div className="stageMatrixScroll">
        <table className="plainTable matrix stageMatrix" aria-label={t('stageStudio.base.matrix')}>
          <thead>
            <tr>
              <th scope="col">{t('stageStudio.base.fromTo')}</th>
              {columns.map((to, at) => (
                <th key={to ?? ''} scope="col" className={`right${apart(columns, at)}`} title={named(to)}>
                  <span aria-hidden>{place(to)}</span>
                  <span className="visuallyHidden">{named(to)}</span>
                </th>
              ))}
              {kept ? (
                <th scope="col" className="right apart keptHead" title={t('lifecycle.course.keptNote')}>
                  {t('lifecycle.course.kept')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((from, row) => (
              <tr key={from ?? ''} className={apart(rows, row) ? 'apart' : undefined}>
                <th scope="row">
                  <span className="ink3 num" aria-hidden>
                    {place(from)}
                  </span>{' '}
                  {named(from)}
                </th>
                {columns.map((to, at) => (
                  <td key={to ?? ''} className={`right num${apart(columns, at)}`}>
                    <Cell
                      move={moves.find((one) => one.from === from && one.to === to)}
                      named={named}
                      number={number}
                      cell={cell}
                      onCell={onCell}
                    />
                  </td>
                ))}
                {kept ? (
                  <td className="right num apart">
                    {number(moves.filter((one) => one.from === from).reduce((sum, one) => sum + one.kept, 0)).replace(/^0$/, '·')}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{t('stageStudio.base.matrixNote')}</p>
    </>
  );
}

interface CellProps extends Pick<StageMatrixProps, 'cell' | 'onCell'> {
  move: StageMatrixProps['moves'][number] | undefined;
  named: (id: string | null) => string;
  number: (value: number) => string;
}
function Cell({ move, named, number, cell, onCell }: CellProps) {
  const { t } = useTranslation();
  if (!move) return <span className="ink3">·</span>;
  const { from, to, accounts } = move;
  if (from === to && !move.kept) return <span className="ink3">{number(accounts)}</span>;
  const on = cell !== undefined && cell.from === from && cell.to === to;
  return (
    <button
      type="button"
      className={on ? 'matrixCell on' : 'matrixCell'}
      aria-pressed={on}
      aria-label={t('stageStudio.base.cell', { from: named(from), to: named(to), accounts: number(accounts) })}
      onClick={() => onCell(on ? undefined : { from, to })}
    >
      {number(accounts)}
    </button>
  );
}

function MoveLines({ moves, stages, cell, onCell }: StageMatrixProps) {
  const { t } = useTranslation();
  const { named, number } = useMoveWords({ stages });
  const moved = moves.filter(({ from, to }) => from !== to);
  const stay = moves.reduce((sum, { from, to, accounts }) => sum + (from === to ? accounts : 0), 0);
  const kept = moves.reduce((sum, one) => sum + one.kept, 0);
  return (
    <>
      <ul className="stageMoves" aria-label={t('stageStudio.base.matrix')}>
        {moved.map(({ from, to, accounts }) => {
          const on = cell !== undefined && cell.from === from && cell.to === to;
          return (
            <li key={`${from} ${to}`}>
              <button
                type="button"
                aria-pressed={on}
                className={on ? 'on' : undefined}
                onClick={() => onCell(on ? undefined : { from, to })}
              >
                <span className="grow">
                  {named(from)} <span aria-hidden>→</span> {named(to)}
                </span>
                <b className="num">{number(accounts)}</b>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="note">{t('stageStudio.base.stay', { stay: number(stay), kept: number(kept) })}</p>
    </>
  );
}
