import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

export const meQuery = () => api.session.me.queryOptions({ input: {}, staleTime: 300_000 });

/** The signed-in person, their organisation and rights. Only below the gate, which waits for them. */
export function useMe() {
  const { data } = useQuery(meQuery());
  if (!data) throw new Error('used outside the gate');
  return data;
}

export type Me = ReturnType<typeof useMe>;
