import type { HandoverItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

interface By {
  userId: string | null;
  now: string;
}
interface Ref {
  accountId: string;
  id: string;
}

export async function saveHandover(
  db: Db,
  of: Ref & { items: readonly HandoverItem[]; note: string | null; toId: string },
  now: string,
): Promise<void> {
  await sql`update handover set items = ${JSON.stringify(of.items)}::jsonb, note = ${of.note}, to_id = ${of.toId}, changed_at = ${now}, revision = revision + 1
    where account_id = ${of.accountId} and id = ${of.id}`.execute(db);
}

/** Passes a handover on: its state, who has until when to answer, and the step in its course. */
export async function moveHandover(
  db: Db,
  of: Ref & {
    state: 'handed' | 'returned' | 'accepted' | 'withdrawn';
    items: readonly HandoverItem[];
    /** Null: it ends today. */
    dueOn: string | null;
    note: string | null;
  },
  by: By & { today: string },
): Promise<void> {
  await sql`
    with moved as (
      update handover set state = ${of.state}, items = ${JSON.stringify(of.items)}::jsonb, due_on = coalesce(${of.dueOn}::date, due_on),
        escalated_on = case when ${of.dueOn}::date is null then escalated_on end, ended_on = case when ${of.dueOn}::date is null then ${by.today}::date end,
        changed_at = ${by.now}, revision = revision + 1
      where account_id = ${of.accountId} and id = ${of.id} returning account_id, id, revision)
    insert into handover_step (account_id, handover_id, revision, what, at, by_id, note)
    select account_id, id, revision, ${of.state}, ${by.now}, ${by.userId}, ${of.note} from moved`.execute(db);
}
