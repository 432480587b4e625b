import type { StrategyCell } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { wholeBaseOn } from '../../policy/catalog.ts';
import { draftCtes } from '../../policy/draft-stages.sql.ts';
import { rulesOf, type StoredLifecycle } from '../../policy/lifecycles.sql.ts';
import { standingOn } from '../../policy/standing.sql.ts';
import { accountQuery, filtered } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { spentInYear } from '../resources/index.ts';

export interface CellTotal {
  level: string | null;
  stage: string | null;
  accounts: number;
  arr: string;
  orders: string;
  resources: StrategyCell['resources'];
}
export interface CellsAsked {
  asOf: string;
  /** Not the main ones: levels by the results of this tier policy, stages as this lifecycle judges the day. */
  tierId: string | undefined;
  lifecycle: StoredLifecycle | undefined;
  /** With what was asked of the catalogue of resources. */
  resources: boolean;
}

/** Where a lifecycle that lists do not show puts accounts: account_id, stage. Runs keep the stages of the main one alone. */
async function stagesBy(ctx: Ctx, draft: StoredLifecycle, asOf: string): Promise<Sql> {
  const catalog = (await catalogsOf(ctx.db, rulesOf(draft.policy)))();
  return sql`with ${sql.join(draftCtes({ draft, catalog, at: wholeBaseOn(asOf), whole: true }))} select account_id, stage from drafted`;
}

/** The customers that the caller meets by level and stage on a day, counted as their list counts them: one statement over the base. */
export async function cellTotals(ctx: Ctx, { asOf, tierId, lifecycle, resources }: CellsAsked): Promise<CellTotal[]> {
  const counted = await accountQuery(ctx, { asOf }, catalogsOf);
  const day = sql`${asOf}::date`;
  const levels = tierId === undefined ? undefined : standingOn(sql`${tierId}::text`, day);
  const stages = lifecycle && (await stagesBy(ctx, lifecycle, asOf));
  const ctes = [
    ...counted.base.ctes,
    sql`listed as (select s.account_id, s.tier, s.stage, s.arr, s.amount_12m ${filtered(counted)})`,
    sql`placed as (select m.account_id, ${levels ? sql`l.level` : sql`m.tier`} as level, ${stages ? sql`g.stage` : sql`m.stage`} as stage, m.arr, m.amount_12m
      from listed m ${levels ? sql`left join (${levels}) l on l.account_id = m.account_id` : sql``}
        ${stages ? sql`left join (${stages}) g on g.account_id = m.account_id` : sql``})`,
    sql`totals as (select p.level, p.stage, count(*)::int as accounts, trim_scale(coalesce(sum(p.arr), 0))::text as arr,
      trim_scale(coalesce(sum(p.amount_12m), 0))::text as orders from placed p group by p.level, p.stage)`,
    ...(resources
      ? [
          sql`spent as (select p.level, p.stage, x.resource_id, sum(x.asked)::int as asked, sum(x.done)::int as done, sum(x.cost) as cost
            from (${spentInYear(day)}) x join placed p on p.account_id = x.account_id group by 1, 2, 3)`,
        ]
      : []),
  ];
  const spent = sql`select json_agg(json_build_object('id', x.resource_id, 'asked', x.asked, 'done', x.done, 'cost', trim_scale(x.cost)::text)
    order by x.asked desc, x.cost desc, x.resource_id)
    from spent x where x.level is not distinct from t.level and x.stage is not distinct from t.stage`;
  return tx(ctx.db, async (db) => {
    await planWholeBase(db);
    const found = await sql<CellTotal>`with ${sql.join(ctes)}
      select t.*, ${resources ? sql`coalesce((${spent}), '[]')` : sql`'[]'::json`} as resources from totals t`.execute(db);
    return found.rows;
  });
}
