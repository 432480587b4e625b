import type { ProcedureBoard, ProcedureColumn } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { BoardCard } from './board-card.tsx';
import { type StepTimes, WaitFigure } from './wait-figure.tsx';

interface BoardColumnProps {
  column: ProcedureColumn;
  by: ProcedureBoard['by'];
  /** Whether the board is of one procedure. */
  one: boolean;
  /** How long each step took; null where columns are not steps. */
  times: StepTimes | null;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onMore: (() => void) | null;
}

/** A step or a department: whose turn it is, how many, how long it takes, and the runs that wait there. */
export function BoardColumn({ column, by, one, times, openId, onOpen, onMore }: BoardColumnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hidden = column.total - column.cards.length;
  return (
    <section className="boardColumn" aria-labelledby={`column-${column.key}`}>
      <header className="boardHead">
        <h2 id={`column-${column.key}`} className="row">
          <b className="grow">{column.name[language]}</b>
          <span className="num ink3">{formatNumber(column.total, language)}</span>
        </h2>
        <p className="row wrap note">
          {column.departmentName ? <span>{column.departmentName[language]}</span> : null}
          {column.late > 0 ? <span className="hot">{t('procedure.board.lateCount', { count: column.late })}</span> : null}
        </p>
        {times ? <WaitFigure of={times} stepId={column.key} /> : null}
      </header>
      <ul className="boardCards">
        {column.cards.map((card) => (
          <BoardCard key={card.id} card={card} by={by} one={one} open={card.id === openId} onOpen={() => onOpen(card.id)} />
        ))}
      </ul>
      {hidden > 0 ? (
        <p className="note">
          {t('procedure.board.hidden', { count: hidden })}{' '}
          {onMore ? (
            <Button size="small" type="text" onClick={onMore}>
              {t('procedure.board.more')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
