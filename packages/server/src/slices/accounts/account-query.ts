import { type Condition, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, inScope, scopeOf } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import { type Catalog, createCatalog } from '../../policy/catalog.ts';
import { conditionSql } from '../../policy/condition.sql.ts';
import { lifecycleOn } from '../../policy/lifecycle-on.sql.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { type AccountBase, type CatalogsOf, presentBase } from './account-base.ts';
import { type AccountTable, accountFigures, type Figures } from './account-figures.ts';
import { type AccountFilter, checkAsked, conditionOf } from './account-filter.ts';
import { meantBy } from './names.sql.ts';
import { pastBase } from './past-base.sql.ts';

/** What a list, a sum, an export or a bulk action reads: the base of a day and the predicates over a, s and m that must hold. */
export interface AccountQueryParts {
  base: AccountBase;
  where: readonly Sql<boolean>[];
  /** The tables that the predicates read: lists join no others. */
  reads: readonly AccountTable[];
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

type Predicates = Pick<AccountQueryParts, 'where' | 'reads'>;

function plainPredicates(ctx: Ctx, { tier, mine, parent }: AccountFilter): Predicates {
  const where: Sql<boolean>[] = [];
  if (tier) where.push(tier === 'none' ? sql<boolean>`s.tier is null` : sql<boolean>`s.tier = ${tier}`);
  if (mine) where.push(sql<boolean>`s.owner_id = ${ctx.actor.userId}::uuid`);
  if (parent) where.push(sql<boolean>`a.parent_id = ${parent}::uuid`);
  return { where, reads: [...(tier || mine ? (['s'] as const) : []), ...(parent ? (['a'] as const) : [])] };
}

const SEARCHED = sql`lower(a.name || ' ' || coalesce(a.short_name, '') || ' ' || a.code)`;
const contains = (text: string): Sql<boolean> => sql<boolean>`${SEARCHED} like ${`%${escapeLike(text)}%`}`;

/**
 * The words that the index is asked for. It reads the list of every three letters in turn, and names of one kind share most of them:
 * among several words the one with a number tells them apart, and asking for the others as well would cost fifty times as much.
 */
export function tellingWords(text: string): string[] {
  const words = text.split(' ');
  const numbered = words.flatMap((word, n) =>
    word.length > 1 && /\d/.test(word) ? [`${n > 0 ? ' ' : ''}${word}${n < words.length - 1 ? ' ' : ''}`] : [],
  );
  return words.length > 1 && numbered.length ? numbered : [text];
}

/** The accounts whose name, short name or code holds the words, or who are meant by them, found once for all branches of the scope. */
async function search(db: Db, parts: AccountQueryParts, q: string | undefined): Promise<AccountQueryParts> {
  if (!q) return parts;
  const { base, where, reads } = parts;
  const text = q.toLowerCase();
  const told = tellingWords(text);
  // The whole is looked at in the rows found, by a test that no index answers.
  const whole = told[0] === text ? [] : [sql<boolean>`strpos(${SEARCHED}, ${text}) > 0`];
  const { key, ids } = await meantBy(db, q);
  const found = (predicates: readonly Sql<boolean>[]): Sql =>
    sql`select a.id from ${base.account} a where ${sql.join([inScope(base.scope, 'a'), ...predicates], sql` and `)}`;
  const ways = [
    found([...told.map(contains), ...whole]),
    ...(key ? [found([sql<boolean>`a.name_key like ${`%${escapeLike(key)}%`}`])] : []),
    ...(ids.length ? [found([sql<boolean>`a.id = any(${[...ids]}::uuid[])`])] : []),
  ];
  const met = sql`met as materialized (${sql.join(ways, sql` union `)})`;
  return {
    ...parts,
    // What was found is in the scope already.
    base: { ...base, ctes: [...base.ctes, met], scope: { all: true } },
    where: [...where, sql<boolean>`s.account_id in (select met.id from met)`],
    reads: [...new Set<AccountTable>([...reads, 's'])],
  };
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
    return search(ctx.db, { base: presentBase(scope, catalog, ctx.today, []), ...plain, figures: () => undefined, catalog }, asked.q);
  }
  const catalogs = await catalogsOf(ctx.db);
  const main = past ? await tierPolicyOn(ctx.db, asOf) : undefined;
  const catalog = catalogs(main?.policy.rfm);
  const figures = accountFigures(catalog, sql`${asOf}::date`);
  const where = [...plain.where];
  if (condition) {
    checkAsked(ctx, condition, catalog, figures);
    where.push(conditionSql(condition, (id) => figures(id)!));
  }
  const tested = condition ? testsOf(condition).map(({ metric }) => metric) : [];
  const metrics = [...new Set([...tested, ...shows])].filter((id) => figures(id)?.computed !== undefined);
  const reads = [...new Set([...plain.reads, ...tested.flatMap((id) => figures(id)?.on ?? [])])];
  const spells = past ? (await lifecycleOn(ctx.db, catalog, asOf))?.spells : undefined;
  const base = past
    ? pastBase({ catalog, asOf, scope, timeZone: ctx.organisation?.timeZone ?? 'UTC', metrics, spells })
    : presentBase(
        scope,
        catalog,
        ctx.today,
        metrics.filter((id) => figures(id)?.computed),
      );
  return search(ctx.db, { base, where, reads, figures, catalog }, asked.q);
}
