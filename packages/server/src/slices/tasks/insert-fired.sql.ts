import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { WorkCalendar } from '../../kernel/working-days.ts';
import { rankSql, urgencySql } from './rank.sql.ts';
import { urgencyDays } from './tasks.rules.ts';

/**
 * Makes the tasks of a step of a play, one statement whatever the number of accounts. `fired` selects account_id, run_id, step, play_id,
 * play_version, occasion, kind, title, reason, facts, doer, due_on. A step that already has its task is passed over. `doer` is a part in the
 * account's team; where nobody has it the owner does it. Returns how many were made.
 */
export async function insertFired(db: Db, fired: Sql, at: { now: string; today: string }, calendar: WorkCalendar): Promise<number> {
  const made = await sql`
    with fired as materialized (${fired}),
    weighed as (
      select f.*, coalesce(d.user_id, a.owner_id) as owner_id, a.team_id, coalesce(s.amount_12m, 0) as value,
        ${urgencySql(sql`f.due_on`, urgencyDays(at.today, calendar))} as urgency
      from fired f join account a on a.id = f.account_id left join account_state s on s.account_id = f.account_id
        left join lateral (select m.user_id from account_member m where m.account_id = f.account_id and m.role = f.doer and m.since <= ${at.today}::date
          and (m.until is null or m.until > ${at.today}::date) order by m.since, m.id limit 1) d on true
    )
    insert into task (account_id, id, run_id, step, play_id, play_version, occasion, kind, title, reason, facts, owner_id, team_id, due_on,
      value_at_stake, urgency, rank, created_at, changed_at)
    select account_id, uuid7(${at.now}::timestamptz), run_id, step, play_id, play_version, occasion, kind, title, reason, facts, owner_id, team_id, due_on,
      value, urgency, ${rankSql(sql`value`, sql`urgency`)}, ${at.now}::timestamptz, ${at.now}::timestamptz
    from weighed
    on conflict (account_id, run_id, step) where run_id is not null do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0);
}

/** Calls off the open tasks of runs (rows of account_id and run_id): what they were for is no more. Returns how many. */
export async function cancelTasksOf(db: Db, runs: Sql, now: string): Promise<number> {
  const done = await sql`
    update task t set state = 'cancelled', outcome = 'not_needed', closed_at = ${now}::timestamptz, changed_at = ${now}::timestamptz, revision = t.revision + 1
    from (${runs}) r where t.account_id = r.account_id and t.run_id = r.run_id and t.state = 'open'`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
