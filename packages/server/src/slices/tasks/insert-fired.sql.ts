import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { WorkCalendar } from '../../kernel/working-days.ts';
import { rankSql, urgencySql } from './rank.sql.ts';
import { urgencyDays } from './tasks.rules.ts';

/**
 * Makes the tasks of everything that fired, one statement whatever the number of plays and accounts.
 * `fired` selects account_id, play_id, play_version, occasion, kind, title, reason, facts, due_on. An occasion that already
 * has its task is passed over. Returns new tasks by play.
 */
export async function insertFired(
  db: Db,
  fired: Sql,
  at: { now: string; today: string },
  calendar?: WorkCalendar,
): Promise<Map<string, number>> {
  const made = await sql<{ play_id: string; tasks: number }>`
    with fired as materialized (${fired}),
    weighed as (
      select f.*, a.owner_id, a.team_id, coalesce(s.amount_12m, 0) as value, ${urgencySql(sql`f.due_on`, urgencyDays(at.today, calendar))} as urgency
      from fired f join account a on a.id = f.account_id left join account_state s on s.account_id = f.account_id
    ),
    made as (
      insert into task (account_id, id, play_id, play_version, occasion, kind, title, reason, facts, owner_id, team_id, due_on,
        value_at_stake, urgency, rank, created_at, changed_at)
      select account_id, uuid7(${at.now}::timestamptz), play_id, play_version, occasion, kind, title, reason, facts, owner_id, team_id, due_on,
        value, urgency, ${rankSql(sql`value`, sql`urgency`)}, ${at.now}::timestamptz, ${at.now}::timestamptz
      from weighed
      on conflict (account_id, play_id, occasion) where play_id is not null do nothing
      returning play_id
    )
    select play_id, count(*)::int as tasks from made group by play_id`.execute(db);
  return new Map(made.rows.map((row) => [row.play_id, row.tasks]));
}
