import { sql } from 'kysely';
import { type Handlers, pageFrom, readCursor } from '../../access/index.ts';
import { prepareResultPartitions } from '../../policy/partitions.sql.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { thaw } from '../freezes/index.ts';

interface RunRow {
  id: string;
  policyId: string;
  version: number;
  asOf: string;
  cause: string;
  accounts: number;
  changed: number;
  seconds: number | null;
  publishedAt: string | null;
}

export const evaluationsHandlers: Handlers<'evaluations'> = {
  /** By a person it is a manual run; by the system itself, a scheduled one, which hysteresis counts. */
  async run(ctx, { asOf = ctx.today, policyId }) {
    const started = performance.now();
    const cause = ctx.actor.kind === 'system' ? 'scheduled' : 'manual';
    // Outside this transaction, which may last: a new partition locks the default one for a moment only.
    if (cause === 'scheduled') await prepareResultPartitions(ctx.services.root, ctx.today);
    await thaw(ctx);
    const policies = await evaluate(ctx, await catalogsOf(ctx.db), { asOf, policyId, cause });
    const seconds = Math.round(performance.now() - started) / 1000;
    await ctx.record({ action: 'evaluation.run', entity: 'policy', entityId: policyId ?? null, after: { asOf, cause, policies } });
    return { asOf, seconds, policies };
  },

  async list(ctx, { limit, cursor, policyId }) {
    const after = readCursor(cursor, 1);
    const found = await sql<RunRow>`
      select id, policy_id as "policyId", version, as_of as "asOf", cause, accounts, changed, seconds::double precision, published_at as "publishedAt"
      from policy_run
      where ${policyId === undefined ? sql`true` : sql`policy_id = ${policyId}`} and ${after ? sql`id < ${after[0]}::uuid` : sql`true`}
      order by id desc limit ${limit + 1}`.execute(ctx.db);
    return pageFrom(
      found.rows,
      limit,
      (row) => row,
      (row) => [row.id],
    );
  },
};
