import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import type { FactRows } from './invent-facts.ts';

/** Writes rows of facts, all tables at once. What was invented was known on its day; money is in base currency. */
export async function insertFacts(db: Db, facts: FactRows, currency: string, now: string): Promise<void> {
  const inserts = Object.entries(facts).map(([table, rows]): Sql => {
    const whole = rows.map((row) => ({
      ...row,
      base_amount: row.amount,
      currency,
      known_at: row.happened_on,
      recorded_at: now,
      changed_at: now,
      revision: 1,
    }));
    return sql`${sql.id(`new_${table}`)} as (insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(whole)}::jsonb))`;
  });
  await sql`with ${sql.join(inserts)} select 1`.execute(db);
}
