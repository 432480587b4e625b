import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useCalendarDraft } from './calendar-shape.ts';

/** Events on which others may lean: those of the draft, and of the other calendars in force. Each customer's own days are none of them. */
export function useSharedEvents(): { id: string; name: { zh: string; en: string } }[] {
  const { today } = useSession();
  const { policy } = useCalendarDraft();
  const found = useQuery(api.eventDays.list.queryOptions({ input: { from: today, to: today } }));
  const others = (found.data?.events ?? []).filter(({ calendarId }) => calendarId !== policy.id);
  return [...policy.events, ...others].filter(({ kind }) => kind !== 'account');
}
