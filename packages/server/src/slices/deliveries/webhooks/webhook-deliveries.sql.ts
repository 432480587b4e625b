import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { callKey } from '../call-key.ts';
import type { Claimed } from '../deliveries.sql.ts';

/** What a target is told. Its names go out in this order. */
export interface CallData {
  play: string;
  step: string;
  run: string;
  account: string;
  occasion: string;
}
/** What the issue tracker is told of an item. */
interface FeedbackData {
  number: number;
  title: string;
  description: string;
  kind: string;
  area: string | null;
  route: string | null;
  severity: string;
  state: string;
  before: string;
  key: string | null;
}
/** `to` is the target's name. */
export type CallContent = { to: string; subject: string } & (
  | { type?: 'play.step'; data: CallData }
  | { type: 'feedback.moved'; data: FeedbackData }
);
export type ClaimedCall = Claimed<CallContent>;

/**
 * The door to programs outside: puts a call of the target for every row (account_id, run, step, play, account, occasion) into the queue, in the
 * caller's transaction. The target need not be there: what was not told says why, and can be sent again once it is.
 */
// unaudited: what made the call is recorded where it was asked for
export async function queueCalls(db: Db, target: string, calls: Sql, now: string): Promise<number> {
  const made = await sql`
    insert into delivery (id, key, channel, account_id, content, next_at, created_at)
    select uuid7(${now}::timestamptz), ${callKey(sql`c.run`, sql`c.step`)}, 'webhook', c.account_id,
      jsonb_build_object('to', ${target}::text, 'subject', c.play || ' · ' || c.step, 'data', to_jsonb(c) - 'account_id'), ${now}::timestamptz, ${now}::timestamptz
    from (${calls}) c
    on conflict (key) do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0);
}

/** Tells a target of an item, in the caller's transaction; `key` says which word of which item it is. */
// unaudited: the verb that moves the item records it
export async function queueFeedback(
  db: Db,
  { to, key, data, now }: { to: string; key: string; data: FeedbackData; now: string },
): Promise<void> {
  const content: CallContent = { to, subject: `#${data.number} ${data.title}`.slice(0, 200), type: 'feedback.moved', data };
  await sql`insert into delivery (id, key, channel, content, next_at, created_at)
    values (uuid7(${now}::timestamptz), ${key}, 'webhook', ${JSON.stringify(content)}::jsonb, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (key) do nothing`.execute(db);
}
