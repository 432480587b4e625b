import { WORK_DUES, type WorkItem } from '@fulcrum/contract';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { leadsTeam, useTodayAddress } from './use-today.ts';
import { WorkCard } from './work-card.tsx';

/** So much of each column, the foremost by rank; the rest is a list. */
const COLUMN = 20;

/** The columns of the board: open work by when it is due, and what was done today. */
export function useBoard() {
  const { search } = useTodayAddress();
  const me = useMe();
  const whose = search.team && leadsTeam(me?.role) ? { team: true } : {};
  const enabled = search.view === 'board';
  const asked = { ...whose, limit: COLUMN };
  const found = useQueries({
    queries: [
      ...WORK_DUES.map((due) => api.worklist.list.queryOptions({ input: { ...asked, due }, enabled })),
      api.worklist.list.queryOptions({ input: { ...asked, show: 'done' }, enabled }),
    ],
  });
  return [...WORK_DUES, 'done' as const].map((column, at) => ({ column, ...columnOf(found[at]) }));
}
const columnOf = (found: { data?: { items: WorkItem[]; nextCursor: string | null } | undefined; error: unknown } | undefined) => ({
  items: found?.data?.items ?? [],
  more: found?.data?.nextCursor != null,
  isPending: !found?.data,
  error: found?.data ? null : (found?.error ?? null),
});
export type Board = ReturnType<typeof useBoard>;

export function WorkBoard({ board, openId, onRetry }: { board: Board; openId: string | undefined; onRetry: () => void }) {
  const { t } = useTranslation();
  const { go } = useTodayAddress();
  const failed = board.find(({ error }) => error);
  if (failed) return <QueryFailed error={failed.error} onRetry={onRetry} />;
  const listOf = (column: Board[number]['column']) =>
    go({ view: undefined, task: undefined, ...(column === 'done' || column === 'overdue' ? { show: column } : { due: column }) }, false);
  return (
    <div className="workBoard">
      {board.map(({ column, items, more, isPending }) => (
        <section key={column} aria-label={t(`today.column.${column}`)}>
          <h2 className="groupHead">
            {t(`today.column.${column}`)}
            <span className="num">{isPending ? '' : more ? `${items.length}+` : items.length}</span>
          </h2>
          {isPending ? <SkeletonRows rows={3} /> : null}
          {items.map((work) => (
            <WorkCard key={work.id} work={work} openId={openId} />
          ))}
          {!isPending && items.length === 0 ? <p className="note">{t('today.column.none')}</p> : null}
          {more ? (
            <button type="button" className="door note" onClick={() => listOf(column)}>
              {t('today.column.all')}
            </button>
          ) : null}
        </section>
      ))}
    </div>
  );
}
