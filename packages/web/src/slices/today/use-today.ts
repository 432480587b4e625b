import { ROLE_TABLE, type Task } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, useMe } from '../../api/index.ts';
import type { TodaySearch } from './today.search.ts';

const PAGE = 50;

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

/** The worklist of the address, page by page, with its figures. */
export function useWorklist() {
  const { search } = useTodayAddress();
  const me = useMe();
  const team = search.team && leadsTeam(me?.role);
  const query = useInfiniteQuery(
    api.tasks.worklist.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: PAGE,
        ...(team ? { team: true } : {}),
        ...(search.show ? { show: search.show } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  const first = query.data?.pages[0];
  return {
    tasks: query.data?.pages.flatMap((page) => page.items) ?? [],
    date: first?.date,
    figures: query.data?.pages.at(-1)?.figures,
    isPending: query.isPending,
    error: query.data ? null : query.error,
    refetch: query.refetch,
    more: query.isFetchingNextPage ? ('loading' as const) : query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}

/** The task of the address: out of the list, else by itself (an address someone sent, or a task just closed). */
export function useOpenTask(tasks: Task[], id: string | undefined): Task | undefined {
  const listed = tasks.find((task) => task.id === id);
  const alone = useQuery(api.tasks.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined && !listed }));
  return listed ?? (id === undefined ? undefined : alone.data);
}
