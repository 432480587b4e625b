import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';

const RESULT_TABLES = ['policy_result', 'health_result'] as const;

/**
 * Makes the monthly partitions of results from a day's month on. A month whose rows already stand in the default partition stays
 * there: moving them would lock readers out. To be called ahead of the month, apart from any evaluation. Answers the names made.
 */
export async function prepareResultPartitions(db: Db, from: string, months = 3): Promise<string[]> {
  const first = Temporal.PlainDate.from(from).toPlainYearMonth();
  const wanted = Array.from({ length: months }, (_, index) => first.add({ months: index }));
  const ofTable = (table: string): Sql => sql`
    select ${table}::text as "table", m.month from unnest(${wanted.map(String)}::text[]) as m(month)
    where to_regclass(${table}::text || '_' || replace(m.month, '-', '_')) is null
      and not exists (select from ${sql.table(`${table}_default`)} d
        where d.as_of >= (m.month || '-01')::date and d.as_of < (m.month || '-01')::date + interval '1 month')`;
  const free = await sql<{ table: string; month: string }>`${sql.join(RESULT_TABLES.map(ofTable), sql` union all `)}`.execute(db);
  if (!free.rows.length) return [];
  const made = free.rows.map(({ table, month }) => {
    const start = Temporal.PlainYearMonth.from(month);
    const [low, high] = [start.toPlainDate({ day: 1 }), start.add({ months: 1 }).toPlainDate({ day: 1 })].map(String);
    return { table, name: `${table}_${month.replace('-', '_')}`, low: low!, high: high! };
  });
  // One block, because a partition's bounds cannot be parameters; names and bounds are made of these tables and calendar months alone.
  const creations = made.map(
    ({ table, name, low, high }) => `create table if not exists ${name} partition of ${table} for values from ('${low}') to ('${high}');`,
  );
  await sql`do ${sql.lit(`begin ${creations.join(' ')} end`)}`.execute(db);
  return made.map(({ name }) => name);
}
