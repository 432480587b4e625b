import type { CallFigures } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Span, Viewer } from '../requests/index.ts';
import { beginsAttempt, callVisible, missed } from './calls.sql.ts';

const n = (where: Sql): Sql => sql`(count(*) filter (where ${where}))::int`;

/** How calls in were picked up. */
export async function figuresOf(db: Db, viewer: Viewer, { from, to, timeZone }: Span): Promise<Omit<CallFigures, 'from' | 'to'>> {
  const at = (day: Sql): Sql => sql`(${day}::timestamp at time zone ${timeZone})`;
  const found = await sql<Omit<CallFigures, 'from' | 'to'>>`
    with known as materialized (
      select c.answered_at is not null as picked_up, c.answered_at is not null and c.ended_at is not null and c.request_id is null as loose, c.talk_seconds,
        ${beginsAttempt} as first
      from phone_call c where c.direction = 'in' and c.began_at >= ${at(sql`${from}::date`)} and c.began_at < ${at(sql`(${to}::date + 1)`)}
        and (c.answered_at is not null or ${missed(viewer.now)}) and ${callVisible(viewer)})
    select ${n(sql`true`)} as calls, ${n(sql`picked_up`)} as "pickedUp", ${n(sql`first`)} as attempts, ${n(sql`first and picked_up`)} as "firstPickedUp",
      ${n(sql`first and picked_up`)}::float8 / nullif(${n(sql`first`)}, 0) as rate, ${n(sql`loose`)} as "withoutRequest",
      percentile_cont(0.5) within group (order by talk_seconds) as "medianTalkSeconds"
    from known`.execute(db);
  return found.rows[0]!;
}
