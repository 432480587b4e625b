import type { FunnelStage, TriedBenefits } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor } from '../../access/index.ts';
import { tellingAccounts } from '../../policy/telling-accounts.sql.ts';
import { shownGrant } from './account-benefits.ts';
import { costOfGrant, decimalOf, type GrantingDraft, headOf, placeIn, sidesOf } from './draft-sides.ts';
import { triedGrants } from './drafted.sql.ts';

type Asked = Pick<Parameters<Handlers<'policies'>['tryOutBenefits']>[1], 'accounts' | 'asOf'>;

/** What up to three accounts have, and what a draft would give them: the largest, each of another level, unless some are asked for. */
export async function benefitsTried(ctx: Ctx, draft: GrantingDraft, { accounts, asOf = ctx.today }: Asked) {
  const sides = await sidesOf(ctx, draft, asOf);
  const { scope } = sides.drafted;
  const byAmount = !isMaskedFor(ctx.actor, 'amount');
  const rows = await triedGrants(
    ctx.db,
    sides.drafted,
    accounts ?? (await tellingAccounts(ctx.db, { kind: 'tier', scope, thresholds: [], byAmount })),
  );
  const place = placeIn(sides);
  const tried = rows.map(({ items, stage, ...account }): TriedBenefits => {
    const cost = (side: 'before' | 'after') => decimalOf(items.reduce((sum, item) => sum + costOfGrant(item[side]), 0));
    const shown = (item: (typeof items)[number], side: 'before' | 'after') => item[side] && shownGrant(ctx, item[side], sides.sla[side]);
    return {
      ...account,
      stage: stage as FunnelStage,
      items: items
        .toSorted((one, other) => place(one.benefit) - place(other.benefit))
        .map((item) => ({ benefit: item.benefit, before: shown(item, 'before'), after: shown(item, 'after') })),
      costBefore: cost('before'),
      costAfter: cost('after'),
    };
  });
  return { ...headOf(draft, asOf, sides), accounts: tried };
}
