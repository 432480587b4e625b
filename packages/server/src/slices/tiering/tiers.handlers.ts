import { type Capability, type EvidenceKind, TierPolicy } from '@fulcrum/contract';
import { type Handlers, may, pageFrom, readCursor, ruleOf, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { latestRun, runDays, tierPolicyOn } from '../../policy/policies.sql.ts';
import { SEGMENTS } from '../../policy/rfm.sql.ts';
import { catalogOf } from '../catalog.ts';
import { change } from './change.ts';
import { evidenceLines, evidenceOf } from './evidence.sql.ts';
import { accountMet } from './explain.sql.ts';
import { explain } from './explain.ts';
import { levelHistory } from './history.sql.ts';
import { lift } from './lift/lift.ts';
import { outcomes } from './outcomes.ts';
import { levelTotals, movesOn } from './overview.sql.ts';
import { paretoOf } from './pareto.sql.ts';
import { portfolio } from './portfolio.ts';
import { segmentTotals } from './rfm-view.sql.ts';
import { sensitivity } from './sensitivity.ts';

/** Who reads the records that a metric counts. */
const READS: Record<EvidenceKind, Capability> = {
  order: 'orders.read',
  contract: 'contracts.read',
  subscription: 'contracts.read',
  instalment: 'payments.read',
  usage: 'usage.read',
  contact: 'contacts.read',
  interaction: 'interactions.read',
  referral: 'facts.read',
  rating: 'facts.read',
  need: 'facts.read',
  service_cost: 'facts.read',
  plan: 'facts.read',
  request: 'requests.read',
  service_order: 'requests.read',
  call: 'requests.read',
  survey_answer: 'facts.read',
  project_start: 'tasks.read',
};
const share = (part: number, whole: number): number => (whole ? part / whole : 0);

export const tiersHandlers: Handlers<'tiers'> = {
  async overview(ctx, { asOf = ctx.today }) {
    const stored = await tierPolicyOn(ctx.db, asOf);
    const nothing = {
      policyId: null,
      policyName: null,
      version: null,
      sample: false,
      overrideEnd: 'required' as const,
      asOf: null,
      levels: [],
      moved: { up: 0, down: 0, since: null },
    };
    if (!stored) return nothing;
    const { name: policyName, overrideEnd = 'required' } = stored.policy;
    const head = { policyId: stored.id, policyName, version: stored.version, sample: stored.sample, overrideEnd };
    const run = await latestRun(ctx.db, stored.id, asOf);
    if (!run) return { ...nothing, ...head };
    const { levels } = TierPolicy.parse(run.document);
    const { latest } = await runDays(ctx.db, stored.id, run.asOf);
    const scope = await scopeOf(ctx, 'reads');
    const of = { policyId: stored.id, asOf: run.asOf, scope };
    const totals = await levelTotals(ctx.db, { ...of, day: asOf, catalog: await catalogOf(ctx.db), latest: latest === run.asOf });
    const all = totals.reduce((sum, row) => sum + row.accounts, 0);
    const row = (rank: number | null) => totals.find((one) => one.rank === rank) ?? { accounts: 0, byHand: 0, amount: '0' };
    const shown = (rank: number | null) => ({
      accounts: row(rank).accounts,
      byHand: row(rank).byHand,
      amount: row(rank).amount,
      share: share(row(rank).accounts, all),
    });
    const rest = row(null).accounts ? [{ id: null, name: null, ...shown(null) }] : [];
    return {
      ...head,
      version: run.version,
      asOf: run.asOf,
      levels: [...levels.map(({ id, name }, rank) => ({ id, name, ...shown(rank) })), ...rest],
      moved: await movesOn(ctx.db, of),
    };
  },

  async pareto(ctx, { asOf = ctx.today, metric }) {
    const whole = await paretoOf(ctx.db, { catalog: await catalogOf(ctx.db), metric, asOf, scope: await scopeOf(ctx, 'reads') });
    // Shares of a few accounts would tell their amounts.
    const hidden = ruleOf(ctx.actor).masked.includes('amount');
    return { asOf, ...(hidden ? { ...whole, topFifthShare: null, accountsFor80: null, gini: null, points: [] } : whole) };
  },

  explain,
  change,
  lift,
  sensitivity,
  portfolio,
  outcomes,

  async evidence(ctx, { accountId, metric, asOf = ctx.today, limit, cursor }) {
    const scope = await scopeOf(ctx, 'reads');
    if (!(await accountMet(ctx.db, accountId, scope))) throw notFound('account');
    const evidence = evidenceOf(await catalogOf(ctx.db), metric);
    if (!evidence) return { items: [], nextCursor: null, readable: true, shape: null, by: null };
    const kinds = evidence.kinds.filter((kind) => may(ctx.actor, READS[kind]));
    const of = { evidence, accountId, asOf, language: ctx.language, kinds, scope, limit, after: readCursor(cursor, 4) };
    const rows = kinds.length ? await evidenceLines(ctx.db, of) : [];
    const { shape, by } = evidence;
    const page = pageFrom(
      rows,
      limit,
      ({ place: _, ...line }) => line,
      ({ place }) => place,
    );
    return { ...page, readable: kinds.length === evidence.kinds.length, shape, by };
  },

  async history(ctx, { accountId }) {
    if (!(await accountMet(ctx.db, accountId, await scopeOf(ctx, 'reads')))) throw notFound('account');
    const items = await levelHistory(ctx.db, accountId, ctx.today);
    const hidden = ruleOf(ctx.actor).masked.includes('amount');
    return { items: hidden ? items.map((row) => ({ ...row, score: null })) : items };
  },

  async rfm(ctx, { asOf = ctx.today, method = 'average-rank', window = '12m' }) {
    const catalog = await catalogOf(ctx.db, { method, window });
    const totals = await segmentTotals(ctx.db, { catalog, asOf, scope: await scopeOf(ctx, 'reads') });
    return {
      asOf,
      segments: SEGMENTS.map(({ id, zh, en }) => {
        const row = totals.find((one) => one.id === id);
        return { id, name: { zh, en }, accounts: row?.accounts ?? 0, amount: row?.amount ?? '0' };
      }),
    };
  },
};
