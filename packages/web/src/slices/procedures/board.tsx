import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { EmptyState, Failure, KeyHints, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import './board.css';
import { BoardColumn } from './board-column.tsx';
import { BoardFilters } from './board-filters.tsx';
import type { ProceduresSearch } from './procedures.search.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { stepTimes } from './wait-figure.tsx';

const CARDS = 30;
const MOST_CARDS = 200;

interface BoardProps {
  search: ProceduresSearch;
  onChange: (search: ProceduresSearch) => void;
}

/** What is under way, by whose turn it is: the steps of one procedure, or the departments of all. */
export function Board({ search, onChange }: BoardProps) {
  const { t } = useTranslation();
  const phone = useMedia(PHONE);
  const [limit, setLimit] = useState(CARDS);
  const { procedure: policyId, by, department, person: holderId, late, run } = search;
  const input = { policyId, by, department, holderId, late, limit };
  const found = useQuery({ ...api.procedures.board.queryOptions({ input }), placeholderData: keepPreviousData });
  const waits = useQuery({ ...api.procedures.waits.queryOptions({ input: { id: policyId ?? '' } }), enabled: policyId !== undefined });
  const frame = useBoardKeys(!phone);
  const board = found.data;
  const times = stepTimes(waits.data?.items ?? []);
  // Where a filter is set, and on the phone, columns with nothing in them say nothing.
  const few = phone || holderId !== undefined || late !== undefined || department !== undefined;
  const columns = (board?.columns ?? []).filter(({ total }) => total > 0 || !few);
  const open = (id: string) => onChange({ run: id });
  return (
    <>
      <BoardFilters search={search} board={board} onChange={onChange} />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !board ? (
        <SkeletonRows rows={8} />
      ) : columns.every(({ total }) => total === 0) && (few || !policyId) ? (
        <EmptyState title={t('procedure.noneRuns')}>{t('procedure.noneDetail')}</EmptyState>
      ) : (
        <section className={phone ? 'board asList' : 'board'} aria-label={t('procedure.view.board')} ref={frame}>
          {columns.map((column) => (
            <BoardColumn
              key={column.key}
              column={column}
              by={board.by}
              one={policyId !== undefined}
              times={board.by === 'step' ? times : null}
              openId={run}
              onOpen={open}
              onMore={limit < MOST_CARDS ? () => setLimit(MOST_CARDS) : null}
            />
          ))}
        </section>
      )}
      {board && !phone ? (
        <KeyHints
          hints={[
            { keys: ['J', 'K'], does: t('procedure.board.upDown') },
            { keys: ['H', 'L'], does: t('procedure.board.across') },
            { keys: ['↵'], does: t('kit.keys.open') },
          ]}
        />
      ) : null}
    </>
  );
}
