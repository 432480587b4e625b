import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Milestone } from './milestones.ts';

export interface NewStart {
  accountId: string;
  runId: string;
  productId: string | null;
  /** By whose signing it began by itself. */
  contractId?: string | null;
  startsOn: string;
  basis: 'contract' | 'order' | 'given' | 'begun';
  begunOn: string;
  endedOn: string | null;
  milestones: readonly Milestone[];
}

export async function insertStarts(db: Db, starts: readonly NewStart[]): Promise<void> {
  const milestones = starts.flatMap(({ accountId, runId, begunOn, milestones: theirs }) =>
    theirs.map((one) => ({ ...one, accountId, runId, begunOn })),
  );
  await sql`
    with start as (insert into project_start (account_id, run_id, product_id, contract_id, starts_on, basis, begun_on, ended_on)
      select s."accountId", s."runId", s."productId", s."contractId", s."startsOn", s.basis, s."begunOn", s."endedOn"
      from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as s("accountId" uuid, "runId" uuid, "productId" uuid, "contractId" uuid,
        "startsOn" date, basis text, "begunOn" date, "endedOn" date)),
    given as materialized (select * from jsonb_to_recordset(${JSON.stringify(milestones)}::jsonb) as m("accountId" uuid, "runId" uuid, step text,
      place int, name jsonb, "firstValue" boolean, "plannedOn" date, "reachedOn" date, "begunOn" date)),
    milestone as (insert into project_milestone (account_id, run_id, step, place, name, first_value, reached_on)
      select "accountId", "runId", step, place, name, "firstValue", "reachedOn" from given)
    insert into project_plan (account_id, run_id, step, seq, planned_on, set_on)
    select "accountId", "runId", step, 1, "plannedOn", "begunOn" from given`.execute(db);
}

/** The milestones at these steps of a run are reached on a day, unless they were before. */
export async function reachMilestones(
  db: Db,
  { accountId, runId, steps, on }: { accountId: string; runId: string; steps: readonly string[]; on: string },
): Promise<void> {
  await sql`update project_milestone set reached_on = ${on}::date where account_id = ${accountId}::uuid and run_id = ${runId}::uuid
    and step = any(${[...steps]}::text[]) and reached_on is null`.execute(db);
}

export async function endStart(db: Db, { accountId, runId, on }: { accountId: string; runId: string; on: string }): Promise<void> {
  await sql`update project_start set ended_on = ${on}::date where account_id = ${accountId}::uuid and run_id = ${runId}::uuid`.execute(db);
}

/** Plans a milestone that is not reached anew; answers the day before it, and nothing where there is no such milestone. */
export async function planMilestone(
  db: Db,
  of: { accountId: string; runId: string; step: string; plannedOn: string; today: string; reason: string },
): Promise<string | undefined> {
  const found = await sql<{ was: string }>`
    with open as (select account_id, run_id, step from project_milestone where account_id = ${of.accountId}::uuid and run_id = ${of.runId}::uuid
        and step = ${of.step} and reached_on is null for update),
    last as (select p.* from project_plan p join open using (account_id, run_id, step) order by p.seq desc limit 1),
    next as (insert into project_plan (account_id, run_id, step, seq, planned_on, set_on, reason)
      select account_id, run_id, step, seq + 1, ${of.plannedOn}::date, ${of.today}::date, ${of.reason} from last)
    select planned_on as was from last`.execute(db);
  return found.rows[0]?.was;
}

/** Where the days of projects count from: the latest contract that renews none, the latest order, else the day they begin. In the order of what is asked. */
export async function basesOf(
  db: Db,
  asked: readonly { accountId: string; productId: string | null }[],
  today: string,
): Promise<Pick<NewStart, 'startsOn' | 'basis'>[]> {
  const day = sql`${today}::date`;
  const of = (
    alias: string,
  ) => sql`${sql.ref(`${alias}.account_id`)} = q."accountId" and (q."productId" is null or ${sql.ref(`${alias}.product_id`)} = q."productId")
        and ${sql.ref(`${alias}.happened_on`)} <= ${day}`;
  const found = await sql<Pick<NewStart, 'startsOn' | 'basis'>>`
    select b."startsOn", b.basis
    from rows from (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as ("accountId" uuid, "productId" uuid)) with ordinality
        as q("accountId", "productId", nth)
      cross join lateral (select x."startsOn", x.basis from (
        select max(u.happened_on) as "startsOn", 'contract' as basis, 1 as place from subscription u where ${of('u')}
          and coalesce(u.ended_on, u.ends_on, 'infinity') >= ${day} and u.predecessor_id is null
        union all select max(l.happened_on), 'order', 2 from order_line l where ${of('l')} and l.amount > 0
        union all select ${day}, 'begun', 3) x where x."startsOn" is not null order by x.place limit 1) b
    order by q.nth`.execute(db);
  return found.rows;
}

/** Marks the plans of starts under way whose day is over without the milestone, once each; answers how many. */
export async function markLatePlans(db: Db, { today, now }: { today: string; now: string }): Promise<number> {
  const found = await sql`
    update project_plan p set late_at = ${now}::timestamptz from project_milestone m, project_start s
    where p.late_at is null and p.planned_on < ${today}::date and m.account_id = p.account_id and m.run_id = p.run_id and m.step = p.step
      and m.reached_on is null and s.account_id = p.account_id and s.run_id = p.run_id and s.ended_on is null
      and p.seq = (select max(l.seq) from project_plan l where l.account_id = p.account_id and l.run_id = p.run_id and l.step = p.step)
    returning p.run_id`.execute(db);
  return found.rows.length;
}
