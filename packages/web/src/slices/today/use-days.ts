import type { EndingTerms } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { api, useMe } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';
import { type ShownDay, shownDays } from '../events/shown-days.ts';
import { leadsTeam, useTodayAddress } from './use-today.ts';

/** Key events by their day. */
export function useEventsWithin(from: string, to: string, shown: boolean): ReadonlyMap<string, ShownDay[]> {
  const { can } = useSession();
  const enabled = shown && can('plays.read');
  const found = useQuery(api.eventDays.list.queryOptions({ input: { from, to }, enabled }));
  return Map.groupBy(enabled && found.data ? shownDays(found.data.events, found.data.days, undefined) : [], ({ on }) => on);
}

/** Terms of the customers of the list that end, by their last day. */
export function useEndingsWithin(from: string, to: string, shown: boolean): { days: ReadonlyMap<string, EndingTerms[]>; more: boolean } {
  const { can } = useSession();
  const me = useMe();
  const { search } = useTodayAddress();
  const enabled = shown && can('contracts.read');
  const team = search.team && leadsTeam(me?.role);
  const found = useQuery(api.worklist.endings.queryOptions({ input: { from, to, ...(team ? { team: true } : {}) }, enabled }));
  const { items = [], more = false } = enabled && found.data ? found.data : {};
  return { days: Map.groupBy(items, ({ endsOn }) => endsOn), more };
}
