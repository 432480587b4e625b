import type { LifecyclePolicy } from '@fulcrum/contract';
import { type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { freezeOn } from '../../policy/freezes.sql.ts';
import { lifecycleOn } from '../../policy/lifecycle-on.sql.ts';
import { lifecycleInForce, type StoredLifecycle } from '../../policy/lifecycles.sql.ts';
import { latestRun, runDays } from '../../policy/policies.sql.ts';
import { catalogOf } from '../catalog.ts';
import { accountLines, spokenFor } from './account-lines.sql.ts';
import { movesIn, staysIn } from './flow.sql.ts';
import { stageTotals } from './overview.sql.ts';
import { stuckLines } from './stuck.sql.ts';

const stageOf = ({ id, name, expectedDays, exit }: LifecyclePolicy['stages'][number]) => ({
  id,
  name,
  expectedDays: expectedDays ?? null,
  exit,
});
const stagesOf = (stored: StoredLifecycle | undefined) => stored?.policy.stages.map(stageOf) ?? [];

export const lifecycleHandlers: Handlers<'lifecycle'> = {
  async overview(ctx, { asOf = ctx.today }) {
    const catalog = await catalogOf(ctx.db);
    const on = await lifecycleOn(ctx.db, catalog, asOf);
    const none = { policyId: null, policyName: null, version: null, sample: false, asOf, judgedOn: null, stages: [], without: 0 };
    if (!on) return none;
    const { stored, spells } = on;
    const run = await latestRun(ctx.db, stored.id, asOf);
    const { latest } = await runDays(ctx.db, stored.id, asOf);
    const totals = await stageTotals(ctx.db, {
      catalog,
      spells,
      asOf,
      latest: latest !== null && asOf >= latest,
      scope: await scopeOf(ctx, 'reads'),
    });
    const { policy, id, version } = stored;
    return {
      policyId: id,
      policyName: policy.name,
      version,
      sample: policy.sample,
      asOf,
      judgedOn: run?.asOf ?? null,
      stages: stagesOf(stored).map((stage) => {
        const { accounts = 0, lines = 0, arr = '0' } = totals.find((total) => total.stage === stage.id) ?? {};
        return { ...stage, accounts, lines, arr };
      }),
      without: totals.find((total) => total.stage === null)?.accounts ?? 0,
    };
  },

  /** By the policy in force on the day; the dates are of the facts there were on the day. */
  async account(ctx, { accountId, asOf = ctx.today }) {
    await requireAccount(ctx, accountId, 'reads');
    const stored = await lifecycleInForce(ctx.db, asOf);
    const { lines: source } = await catalogOf(ctx.db);
    // The stages of a frozen account stay what they were.
    const since = (await freezeOn(ctx.db, accountId, asOf))?.since;
    const day = since !== undefined && since < asOf ? since : asOf;
    const lines = stored && source ? await accountLines(ctx.db, { lines: source, rules: stored.rules, accountId, asOf: day }) : [];
    const numbered = may(ctx.actor, 'contracts.read');
    return {
      policyId: stored?.id ?? null,
      asOf,
      ...spokenFor(lines),
      stages: stagesOf(stored),
      lines: numbered ? lines : lines.map((line) => ({ ...line, number: null })),
    };
  },

  async flow(ctx, { from, to }) {
    const on = await lifecycleOn(ctx.db, await catalogOf(ctx.db), to);
    if (!on) return { from, to, moves: [], stays: [] };
    const period = { spells: on.spells, from, to, scope: await scopeOf(ctx, 'reads') };
    return { from, to, moves: await movesIn(ctx.db, period), stays: await staysIn(ctx.db, period) };
  },

  async stuck(ctx, { limit, cursor, stage, asOf = ctx.today }) {
    const on = await lifecycleOn(ctx.db, await catalogOf(ctx.db), asOf);
    if (!on) return { items: [], nextCursor: null };
    const { stored, spells } = on;
    const scope = await scopeOf(ctx, 'reads');
    const after = readCursor(cursor, 3) ?? null;
    const rows = await stuckLines(ctx.db, { spells, stages: stored.policy.stages, stage, asOf, scope, limit, after });
    return pageFrom(
      rows,
      limit,
      ({ line: _, over: __, ...row }) => row,
      ({ over, accountId, line }) => [String(over), accountId, line],
    );
  },
};
