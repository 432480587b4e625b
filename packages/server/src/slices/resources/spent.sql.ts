import type { StrategyMatrix } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { levelsOf } from './levels-of.ts';
import { named } from './request-state.sql.ts';

/** What was asked for, done and spent in the 12 months up to a day: account_id, resource_id, asked, done, cost. */
export function spentInYear(day: Sql): Sql {
  const within = (on: Sql): Sql => sql`${on} > (${day} - interval '12 months')::date and ${on} <= ${day}`;
  const done = within(sql`q.done_on`);
  return sql`select q.account_id, q.resource_id, (count(*) filter (where ${within(sql`q.happened_on`)}))::int as asked,
      (count(*) filter (where ${done}))::int as done, coalesce(sum(q.done_cost) filter (where ${done}), 0) as cost
    from resource_request q where ${within(sql`q.happened_on`)} or ${done} group by 1, 2`;
}

type Titled = NonNullable<StrategyMatrix['resources']>[number];
/** The resources of a day by what they are called, those that are offered no more too. */
export async function resourcesOn(db: Db, asOf: string): Promise<Titled[]> {
  const found = await sql<Omit<Titled, 'levels'> & { levels: string | null }>`
    select r.id, ${named} as title, r.kind, r.levels from resource r where r.happened_on <= ${asOf}::date order by r.title, r.id`.execute(
    db,
  );
  return found.rows.map((row) => ({ ...row, levels: levelsOf(row.levels) }));
}
