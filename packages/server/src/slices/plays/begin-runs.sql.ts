import type { PlayLimits } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { neverBegan, type PlayInForce } from './plays.sql.ts';

export interface When {
  now: string;
  today: string;
}

/**
 * Queues a run for every occasion of `fired` (account_id, occasion, facts) that has none yet. Where a play comes only once in so many days, one
 * occasion of an account is taken. Returns how many were queued.
 */
export async function queueRuns(db: Db, { id, version, play }: PlayInForce, fired: Sql, { now, today }: When): Promise<number> {
  const { oncePerDays } = play.limits;
  const fresh = oncePerDays
    ? sql`select distinct on (f.account_id) f.* from fired f where not ${beganWithin(sql`f.account_id`, id, oncePerDays, today)} order by f.account_id, f.occasion`
    : sql`select f.* from fired f`;
  const done = await sql`
    with fired as materialized (${fired})
    insert into play_run (account_id, id, play_id, play_version, occasion, facts, state, due_at, began_on, began_at)
    select f.account_id, uuid7(${now}::timestamptz), ${id}, ${version}, f.occasion, f.facts, 'queued', ${now}::timestamptz, ${today}::date, ${now}::timestamptz
    from (${fresh}) f
    on conflict (account_id, play_id, occasion) do nothing`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

/** Whether the play began at an account within so many days. */
export const beganWithin = (
  account: Sql,
  id: string,
  days: number,
  today: string,
): Sql<boolean> => sql<boolean>`exists (select from play_run r
  where r.account_id = ${account} and r.play_id = ${id} and not ${neverBegan} and r.began_on > ${today}::date - ${days}::int)`;

/** The first day of the calendar week, month or year of a day. */
export const periodStart = (today: string, per: 'week' | 'month' | 'year'): string => {
  const day = Temporal.PlainDate.from(today);
  if (per === 'week') return day.subtract({ days: day.dayOfWeek - 1 }).toString();
  return day.with(per === 'month' ? { day: 1 } : { month: 1, day: 1 }).toString();
};

/** Runs of the play that were begun in the period up to today. */
const begun = (
  id: string,
  today: string,
  per: 'week' | 'month' | 'year',
): Sql => sql`(select count(*) from play_run r where r.play_id = ${id}
  and r.arm = 'treated' and r.state <> 'queued' and not ${neverBegan} and r.began_on >= ${periodStart(today, per)}::date)`;

/** How many runs may begin today; null: any number. */
export function allowance(id: string, { atMost, budget }: PlayLimits, today: string): Sql | null {
  const limits: Sql[] = [];
  if (atMost) limits.push(sql`${atMost.runs}::bigint - ${begun(id, today, atMost.per)}`);
  if (budget) limits.push(sql`floor(${budget.total}::numeric / ${budget.each}::numeric)::bigint - ${begun(id, today, budget.per)}`);
  return limits.length ? sql`(select greatest(0, least(${sql.join(limits)})))` : null;
}

/**
 * Which side of the comparison an account takes, within its level: every 1/share-th of those in the order of a hash, from a place that the hash of
 * play and level gives. It depends on nothing but play, account and who came before, so that it can be worked out again; sides differ in size by
 * less than one account a level. Who has a side keeps it.
 */
const drawn = (id: string, share: number): Sql => sql`
  select n.account_id, n.tier,
    case when floor((n.before + n.place) * ${share}::float8 + n.phase) > floor((n.before + n.place - 1) * ${share}::float8 + n.phase)
      then 'holdout' else 'treated' end as arm
  from (
    select c.account_id, c.tier, row_number() over (partition by c.tier order by hashtextextended(c.account_id::text, hashtextextended(${id}, 0)), c.account_id) as place,
      coalesce(k.accounts, 0) as before, (hashtextextended(${id} || ':' || coalesce(c.tier, ''), 1) & 65535) / 65536.0::float8 as phase
    from (select distinct account_id, tier from chosen) c
      left join (select tier, count(*) as accounts from play_arm where play_id = ${id} group by tier) k on k.tier is not distinct from c.tier
    where not exists (select from play_arm p where p.account_id = c.account_id and p.play_id = ${id})) n`;

/** Begins what is queued, of the highest value first as far as limits go; who is held out is left alone. Returns how many were treated and held out. */
export async function beginQueued(
  db: Db,
  { id, version, play }: PlayInForce,
  { now, today }: When,
): Promise<{ treated: number; held: number }> {
  const most = allowance(id, play.limits, today);
  const arms = play.holdout
    ? sql`, drawn as (${drawn(id, play.holdout)}),
      armed as (insert into play_arm (account_id, play_id, arm, tier, since) select account_id, ${id}, arm, tier, ${today}::date from drawn returning account_id, arm),
      arms as (select account_id, arm from armed union all
        select p.account_id, p.arm from play_arm p where p.play_id = ${id} and p.account_id in (select account_id from chosen))`
    : sql`, arms as (select null::uuid as account_id, null::text as arm where false)`;
  const found = await sql<{ treated: number; held: number }>`
    with queued as (
      select r.account_id, r.id, s.tier, row_number() over (order by coalesce(s.amount_12m, 0) desc, r.account_id, r.id) as place
      from play_run r left join account_state s on s.account_id = r.account_id where r.play_id = ${id} and r.state = 'queued'),
    chosen as (select * from queued ${most ? sql`where place <= ${most}` : sql``})${arms},
    begun as (
      update play_run r set play_version = ${version}, arm = coalesce(x.arm, 'treated'), state = case when x.arm = 'holdout' then 'held' else 'running' end,
        due_at = ${now}::timestamptz, began_on = ${today}::date, began_at = ${now}::timestamptz,
        ended_at = case when x.arm = 'holdout' then ${now}::timestamptz end, ended_because = case when x.arm = 'holdout' then 'held' end
      from chosen c left join arms x on x.account_id = c.account_id
      where r.account_id = c.account_id and r.id = c.id
      returning r.arm)
    select count(*) filter (where arm = 'treated')::int as treated, count(*) filter (where arm = 'holdout')::int as held from begun`.execute(
    db,
  );
  return found.rows[0] ?? { treated: 0, held: 0 };
}
