import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { UrgencyDays } from './tasks.rules.ts';

/** The urgency of a due date, as urgencyOf. */
export const urgencySql = (dueOn: Sql, days: UrgencyDays): Sql<string> => sql`(case
  when ${dueOn} < ${days.today}::date then 3
  when ${dueOn} = ${days.today}::date then 2
  when ${dueOn} <= ${days.soon}::date then 1.5
  when ${dueOn} <= ${days.near}::date then 1
  else 0.5 end)::numeric(3,1)`;

/** The stored rank, as rankOf. */
export const rankSql = (value: Sql, urgency: Sql): Sql<number> =>
  sql`(ln(1 + greatest(${value}, 0)::double precision) * ${urgency}::double precision)`;
