import type { ProcedureUtils } from '@orpc/tanstack-query';

interface Page {
  nextCursor: string | null;
}
type Cursor = string | undefined;

/** A list that is read page by page: `useInfiniteQuery(pagesOf(api.accounts.list, { limit: 50 }))`. */
export const pagesOf = <Input extends { cursor?: Cursor }, Output extends Page, Failed>(
  list: ProcedureUtils<Record<never, never>, Input, Output, Failed>,
  input: Omit<Input, 'cursor'>,
) => {
  const options = {
    input: (cursor: Cursor) => ({ ...input, cursor }) as Input,
    initialPageParam: undefined as Cursor,
    getNextPageParam: ({ nextCursor }: Output) => nextCursor ?? undefined,
  };
  return list.infiniteOptions(options);
};
