import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount } from '../../access/index.ts';
import { healthInForce } from '../../policy/healths.sql.ts';
import { catalogOf } from '../catalog.ts';
import { changeOf, movesBetween } from './moves.ts';
import { readerOf } from './reader.ts';
import { healthVersions, keptHealth } from './results.sql.ts';

type Input = Parameters<Handlers<'health'>['history']>[1];

/** Results of an account up to a day, the latest first, each against the one before it. */
export async function healthHistory(ctx: Ctx, { accountId, asOf = ctx.today, limit, cursor }: Input) {
  await requireAccount(ctx, accountId, 'reads');
  const stored = await healthInForce(ctx.db, asOf);
  if (!stored) return { items: [], nextCursor: null };
  const after = readCursor(cursor, 1)?.[0];
  // One more than the page shows, and one more for the last to be held against.
  const of = { accountId, policyId: stored.id, asOf: after ?? asOf, before: after !== undefined, limit: limit + 1 };
  const rows = await keptHealth(ctx.db, of);
  const policies = await healthVersions(
    ctx.db,
    stored.id,
    rows.map(({ version }) => version),
  );
  const reader = readerOf(ctx, await catalogOf(ctx.db));
  const ruled = (at: number) => {
    const result = rows[at];
    const policy = result && policies.get(result.version);
    return result && policy ? { result, policy } : undefined;
  };
  const told = rows.map(({ asOf: on, version, variant, score, colour, coverage }, at) => {
    const [one, before] = [ruled(at), ruled(at + 1)];
    return {
      asOf: on,
      version,
      variant,
      score,
      colour,
      coverage,
      change: before ? changeOf(before.result.score, score) : null,
      moves: one && before ? movesBetween(before, one, reader) : [],
    };
  });
  return pageFrom(
    told,
    limit,
    (row) => row,
    (row) => [row.asOf],
  );
}
