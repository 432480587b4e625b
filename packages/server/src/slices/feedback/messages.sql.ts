import type { TrackerMessage } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Locks a message by its id, so that the same one twice at once is done once; what came of it, where it was done already. */
export async function lockMessage(db: Db, id: string): Promise<TrackerMessage['outcome'] | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`feedback message ${id}`}, 0))`.execute(db);
  const found = await sql<Pick<TrackerMessage, 'outcome'>>`select outcome from feedback_message where id = ${id}`.execute(db);
  return found.rows[0]?.outcome;
}

// unaudited: receiving it is recorded
export async function insertMessage(
  db: Db,
  { id, receivedAt, key, state, outcome, itemId }: Omit<TrackerMessage, 'itemNumber'>,
): Promise<void> {
  await sql`insert into feedback_message (id, received_at, key, state, outcome, item_id)
    values (${id}, ${receivedAt}, ${key}, ${state}, ${outcome}, ${itemId}::uuid)`.execute(db);
}

export async function listMessages(db: Db, page: { after: string[] | null; limit: number }): Promise<TrackerMessage[]> {
  const { after } = page;
  const found = await sql<TrackerMessage>`
    select m.id, m.received_at as "receivedAt", m.key, m.state, m.outcome, m.item_id as "itemId", i.number::int as "itemNumber"
    from feedback_message m left join feedback_item i on i.id = m.item_id
    where ${after ? sql`(m.received_at, m.id) < (${after[0]}::timestamptz, ${after[1]})` : sql`true`}
    order by m.received_at desc, m.id desc limit ${page.limit}`.execute(db);
  return found.rows;
}
