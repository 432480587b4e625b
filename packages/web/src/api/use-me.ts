import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** Who is signed in, with the organisation's currency and today by its clock; undefined until known. */
export function useMe() {
  return useQuery(api.session.me.queryOptions({ input: {}, staleTime: 300_000 })).data;
}

/** Where the installation's clock stands; absent until known: the reader's. */
export const useTimeZone = (): string | undefined => useMe()?.organisation.timeZone;
