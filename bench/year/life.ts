import { createHash } from 'node:crypto';
import { OUTCOMES, type TaskOutcome } from '@fulcrum/contract';
import type pg from 'pg';

/** What tells a task of the year from every other, in whatever copy of the base. */
export interface TaskKey {
  account: string;
  play: string;
  occasion: string;
  step: string;
}
const PATIENCE_DAYS = 7;
const SHARE = 0.45;

/** The occasion of a run or task, the same in every copy of the base: ids of risks are drawn anew in each. */
export const occasionOf = (alias: string): string =>
  `coalesce((select 'risk:' || x.kind || ':' || x.raised_on from risk x where x.account_id = ${alias}.account_id and 'risk:' || x.id = ${alias}.occasion), ${alias}.occasion)`;

/** How people close a task once it has lain for a week: some of them, by a draw that depends on nothing but what the task is. Null: never. */
export function closedAs({ account, play, occasion, step }: TaskKey): TaskOutcome | null {
  const drawn = createHash('sha256').update([account, play, occasion, step].join('|')).digest();
  return drawn.readUInt32BE(0) / 2 ** 32 < SHARE ? (OUTCOMES[drawn[4]! % OUTCOMES.length] ?? null) : null;
}
/** Whether a task that was made on a day is looked at on another. */
export const isLookedAt = (made: string, day: string): boolean =>
  Temporal.PlainDate.from(made).add({ days: PATIENCE_DAYS }).toString() <= day;

/** People close tasks on a day: what is open for a week and is drawn. Returns how many. */
export async function closeSome(client: pg.Client, day: string): Promise<number> {
  const { rows } = await client.query<TaskKey & { account_id: string; id: string; made: string }>(
    `select k.account_id, k.id, k.account_id::text as account, k.play_id as play, ${occasionOf('k')} as occasion, coalesce(k.step, '') as step, r.made::text
      from task k cross join lateral (select (k.created_at at time zone (select time_zone from organisation))::date as made) r
      where k.state = 'open' and k.play_id is not null order by k.account_id, k.id`,
  );
  const closing = rows.flatMap((row) => {
    const outcome = isLookedAt(row.made, day) ? closedAs(row) : null;
    return outcome ? [{ account_id: row.account_id, id: row.id, outcome }] : [];
  });
  await client.query(
    `update task k set state = 'done', outcome = r.outcome, closed_at = ($2 || 'T12:00:00Z')::timestamptz, changed_at = ($2 || 'T12:00:00Z')::timestamptz
      from jsonb_to_recordset($1::jsonb) as r(account_id uuid, id uuid, outcome text) where r.account_id = k.account_id and r.id = k.id`,
    [JSON.stringify(closing), day],
  );
  return closing.length;
}

/** Who takes over accepts on a day what has lain for a week, but for a fifth that lies on. */
export async function acceptHandovers(client: pg.Client, day: string): Promise<void> {
  await client.query(
    `update handover set state = 'accepted', ended_on = $1, changed_at = ($1 || 'T12:00:00Z')::timestamptz
      where ended_on is null and state <> 'withdrawn' and opened_on <= $1::date - $2::int and hashtextextended(account_id::text || opened_on, 3) % 5 <> 0`,
    [day, PATIENCE_DAYS],
  );
}
