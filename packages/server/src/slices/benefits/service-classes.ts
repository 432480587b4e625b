import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import { slaOn } from '../../policy/benefits.sql.ts';
import { someAccountsOn } from '../../policy/catalog.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { STAGE_RULES_DEFAULT } from '../../policy/stages.sql.ts';
import { catalogOf } from '../catalog.ts';
import { entitledCtes } from './entitled.sql.ts';

/**
 * The class of service that each of some accounts is entitled to today, in one statement; who is entitled to none, or is nobody's account,
 * has the last class of the policy. Without a policy of service levels the answer is empty.
 */
export async function serviceClassesOf(
  ctx: Pick<Ctx, 'db' | 'today'>,
  accountIds: readonly string[],
): Promise<{ of: ReadonlyMap<string, string>; last: string | null }> {
  const sla = await slaOn(ctx.db, ctx.today);
  const classes = sla?.classes.map(({ id }) => id) ?? [];
  const last = classes.at(-1) ?? null;
  const { lines } = await catalogOf(ctx.db);
  if (!accountIds.length || !last || !lines) return { of: new Map(), last };
  const rules = (await lifecycleInForce(ctx.db, ctx.today))?.rules ?? STAGE_RULES_DEFAULT;
  const found = await sql<{ accountId: string; class: string }>`
    with ${sql.join(entitledCtes({ at: someAccountsOn(accountIds, ctx.today), lines, rules, classes }), sql`, `)}
    select e.account_id as "accountId", (array_agg(e.terms ->> 'class' order by array_position(${classes}::text[], e.terms ->> 'class')))[1] as class
    from entitled e where e.terms ->> 'class' = any(${classes}::text[]) group by e.account_id`.execute(ctx.db);
  return { of: new Map(found.rows.map((row) => [row.accountId, row.class])), last };
}

/** Of one account, or of nobody's. */
export async function serviceClassOf(ctx: Ctx, accountId: string | null): Promise<string | null> {
  const { of, last } = await serviceClassesOf(ctx, accountId ? [accountId] : []);
  return (accountId && of.get(accountId)) || last;
}
