import { ROLE_TABLE, type Task, type WorkItem } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, pagesOf, useMe } from '../../api/index.ts';
import { spanOf } from './span-of.ts';
import type { TodaySearch } from './today.search.ts';

const PAGE = 50;
/** A week or a month shows so much at once, the foremost by rank. */
const SPAN_PAGE = 200;

/** Whether a role opens its team's list: those who act beyond their own accounts, and who read all. */
export function leadsTeam(role: keyof typeof ROLE_TABLE | undefined): boolean {
  if (!role) return false;
  const { reads, writes } = ROLE_TABLE[role];
  return reads === 'all' || !['none', 'own'].includes(writes);
}

/** The address of Today and how to change it. A change of what is shown is a step back in history; moving along the list is not. */
export function useTodayAddress() {
  const search = useSearch({ from: '/today' });
  const navigate = useNavigate({ from: '/today' });
  const go = (change: Partial<TodaySearch>, replace = true) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  return { search, go };
}

/** The worklist of the address, page by page, and its figures, which are asked for beside it: a large team's take longer than its first page. */
export function useWorklist() {
  const { search } = useTodayAddress();
  const me = useMe();
  const team = search.team && leadsTeam(me?.role);
  const span = search.view === 'week' || search.view === 'month' ? spanOf(search.view, search.day ?? me?.today ?? '') : undefined;
  const figures = useQuery(api.worklist.figures.queryOptions({ input: team ? { team: true } : {} }));
  const query = useInfiniteQuery({
    ...pagesOf(api.worklist.list, {
      limit: span ? SPAN_PAGE : PAGE,
      ...(team ? { team: true } : {}),
      ...(search.show ? { show: search.show } : {}),
      ...(search.due ? { due: search.due } : {}),
      ...(span ? { dueFrom: span[0], dueUntil: span[1] } : {}),
    }),
    enabled: search.view !== 'board' && me !== undefined,
  });
  const first = query.data?.pages[0];
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    date: first?.date,
    figures: figures.data,
    isPending: query.isPending,
    error: query.data ? null : query.error,
    refetch: query.refetch,
    more: query.isFetchingNextPage ? ('loading' as const) : query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}

/** A task as the list shows it. */
const asWork = (task: Task): WorkItem => ({
  kind: 'task',
  id: task.id,
  about: task.kind,
  accountId: task.accountId,
  accountName: task.accountName,
  tier: task.tier,
  tierRank: task.tierRank,
  frozen: task.frozen,
  title: task.title,
  reason: task.reason,
  ownerId: task.ownerId,
  ownerName: task.ownerName,
  dueOn: task.dueOn,
  valueAtStake: task.valueAtStake,
  urgency: task.urgency,
  rank: task.rank,
  revision: task.revision,
  task,
});

/** By what the address names a piece of work: a task by its id alone. */
export const keyOf = ({ kind, id }: Pick<WorkItem, 'kind' | 'id'>): string => (kind === 'task' ? id : `${kind}.${id}`);

/** Work at a customer: all but approvals that concern none. */
export type AtCustomer = WorkItem & { accountId: string; accountName: string };
export const atCustomer = (work: WorkItem): work is AtCustomer => work.accountId !== null && work.accountName !== null;

/** What may be put off and selected to be; the rest is answered or left. */
export const mayWait = ({ kind }: WorkItem): boolean => kind === 'task' || kind === 'contact';

/** What the address has open: out of the list, else a task by itself (an address someone sent, or a task just closed). */
export function useOpenWork(items: WorkItem[], key: string | undefined): WorkItem | undefined {
  const listed = items.find((item) => keyOf(item) === key);
  const enabled = key !== undefined && !key.includes('.') && !listed;
  const alone = useQuery(api.tasks.get.queryOptions({ input: { id: key ?? '' }, enabled }));
  return listed ?? (enabled && alone.data ? asWork(alone.data) : undefined);
}
