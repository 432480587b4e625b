import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** Who is signed in, what they may do, and what day it is here; undefined until known. */
export const useMe = () => useQuery(api.session.me.queryOptions({ input: {}, staleTime: 60_000 })).data;
