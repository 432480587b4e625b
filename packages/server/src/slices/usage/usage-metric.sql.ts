import { USAGE_SLOTS, type UsageMetric } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

const COLUMNS = sql`id, slot::int as slot, aggregate, unit, name, counts, revision`;
const LOCK = 46_011;

export async function selectUsageMetrics(db: Db): Promise<UsageMetric[]> {
  return (await sql<UsageMetric>`select ${COLUMNS} from usage_metric order by slot`.execute(db)).rows;
}

/** Nobody else takes a slot until the transaction ends. */
export async function holdSlots(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
}

export interface NewMetric extends Pick<UsageMetric, 'id' | 'aggregate' | 'unit' | 'name' | 'counts'> {}

/** Gives metrics the lowest free slots, as far as there are any; those that exist stay as they are. Answers the ones made. */
export async function insertUsageMetrics(tx: Db, metrics: readonly NewMetric[], now: string): Promise<UsageMetric[]> {
  const made = await sql<UsageMetric>`
    insert into usage_metric (id, slot, aggregate, unit, name, counts, created_at, changed_at)
    select n.id, f.slot, n.aggregate, n.unit, n.name, n.counts, ${now}, ${now}
    from (select d.*, row_number() over (order by place) as nth
      from jsonb_to_recordset(${JSON.stringify(metrics.map((metric, place) => ({ ...metric, place })))}::jsonb)
        as d(id text, aggregate text, unit text, name jsonb, counts text, place int)
      where not exists (select from usage_metric u where u.id = d.id)) n
    join (select g.slot, row_number() over (order by g.slot) as nth from generate_series(1, ${USAGE_SLOTS}::int) g(slot)
      where not exists (select from usage_metric u where u.slot = g.slot)) f on f.nth = n.nth
    returning ${COLUMNS}`.execute(tx);
  return made.rows;
}

/** Writes what may change if nobody else did meanwhile; tells whether it wrote. */
export async function updateUsageMetric(tx: Db, metric: UsageMetric, now: string): Promise<boolean> {
  const written = await sql`
    update usage_metric set aggregate = ${metric.aggregate}, unit = ${metric.unit}, name = ${JSON.stringify(metric.name)}::jsonb,
      counts = ${metric.counts}, changed_at = ${now}, revision = revision + 1
    where id = ${metric.id} and revision = ${metric.revision} returning 1`.execute(tx);
  return written.rows.length > 0;
}
