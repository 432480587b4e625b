import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** Users by name, page by page. */
export function usePeople(q: string | undefined) {
  const query = useInfiniteQuery(
    api.identity.listUsers.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 200, cursor, q: q || undefined }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: (before) => before,
    }),
  );
  return { query, rows: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

export type People = ReturnType<typeof usePeople>;
