import { useInfiniteQuery } from '@tanstack/react-query';
import { api, pagesOf } from '../../api/index.ts';

/** Users by name, page by page. */
export function usePeople(q: string | undefined) {
  const query = useInfiniteQuery({
    ...pagesOf(api.identity.listUsers, { limit: 200, q: q || undefined }),
    placeholderData: (before) => before,
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

export type People = ReturnType<typeof usePeople>;
