import { sql } from 'kysely';
import { inScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, wholeBaseOn } from './catalog.ts';
import { accountStages, judgesStages, type StoredLifecycle, urgencyOf } from './lifecycles.sql.ts';
import type { LineSource } from './line-source.ts';
import { stageCtes } from './stage-judge.sql.ts';
import { stagesSql } from './stages.sql.ts';
import { formerStatuses, STATUS_ON } from './status-on.sql.ts';

export interface StageChange {
  /** Null: in no stage. */
  from: string | null;
  to: string | null;
  accounts: number;
  /** Of them, kept where they are although another stage's condition holds. */
  kept: number;
}

const byLines = (lines: LineSource | null, { rules }: StoredLifecycle, asOf: string): Sql =>
  lines
    ? sql`select distinct on (s.account_id) s.account_id, s.stage, null::text as kept from (${stagesSql(lines, wholeBaseOn(asOf), rules)}) s
        order by s.account_id, ${urgencyOf(sql`s.stage`)}`
    : sql`select null::uuid as account_id, null::text as stage, null::text as kept where false`;

/** Where accounts stand under the lifecycle in force on a day, and where a draft would put them; nothing is written. */
export async function simulateStages(
  db: Db,
  of: { draft: StoredLifecycle; catalog: Catalog; asOf: string; spells: Sql | undefined; scope: Scope },
): Promise<StageChange[]> {
  const { draft, catalog, asOf } = of;
  const at = wholeBaseOn(asOf);
  const ctes = judgesStages(draft)
    ? stageCtes({ policy: draft.policy, catalog, at, whole: true })
    : [sql`judged as materialized (${byLines(catalog.lines, draft, asOf)})`];
  const found = await sql<StageChange>`with ${sql.join(ctes)}, there as materialized (${accountStages(at.asOf, at.accounts, of.spells)})
    select t.stage as "from", j.stage as "to", count(*)::int as accounts, count(j.kept)::int as kept
    from account a left join judged j on j.account_id = a.id left join there t on t.account_id = a.id
      left join (${formerStatuses(at.asOf)}) former on former.account_id = a.id
    where ${STATUS_ON} = 'active' and (j.stage is not null or t.stage is not null) and ${inScope(of.scope, 'a')}
    group by 1, 2 order by 3 desc, 1 nulls first, 2 nulls last`.execute(db);
  return found.rows;
}
