import type { AgeBucket } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

export interface ReceivablesAsked {
  asOf?: string | undefined;
  accountId?: string | undefined;
  openOnly?: boolean | undefined;
  bucket?: AgeBucket | undefined;
  promiseBroken?: boolean | undefined;
  q?: string | undefined;
}
const given = <T extends object>(input: T): T =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== '')) as T;
const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor ?? undefined,
};
const page = (cursor: string | undefined, limit: number) => ({ limit, ...(cursor ? { cursor } : {}) });

export const useAgeing = (asked: { asOf?: string | undefined; accountId?: string | undefined }) =>
  useQuery(api.receivables.ageing.queryOptions({ input: given(asked), placeholderData: (before) => before }));

/** Instalments by due day, page by page. */
export function useReceivables(asked: ReceivablesAsked, limit = 50, enabled = true) {
  const found = useInfiniteQuery(
    api.receivables.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...given(asked), ...page(cursor, limit) }),
      ...paging,
      enabled,
    }),
  );
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) };
}

export function useAccountAgeing(
  asked: { asOf?: string | undefined; bucket?: AgeBucket | undefined; sort: 'days' | 'amount' },
  enabled = true,
) {
  const found = useInfiniteQuery(
    api.receivables.accounts.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...given(asked), ...page(cursor, 50) }),
      ...paging,
      enabled,
    }),
  );
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) };
}

/** Receipts with what they pay, newest first. */
export function useReceipts(
  asked: { asOf?: string | undefined; accountId?: string | undefined; unclaimedOnly?: boolean | undefined },
  limit = 50,
  enabled = true,
) {
  const found = useInfiniteQuery(
    api.receivables.receipts.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...given(asked), ...page(cursor, limit) }),
      ...paging,
      enabled,
    }),
  );
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) };
}
