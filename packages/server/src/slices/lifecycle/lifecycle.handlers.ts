import { type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { freezeOn } from '../../policy/freezes.sql.ts';
import { lifecycleOn } from '../../policy/lifecycle-on.sql.ts';
import { judgesStages, lifecycleInForce, type StoredLifecycle } from '../../policy/lifecycles.sql.ts';
import { latestRun, runDays } from '../../policy/policies.sql.ts';
import { inTrackOrder } from '../../policy/stage-order.ts';
import { catalogOf } from '../catalog.ts';
import { accountCourse } from './account-course.sql.ts';
import { accountLines, spokenFor } from './account-lines.sql.ts';
import { movesIn, staysIn } from './flow.sql.ts';
import { stageTotals } from './overview.sql.ts';
import { stuckLines } from './stuck.sql.ts';

/** Of a subscription. */
const told = { track: null, phase: null, lost: false };
function stagesOf(stored: StoredLifecycle | undefined) {
  if (!stored) return [];
  return inTrackOrder(stored.policy).map(({ id, name, expectedDays = null, exit, ...more }) => {
    const { track = null, phase = null, lost = false } = 'holds' in more ? more : told;
    return { id, name, track, phase, lost, expectedDays, exit: exit.map((one) => ('when' in one ? one.name : one)) };
  });
}
const tracksOf = (stored: StoredLifecycle) => (judgesStages(stored) ? stored.policy.tracks.map(({ id, name }) => ({ id, name })) : []);

export const lifecycleHandlers: Handlers<'lifecycle'> = {
  async overview(ctx, { asOf = ctx.today }) {
    const catalog = await catalogOf(ctx.db);
    const on = await lifecycleOn(ctx.db, catalog, asOf);
    const none = { policyId: null, policyName: null, model: null, tracks: [], version: null, sample: false, judgedOn: null, stages: [] };
    if (!on) return { ...none, asOf, without: 0 };
    const { stored, spells } = on;
    const run = await latestRun(ctx.db, stored.id, asOf);
    const { latest } = await runDays(ctx.db, stored.id, asOf);
    const now = latest !== null && asOf >= latest;
    const totals = await stageTotals(ctx.db, {
      catalog,
      spells,
      asOf,
      latest: now,
      scope: await scopeOf(ctx, 'reads'),
    });
    const { policy, id, version } = stored;
    return {
      policyId: id,
      policyName: policy.name,
      model: policy.model,
      tracks: tracksOf(stored),
      version,
      sample: policy.sample,
      asOf,
      judgedOn: run?.asOf ?? null,
      stages: stagesOf(stored).map((stage) => {
        const { accounts = 0, lines = 0, arr = '0', kept = 0 } = totals.find((total) => total.stage === stage.id) ?? {};
        return { ...stage, accounts, lines, arr, kept: now && judgesStages(stored) ? kept : null };
      }),
      without: totals.find((total) => total.stage === null)?.accounts ?? 0,
    };
  },

  /** By the policy in force on the day: lines by the facts there were on the day, a course as evaluations found it up to the day. */
  async account(ctx, { accountId, asOf = ctx.today }) {
    await requireAccount(ctx, accountId, 'reads');
    const stored = await lifecycleInForce(ctx.db, asOf);
    const catalog = await catalogOf(ctx.db);
    const of = { policyId: stored?.id ?? null, model: stored?.policy.model ?? null, asOf, stages: stagesOf(stored) };
    // The stages of a frozen account stay what they were.
    const since = (await freezeOn(ctx.db, accountId, asOf))?.since;
    const day = since !== undefined && since < asOf ? since : asOf;
    if (stored && judgesStages(stored))
      return { ...of, ...(await accountCourse(ctx.db, { stored, catalog, accountId, asOf, judgedOn: day })), lines: [] };
    const lines =
      stored && catalog.lines ? await accountLines(ctx.db, { lines: catalog.lines, rules: stored.rules, accountId, asOf: day }) : [];
    const numbered = may(ctx.actor, 'contracts.read');
    return { ...of, ...spokenFor(lines), lines: numbered ? lines : lines.map((line) => ({ ...line, number: null })), course: null };
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
