import { type Condition, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, scopeOf } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type Catalog, createCatalog } from '../../policy/catalog.ts';
import { conditionSql } from '../../policy/condition.sql.ts';
import { tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { type AccountBase, type CatalogsOf, presentBase } from './account-base.ts';
import { accountFigures, type Figures } from './account-figures.ts';
import { type AccountFilter, checkAsked, conditionOf } from './account-filter.ts';
import { pastBase } from './past-base.sql.ts';

/** What a list, a sum, an export or a bulk action reads: the base of a day and the predicates over a, s and m that must hold. */
export interface AccountQueryParts {
  base: AccountBase;
  where: readonly Sql<boolean>[];
  figures: Figures;
  catalog: Catalog;
}
export interface Asked extends AccountFilter {
  asOf?: string | undefined;
  /** A condition already written out, besides that of the filter. */
  condition?: Condition | undefined;
  /** Figures that the answer shows. */
  shows?: readonly string[] | undefined;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function plainPredicates(ctx: Ctx, { q, tier, mine, parent }: AccountFilter): Sql<boolean>[] {
  const where: Sql<boolean>[] = [];
  if (q)
    where.push(
      sql<boolean>`lower(a.name || ' ' || coalesce(a.short_name, '') || ' ' || a.code) like ${`%${escapeLike(q.toLowerCase())}%`}`,
    );
  if (tier) where.push(tier === 'none' ? sql<boolean>`s.tier is null` : sql<boolean>`s.tier = ${tier}`);
  if (mine) where.push(sql<boolean>`s.owner_id = ${ctx.actor.userId}::uuid`);
  if (parent) where.push(sql<boolean>`a.parent_id = ${parent}::uuid`);
  return where;
}

/**
 * Today's base stands published; an earlier day's is judged by the results of then and computed from the facts of then, for the accounts
 * that the caller meets today: who lost an account sees its past no more than its present.
 */
export async function accountQuery(
  ctx: Ctx,
  asked: Asked,
  catalogsOf: CatalogsOf,
  use: 'reads' | 'writes' = 'reads',
): Promise<AccountQueryParts> {
  const { asOf = ctx.today, shows = [] } = asked;
  const past = asOf < ctx.today;
  const scope = await scopeOf(ctx, use);
  const own = await conditionOf(ctx, asked);
  const condition = own && asked.condition ? { all: [own, asked.condition] } : (own ?? asked.condition);
  const plain = plainPredicates(ctx, asked);
  // Most lists ask for nothing that the catalog would have to be read for.
  if (!condition && !shows.length && !past) {
    const catalog = createCatalog([]);
    return { base: presentBase(scope, catalog, ctx.today, []), where: plain, figures: () => undefined, catalog };
  }
  const catalogs = await catalogsOf(ctx.db);
  const [main] = past ? await tierPoliciesInForce(ctx.db) : [];
  const catalog = catalogs(main?.policy.rfm);
  const figures = accountFigures(catalog, sql`${asOf}::date`);
  const where = [...plain];
  if (condition) {
    checkAsked(ctx, condition, catalog, figures);
    where.push(conditionSql(condition, (id) => figures(id)!));
  }
  const metrics = [...new Set([...(condition ? testsOf(condition).map(({ metric }) => metric) : []), ...shows])].filter(
    (id) => figures(id)?.computed !== undefined,
  );
  const base = past
    ? pastBase({ catalog, asOf, scope, timeZone: ctx.organisation?.timeZone ?? 'UTC', metrics })
    : presentBase(
        scope,
        catalog,
        ctx.today,
        metrics.filter((id) => figures(id)?.computed),
      );
  return { base, where, figures, catalog };
}
