import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { workCalendarOf } from '../settings/index.ts';
import { rankSql, urgencySql } from './rank.sql.ts';
import { urgencyDays } from './tasks.rules.ts';

/** Gives every open task, or the one given, its value, urgency and rank of a day. Writes only rows that change; returns how many. */
export async function rerankTasks(db: Db, today: string, { only }: { only?: string } = {}): Promise<number> {
  const urgency = urgencySql(sql`t.due_on`, urgencyDays(today, await workCalendarOf(db)));
  const rank = rankSql(sql`s.amount_12m`, urgency);
  const done = await sql`
    update task t set value_at_stake = s.amount_12m, urgency = ${urgency}, rank = ${rank} from account_state s
    where s.account_id = t.account_id and t.state = 'open' ${only ? sql`and t.id = ${only}` : sql``}
      and (t.value_at_stake, t.urgency, t.rank) is distinct from (s.amount_12m, ${urgency}, ${rank})`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
