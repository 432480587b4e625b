import { type Both, type ComparedBy, HEALTH_COLOURS, LifecyclePolicy, type PolicyDocument, TierPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { evaluatedBefore, type JudgedBy, judgedBy } from '../../policy/judged-by.sql.ts';
import { inTrackOrder } from '../../policy/stage-order.ts';
import type { CatalogsOf } from './account-base.ts';
import { accountQuery } from './account-query.ts';
import type { Compared } from './compare-days.sql.ts';

export type Named = { id: string; name: Both | null };
interface Side {
  asOf: string;
  by: JudgedBy | undefined;
}
export interface ComparedSides extends Compared {
  from: Side;
  to: Side;
}

const KINDS = { tier: 'tier', stage: 'lifecycle', health: 'health' } as const satisfies Record<ComparedBy, PolicyDocument['kind']>;

/** The groups of a day in their order, the best first where there is a better one, as the version that judged names them. */
export function groupsOn(by: ComparedBy, { by: judge }: Side): readonly Named[] {
  if (by === 'health') return HEALTH_COLOURS.map((id) => ({ id, name: null }));
  if (!judge) return [];
  return by === 'tier' ? TierPolicy.parse(judge.judged ?? judge.document).levels : inTrackOrder(LifecyclePolicy.parse(judge.document));
}

/** Two days of what a filter meets, with what judged on either. */
export async function comparedSides(
  ctx: Ctx,
  { by, from: asked, to = ctx.today, ...filter }: Parameters<Handlers<'accounts'>['compare']>[1],
  catalogsOf: CatalogsOf,
): Promise<ComparedSides> {
  if (asked !== undefined && asked > to) throw new Fault('invalid', 'tier.days', { from: asked, to });
  const later = await judgedBy(ctx.db, KINDS[by], to);
  const from = asked ?? (await evaluatedBefore(ctx.db, later?.policyId ?? null, to));
  return {
    by,
    byAmount: !isMaskedFor(ctx.actor, 'amount'),
    from: { asOf: from, by: await judgedBy(ctx.db, KINDS[by], from) },
    to: { asOf: to, by: later },
    before: await accountQuery(ctx, { ...filter, asOf: from }, catalogsOf),
    after: await accountQuery(ctx, { ...filter, asOf: to }, catalogsOf),
  };
}
