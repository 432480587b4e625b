import { type Both, rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { tell } from './tell.sql.ts';

/** A window of an announced event in which nothing has come out. */
export interface DueEvent {
  eventId: string;
  name: Both;
  on: string;
  until: string;
  isOver: boolean;
}

/** Tells who keeps calendars and plays, once as a window begins and once as it is over, that a result is to be recorded. */
// unaudited: the nightly look at key events, the only way in, records its counts
export async function tellOfDueEvents(db: Db, due: readonly DueEvent[], now: string): Promise<number> {
  if (!due.length) return 0;
  const told = sql`
    select u.id as user_id, 'event:' || e."eventId" || ':' || e."on" || case when e."isOver" then ':over' else ':due' end as key,
      null::uuid as account_id, e."eventId" as subject_id, jsonb_build_object('event', e.name, 'until', e.until, 'isOver', e."isOver") as facts
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) e("eventId" text, name jsonb, "on" text, until text, "isOver" boolean)
      join app_user u on u.role = any(${rolesThatMay('plays.edit')}::text[])`;
  return tell(db, 'event_due', told, now);
}
