import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

/** The freeze of an account that holds on a day, today unless told; undefined while unknown, null where none does. */
export function useFreeze(accountId: string, asOf: string | undefined) {
  const found = useQuery(api.freezes.list.queryOptions({ input: { accountId, limit: 1, ...(asOf ? { asOf } : {}) } }));
  return found.data ? (found.data.items[0] ?? null) : undefined;
}
