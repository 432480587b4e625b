import type { Override } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { selectOverrides } from './overrides.sql.ts';

export async function oneOverride(ctx: Ctx, id: string): Promise<Override> {
  const scope = await scopeOf(ctx, 'reads');
  const [row] = await selectOverrides(ctx.db, { scope, today: ctx.today, id, inForce: false, after: null, limit: 1 });
  if (!row) throw notFound('override');
  return row;
}

export async function listOverrides(ctx: Ctx, input: Parameters<Handlers<'overrides'>['list']>[1]) {
  const { accountId, policyId, q, state, limit, cursor, asOf = ctx.today } = input;
  if (accountId) await requireAccount(ctx, accountId, 'reads');
  const stored = await tierPolicyOn(ctx.db, asOf, policyId);
  if (!stored) return { items: [], nextCursor: null };
  const rows = await selectOverrides(ctx.db, {
    policyId: stored.id,
    scope: await scopeOf(ctx, 'reads'),
    today: asOf,
    accountId,
    q: q || undefined,
    inForce: state === 'in_force',
    after: readCursor(cursor, 2),
    limit,
  });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    (row) => [row.from, row.id],
  );
}
