import type { AgeBucket } from '@fulcrum/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, pagesOf } from '../../api/index.ts';

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

export const useAgeing = (asked: { asOf?: string | undefined; accountId?: string | undefined }) =>
  useQuery(api.receivables.ageing.queryOptions({ input: given(asked), placeholderData: (before) => before }));

/** Instalments by due day, page by page. */
export function useReceivables(asked: ReceivablesAsked, limit = 50, enabled = true) {
  const found = useInfiniteQuery({ ...pagesOf(api.receivables.list, { ...given(asked), limit }), enabled });
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) };
}

export function useAccountAgeing(
  asked: { asOf?: string | undefined; bucket?: AgeBucket | undefined; sort: 'days' | 'amount' },
  enabled = true,
) {
  const found = useInfiniteQuery({ ...pagesOf(api.receivables.accounts, { ...given(asked), limit: 50 }), enabled });
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) };
}

/** Receipts with what they pay, newest first. */
export function useReceipts(
  asked: { asOf?: string | undefined; accountId?: string | undefined; unclaimedOnly?: boolean | undefined },
  limit = 50,
  enabled = true,
) {
  const found = useInfiniteQuery({ ...pagesOf(api.receivables.receipts, { ...given(asked), limit }), enabled });
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) };
}
