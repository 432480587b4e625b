import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { announcedEvents, payloadFields } from '../../policy/payload-fields.sql.ts';
import { saidCode } from '../key-events/index.ts';
import type { Finding } from './found.sql.ts';

/** Files may call an event by its name; a row without a code of its own is known by what it says. */
export async function stageAnnouncements(db: Db): Promise<void> {
  await sql`update staged_row s set event = e.id from ${announcedEvents} e where s.event in (e.zh, e.en) and not exists (select from ${announcedEvents} o where o.id = s.event)`.execute(
    db,
  );
  await sql`update staged_row s set custom = jsonb_strip_nulls(coalesce(s.custom, '{}')) where not s.bad`.execute(db);
  await sql`update staged_row s set code = k.code, row_key = k.code
    from (select x.seq, ${saidCode(sql`x.event`, sql`x.happened_on`, sql`x.custom`)} as code from staged_row x where x.code is null and x.row_id is null and not x.bad) k
    where k.seq = s.seq and k.code is not null`.execute(db);
}

/** An event that nobody announces, what its calendar does not declare, and what it asks for. */
export const ANNOUNCEMENT_FINDINGS: readonly Finding[] = [
  {
    code: 'import.announcement.unknown',
    field: 'event',
    query: sql`select s.seq, s.event as value from staged_row s where s.event is not null and not exists (select from ${announcedEvents} e where e.id = s.event)`,
  },
  {
    code: 'import.announcement.other_field',
    field: 'event',
    query: sql`select s.seq, k.key as value from staged_row s join ${announcedEvents} e on e.id = s.event cross join lateral jsonb_object_keys(s.custom) k(key)
      where not exists (select from ${payloadFields} f where f.event = s.event and f.id = k.key)`,
  },
  {
    code: 'import.announcement.lacks',
    field: 'event',
    query: sql`select x.seq, f.name ->> 'zh' as value from staged_record x join ${payloadFields} f on f.event = x.event and f.required
      where x.withdrawn_on is null and not x.custom ? f.id`,
  },
];
