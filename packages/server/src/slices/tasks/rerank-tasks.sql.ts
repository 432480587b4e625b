import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { WorkCalendar } from '../../kernel/working-days.ts';
import { rankSql, urgencySql } from './rank.sql.ts';
import { urgencyDays } from './tasks.rules.ts';

/** Gives every open task, or the one given, its value, urgency and rank of a day. Writes only rows that change; returns how many. */
export async function rerankTasks(
  db: Db,
  today: string,
  { only, calendar }: { only?: string; calendar?: WorkCalendar } = {},
): Promise<number> {
  const done = await sql`
    update task t set value_at_stake = n.value, urgency = n.urgency, rank = n.rank
    from (
      select u.account_id, u.id, u.value, u.urgency, ${rankSql(sql`u.value`, sql`u.urgency`)} as rank
      from (
        select o.account_id, o.id, coalesce(s.amount_12m, 0) as value, ${urgencySql(sql`o.due_on`, urgencyDays(today, calendar))} as urgency
        from task o left join account_state s using (account_id) where o.state = 'open' ${only ? sql`and o.id = ${only}` : sql``}
      ) u
    ) n
    where n.account_id = t.account_id and n.id = t.id
      and (t.value_at_stake, t.urgency, t.rank) is distinct from (n.value, n.urgency, n.rank)`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
