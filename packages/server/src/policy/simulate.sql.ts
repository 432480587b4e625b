import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';
import { wholeBaseOn } from './catalog.ts';
import type { FunnelCount } from './effort.ts';
import { funnelSql } from './funnel.sql.ts';
import { causeOf, partCtes } from './moved-by.sql.ts';
import { latestResults } from './results.sql.ts';
import { judgeOf, type Part, type RunInit } from './run.sql.ts';
import { STAGE_RULES_DEFAULT, type StageRules } from './stages.sql.ts';
import { ladderOf, overridesOn, standingOn } from './standing.sql.ts';

export interface SimulateInit extends Pick<RunInit, 'stored' | 'catalog' | 'asOf' | 'days'> {
  /** Of the lifecycle in force, by which accounts stand in funnel stages. */
  rules?: StageRules | undefined;
}

/** One cell of the matrix: from a level in force to a level of the draft; null is no level. */
export interface Cell {
  from: string | null;
  to: string | null;
  accounts: number;
  amount: string;
}
export interface LevelSum {
  id: string | null;
  accounts: number;
  amount: string;
}
export interface Simulated {
  /** An item that lacks facts and says to stop. */
  failed: string | null;
  up: number;
  down: number;
  /** Moved accounts that neither rise nor fall: judged for the first time, or in a level by another name. */
  other: number;
  /** Accounts that hysteresis keeps in a better level than their facts give. */
  held: number;
  /** The amount of the accounts that move. */
  amount: string;
  matrix: Cell[];
  before: LevelSum[];
  after: LevelSum[];
  /** The matrix by funnel stage: benefits are of a level and a stage. */
  funnel: FunnelCount[];
}

/** The place of a level in the draft; of one the draft does not have, its place in the ladder it stood in. */
const placeOf = (policy: TierPolicy, id: Sql, rank: Sql): Sql =>
  sql`coalesce(array_position(${policy.levels.map((level) => level.id)}::text[], ${id}) - 1, ${rank}, 99)`;

/**
 * The judgement of a draft over the whole base beside the results in force, as common table expressions: `compared` has every account
 * that is not closed, with its result in force, the one the draft gives (a frozen account keeps its own) and the direction of its move.
 */
export function comparedCtes(of: SimulateInit, part?: Part): Sql[] {
  const init = { ...of, refresh: false };
  const { policy, id } = of.stored;
  const kept = (judged: Sql, before: Sql) => sql`case when j.account_id is null then ${before} else ${judged} end`;
  const [policyId, day] = [sql`${id}::text`, sql`${of.asOf}::date`];
  const among = (account: Sql) => (part ? sql<boolean>`${account} = any(${part.accounts}::uuid[])` : sql<boolean>`true`);
  const from = placeOf(policy, sql`l.level`, sql`l.level_rank`);
  const to = sql`coalesce(h.rank, j.level_rank, 99)`;
  return [
    ...judgeOf(init, ['orders.amount_12m'], part).ctes,
    sql`latest as materialized (${of.days.byHand ? standingOn(policyId, day, among) : latestResults(init, false, part)})`,
    // A level by hand holds under the draft too, if it has that level.
    sql`hand as materialized (${overridesOn(policyId, day, ladderOf(policy), among)})`,
    sql`compared as materialized (
      select f.account_id, f."orders.amount_12m" as amount, l.level as from_level, l.score as from_score, l.points as from_points,
        l.version as from_version, ${kept(sql`coalesce(h.level, j.level)`, sql`l.level`)} as to_level, ${kept(sql`coalesce(h.rank, j.level_rank)`, sql`l.level_rank`)} as to_rank,
        ${kept(sql`j.score`, sql`l.score`)} as to_score, ${kept(sql`j.points`, sql`l.points`)} as to_points, j.natural_rank, j.below, j.failed,
        coalesce(j.level_rank is distinct from j.natural_rank, false) as held,
        case when j.account_id is null or l.level is null then 0 else sign(${from} - ${to})::smallint end as direction
      from facts f left join judged j on j.account_id = f.account_id and f.status = 'active' left join latest l on l.account_id = f.account_id
        left join hand h on h.account_id = f.account_id
      where f.status <> 'closed')`,
  ];
}

/** Accounts of the matrix by the funnel stage that they are in. */
function funnelCte({ catalog, asOf, rules = STAGE_RULES_DEFAULT }: SimulateInit): Sql {
  if (!catalog.lines)
    return sql`by_funnel as (select null::text as "from", null::text as "to", null::text as funnel, 0 as accounts where false)`;
  return sql`by_funnel as (select s.from_level as "from", s.to_level as "to", f.funnel, count(*) as accounts
    from seen s join (${funnelSql(catalog.lines, wholeBaseOn(asOf), rules)}) f on f.account_id = s.account_id
    group by s.from_level, s.to_level, f.funnel)`;
}

/** The whole simulation as one statement: keeps who moves among the accounts of the scope and answers the totals of that scope. */
export async function simulate(db: Db, simulationId: string, of: SimulateInit, scope: Scope): Promise<Simulated> {
  const { cause, level } = causeOf(of.stored.policy);
  const ctes = [
    ...comparedCtes(of),
    sql`seen as materialized (select c.* from compared c join account a on a.id = c.account_id where ${inScope(scope, 'a')})`,
    sql`moved as materialized (select * from seen where from_level is distinct from to_level)`,
    ...partCtes(of.stored),
    sql`kept as (
      insert into policy_simulation_move (simulation_id, account_id, from_level, to_level, direction, amount, score_before, score_after, points,
        cause, cause_item, cause_level)
      select ${simulationId}::uuid, c.account_id, c.from_level, c.to_level, c.direction, c.amount, c.from_score, c.to_score,
        coalesce(c.points, '[]'), c.cause, case when c.cause = 'item' then c.item end, c.cause_level
      from (select m.*, t.points, w.item, ${cause} as cause, ${level} as cause_level
        from moved m left join told t on t.account_id = m.account_id left join weightiest w on w.account_id = m.account_id) c)`,
    sql`cells as (select from_level as "from", to_level as "to", count(*) as accounts, trim_scale(sum(amount))::text as amount
      from seen group by from_level, to_level)`,
    funnelCte(of),
  ];
  const levels = (column: 'from_level' | 'to_level') => sql`(select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (
    select ${sql.ref(column)} as id, count(*) as accounts, trim_scale(sum(amount))::text as amount from seen group by 1) l)`;
  const found = await sql<Simulated>`with ${sql.join(ctes, sql`, `)}
    select (select min(failed) from compared) as failed, (select count(*) filter (where held) from seen) as held,
      count(*) filter (where direction = 1) as up, count(*) filter (where direction = -1) as down,
      count(*) filter (where direction = 0) as other, trim_scale(coalesce(sum(amount), 0))::text as amount,
      (select coalesce(jsonb_agg(to_jsonb(cells)), '[]') from cells) as matrix,
      (select coalesce(jsonb_agg(to_jsonb(by_funnel)), '[]') from by_funnel) as funnel,
      ${levels('from_level')} as before, ${levels('to_level')} as after
    from moved`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('a simulation answers one row');
  return row;
}
