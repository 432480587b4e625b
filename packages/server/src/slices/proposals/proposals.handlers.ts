import type { Proposal } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor, pageFrom, readCursor, ruleOf, scopeOf } from '../../access/index.ts';
import { metricsOfItem } from '../../policy/points.ts';
import { type StoredPolicy, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { catalogOf } from '../catalog.ts';
import { decide } from './decide.ts';
import { type ProposalFilter, type ProposalRow, proposedMoves, selectProposals } from './proposals.sql.ts';

/** The items whose points would tell a figure that is masked for the reader. */
async function hiddenItems(ctx: Ctx, { policy }: StoredPolicy): Promise<ReadonlySet<string>> {
  if (!ruleOf(ctx.actor).masked.length) return new Set();
  const catalog = await catalogOf(ctx.db);
  const hides = (id: string) => isMaskedFor(ctx.actor, catalog.get(id)?.masked);
  return new Set(policy.items.filter((item) => metricsOfItem(item).some(hides)).map(({ id }) => id));
}

function shown({ fromRank, toRank, item, points, ...row }: ProposalRow, { policy }: StoredPolicy, hidden: ReadonlySet<string>): Proposal {
  const name = policy.items.find(({ id }) => id === item)?.name;
  const told = points.find(({ id }) => id === item);
  const hides = item !== null && hidden.has(item);
  return {
    ...row,
    direction: toRank < fromRank ? 'up' : 'down',
    item:
      item === null
        ? null
        : {
            id: item,
            name: name ?? { zh: item, en: item },
            before: hides ? null : (told?.before ?? null),
            after: hides ? null : (told?.after ?? null),
          },
  };
}

async function filterOf(
  ctx: Ctx,
  stored: StoredPolicy,
  {
    from,
    to,
    q,
    state = 'open',
  }: { from?: string | undefined; to?: string | undefined; q?: string | undefined; state?: ProposalFilter['state'] },
): Promise<ProposalFilter> {
  return { policyId: stored.id, scope: await scopeOf(ctx, 'reads'), today: ctx.today, state, from, to, q: q || undefined };
}

export const proposalsHandlers: Handlers<'proposals'> = {
  async list(ctx, { policyId, limit, cursor, ...asked }) {
    const [stored] = await tierPoliciesInForce(ctx.db, policyId);
    if (!stored) return { items: [], nextCursor: null };
    const rows = await selectProposals(ctx.db, { ...(await filterOf(ctx, stored, asked)), after: readCursor(cursor, 2), limit });
    const hidden = await hiddenItems(ctx, stored);
    return pageFrom(
      rows,
      limit,
      (row) => shown(row, stored, hidden),
      (row) => [row.amount, row.id],
    );
  },

  async summary(ctx, { policyId, ...asked }) {
    const [stored] = await tierPoliciesInForce(ctx.db, policyId);
    if (!stored) return { open: 0, waiting: 0, required: false, moves: [] };
    const filter = await filterOf(ctx, stored, asked);
    const moves = await proposedMoves(ctx.db, filter);
    const waiting = await proposedMoves(ctx.db, { ...filter, state: 'waiting' });
    const count = (list: { accounts: number }[]) => list.reduce((sum, { accounts }) => sum + accounts, 0);
    return { open: count(moves), waiting: count(waiting), required: stored.policy.confirmation === 'required', moves };
  },

  decide,
};
