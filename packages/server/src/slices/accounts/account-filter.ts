import { Condition, SEGMENTS_METRIC, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, parseInput, ruleOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { checkCondition } from '../../policy/check-condition.ts';
import { expandCondition, type MayUse } from '../../policy/segments.sql.ts';
import type { CatalogsOf } from './account-base.ts';
import { accountFigures, type Figures } from './account-figures.ts';

/** Which accounts are asked for. */
export interface AccountFilter {
  q?: string | undefined;
  filter?: string | undefined;
  tier?: string | undefined;
  mine?: boolean | undefined;
  segment?: string | undefined;
  parent?: string | undefined;
}

/** A private segment is its owner's and the administrators'. */
export const segmentsOf =
  (ctx: Ctx): MayUse =>
  ({ shared, ownerId }) => {
    if (!shared && ctx.actor.role !== 'administrator' && (ownerId === null || ownerId !== ctx.actor.userId)) throw notFound('segment');
  };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['filter'], code: 'json', message: '' }]);
  }
}

/** What filter and segment ask together, written out; null when they ask for nothing. */
export async function conditionOf(ctx: Ctx, { filter, segment }: AccountFilter): Promise<Condition | null> {
  const asked: Condition[] = [];
  if (filter) asked.push(parseInput(Condition, parseJson(filter), ctx.language));
  if (segment) asked.push({ metric: SEGMENTS_METRIC, op: 'in', value: [segment] });
  if (!asked.length) return null;
  return expandCondition(ctx.db, asked.length === 1 ? asked[0]! : { all: asked }, segmentsOf(ctx));
}

/** Refuses tests of what is not known, of what the caller's role sees masked, and values that do not fit. */
export function checkAsked(ctx: Ctx, condition: Condition, catalog: Catalog, figures: Figures): void {
  for (const test of testsOf(condition)) {
    const known = figures(test.metric);
    if (!known) throw new Fault('invalid', 'metric.unknown', { id: test.metric });
    if (known.masked && ruleOf(ctx.actor).masked.includes(known.masked)) throw new Fault('invalid', 'input.masked', { field: test.metric });
    const issues = checkCondition(test, [], catalog);
    if (issues.length)
      throw new Fault(
        'invalid',
        'input.invalid',
        { count: issues.length },
        issues.map(({ path, code, message }) => ({ path: ['filter', ...path], code, message: message[ctx.language] })),
      );
  }
}

/** Refuses a condition to be kept that could not be asked by its author. */
export async function checkSegmentCondition(ctx: Ctx, condition: Condition, catalogsOf: CatalogsOf): Promise<void> {
  const catalog = (await catalogsOf(ctx.db))();
  checkAsked(ctx, await expandCondition(ctx.db, condition, segmentsOf(ctx)), catalog, accountFigures(catalog, sql`${ctx.today}::date`));
}
