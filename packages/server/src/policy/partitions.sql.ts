import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * Makes the monthly partitions of results from a day's month on. A month whose rows already stand in the default partition stays
 * there: moving them would lock readers out. To be called ahead of the month, apart from any evaluation. Answers the names made.
 */
export async function prepareResultPartitions(db: Db, from: string, months = 3): Promise<string[]> {
  const first = Temporal.PlainDate.from(from).toPlainYearMonth();
  const wanted = Array.from({ length: months }, (_, index) => first.add({ months: index }));
  const free = await sql<{ month: string }>`
    select m.month from unnest(${wanted.map(String)}::text[]) as m(month)
    where to_regclass('policy_result_' || replace(m.month, '-', '_')) is null
      and not exists (select from policy_result_default d
        where d.as_of >= (m.month || '-01')::date and d.as_of < (m.month || '-01')::date + interval '1 month')`.execute(db);
  if (!free.rows.length) return [];
  const made = free.rows.map(({ month }) => {
    const start = Temporal.PlainYearMonth.from(month);
    const [low, high] = [start.toPlainDate({ day: 1 }), start.add({ months: 1 }).toPlainDate({ day: 1 })].map(String);
    return { name: `policy_result_${month.replace('-', '_')}`, low: low!, high: high! };
  });
  // One block, because a partition's bounds cannot be parameters; names and bounds are made of calendar months alone.
  const creations = made.map(
    ({ name, low, high }) => `create table if not exists ${name} partition of policy_result for values from ('${low}') to ('${high}');`,
  );
  await sql`do ${sql.lit(`begin ${creations.join(' ')} end`)}`.execute(db);
  return made.map(({ name }) => name);
}
