import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, wholeBaseOn } from './catalog.ts';
import { holdsOn, LINE, type StoredStages } from './lifecycles.sql.ts';
import type { LifecycleCounts } from './run-lifecycle.sql.ts';
import { stageCtes } from './stage-judge.sql.ts';

interface StagesInit {
  runId: string;
  stored: StoredStages;
  catalog: Catalog;
  asOf: string;
}

/** `judged`, and `moved`: who has another stage than the one in force on the day. */
function judgedCtes({ stored, catalog, asOf }: StagesInit): Sql[] {
  const at = wholeBaseOn(asOf);
  return [
    ...stageCtes({ policy: stored.policy, catalog, at, whole: true }),
    sql`held as materialized (select p.account_id, p.stage from stage_spell p
      where p.policy_id = ${stored.id} and p.line = ${LINE} and ${holdsOn(sql`p`, at.asOf)})`,
    sql`moved as (select j.account_id from judged j left join held h using (account_id) where j.stage is distinct from h.stage)`,
  ];
}
const COUNTS = sql`(select count(*) from judged where stage is not null) as accounts, (select count(*) from moved) as changed`;

/** What an evaluation of the day would change, writing nothing. */
export async function previewStages(db: Db, init: StagesInit): Promise<LifecycleCounts> {
  const found = await sql<LifecycleCounts>`with ${sql.join(judgedCtes(init))} select ${COUNTS}`.execute(db);
  return found.rows[0] ?? { accounts: 0, changed: 0 };
}

/**
 * Puts every active account into its stage as of the day, in one statement. A stay goes on, ends on the day, or begins on it; a day judged
 * again mends what it had written. Stays in lines, of a lifecycle that told of subscriptions, end.
 */
export async function runStages(db: Db, init: StagesInit): Promise<LifecycleCounts> {
  const { stored, runId, asOf } = init;
  const day = sql`${asOf}::date`;
  const ours = sql`p.account_id = j.account_id and p.policy_id = ${stored.id}`;
  const until = sql`case when p.line = ${LINE} and p.stage = j.stage then null else ${day} end`;
  const found = await sql<LifecycleCounts>`with ${sql.join(judgedCtes(init))},
    ended as (
      update stage_spell p set until_on = ${until} from judged j
      where ${ours} and ${holdsOn(sql`p`, sql`(${day} - 1)`)} and p.until_on is distinct from ${until}),
    undone as (
      delete from stage_spell p using judged j
      where ${ours} and p.from_on = ${day} and (p.line <> ${LINE} or j.stage is null or j.stage = j.before_stage)),
    begun as (
      insert into stage_spell (account_id, policy_id, line, stage, from_on, until_on, run_id)
      select account_id, ${stored.id}, ${LINE}, stage, ${day}, null, ${runId}::uuid from judged
      where stage is not null and stage is distinct from before_stage
      on conflict (account_id, policy_id, line, from_on) do update set stage = excluded.stage, until_on = null, run_id = excluded.run_id
        where (stage_spell.stage, stage_spell.until_on) is distinct from (excluded.stage, null)),
    told as (select j.account_id, j.stage, j.wanted, j.kept,
      case when j.stage is null then null when j.stage = j.before_stage then j.before_on else ${day} end as since from judged j),
    shown as (
      update account_state s set stage = t.stage, stage_since = t.since, stage_imprint = null, stage_wanted = t.wanted, stage_kept = t.kept
      from told t where s.account_id = t.account_id
        and (s.stage, s.stage_since, s.stage_wanted, s.stage_kept) is distinct from (t.stage, t.since, t.wanted, t.kept))
    select ${COUNTS}`.execute(db);
  return found.rows[0] ?? { accounts: 0, changed: 0 };
}
