import type { EventInfo } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { api, useMe } from '../../api/index.ts';
import { useSession } from '../../shell/session.tsx';

const NONE: readonly EventInfo[] = [];

/** The events of the calendars in force. */
export function useEvents(): readonly EventInfo[] {
  const { can } = useSession();
  const today = useMe()?.today ?? '';
  const asked = { input: { from: today, to: today }, enabled: can('plays.read') && today !== '', staleTime: Number.POSITIVE_INFINITY };
  return useQuery(api.eventDays.list.queryOptions(asked)).data?.events ?? NONE;
}
