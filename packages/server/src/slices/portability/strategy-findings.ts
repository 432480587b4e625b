import type { RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { catalogOf } from '../catalog.ts';
import { countableBy } from '../strategy/index.ts';
import type { Finding } from './found.sql.ts';

const found = (code: string, field: string, value: Sql, where: Sql): Finding => ({
  code,
  field,
  query: sql`select x.seq, ${value} as value from staged_record x where ${where}`,
});

/** What the rules of plans, actions, campaigns and resources refuse, asked of a whole file: by the type's table. */
const RULES: Record<string, readonly Finding[]> = {
  success_plan: [
    found('import.record.due_early', 'dueOn', sql`x.due_on`, sql`x.due_on < x.happened_on`),
    found(
      'import.plan.outcome_missing',
      'outcome',
      sql`x.confirmed_on`,
      sql`x.outcome is null and (x.confirmed_on is not null or x.confirmed_by_id is not null)`,
    ),
    found('import.plan.confirmer_missing', 'confirmedByCode', sql`x.outcome`, sql`x.outcome is not null and x.confirmed_by_id is null`),
    found('import.plan.day_missing', 'confirmedOn', sql`x.outcome`, sql`x.outcome is not null and x.confirmed_on is null`),
    found('import.plan.confirmed_early', 'confirmedOn', sql`x.confirmed_on`, sql`x.outcome is not null and x.confirmed_on < x.happened_on`),
  ],
  plan_action: [found('import.record.due_early', 'dueOn', sql`x.due_on`, sql`x.due_on < x.happened_on`)],
  customer_campaign: [found('import.record.ends_early', 'endsOn', sql`x.ends_on`, sql`x.ends_on < x.starts_on`)],
  resource: [found('import.record.ends_early', 'untilOn', sql`x.until_on`, sql`x.until_on <= x.happened_on`)],
};

/** What only the catalogue of metrics can tell of objectives and analyses, and what else the rules of either refuse. */
async function byMetric(db: Db, table: string): Promise<Finding[]> {
  if (table !== 'objective' && table !== 'strategy_analysis') return [];
  const catalog = await catalogOf(db);
  const ids = sql`${catalog.all().map(({ id }) => id)}::text[]`;
  const unknown = found('import.objective.metric', 'metric', sql`x.metric`, sql`x.metric <> all (${ids})`);
  if (table === 'strategy_analysis') return [unknown];
  const fits = sql`${countableBy(catalog).map(({ metric, counted }) => `${metric} ${counted}`)}::text[]`;
  return [
    unknown,
    found(
      'import.objective.counted',
      'counted',
      sql`x.counted`,
      sql`x.metric = any (${ids}) and (x.metric || ' ' || x.counted) <> all (${fits})`,
    ),
    found('import.objective.due_early', 'dueOn', sql`x.due_on`, sql`x.due_on <= x.happened_on`),
    found('import.objective.same', 'target', sql`x.target`, sql`x.baseline = x.target`),
  ];
}

/** Files obey the rules of the verbs: what these refuse is told by row and field. */
export const strategyFindings = async (db: Db, type: RecordType): Promise<readonly Finding[]> => [
  ...(RULES[type.table] ?? []),
  ...(await byMetric(db, type.table)),
];
