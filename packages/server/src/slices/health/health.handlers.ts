import { HEALTH_COLOURS, HealthPolicy, healthForms } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Handlers, pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import { healthInForce } from '../../policy/healths.sql.ts';
import { latestRun, runDays } from '../../policy/policies.sql.ts';
import { worthOn } from '../../policy/worth-on.sql.ts';
import { catalogOf } from '../catalog.ts';
import { accountHealth } from './account-health.ts';
import { fallenAccounts } from './falls.sql.ts';
import { healthHistory } from './history.ts';
import { movesBetween } from './moves.ts';
import { healthTotals } from './overview.sql.ts';
import { readerOf } from './reader.ts';
import { healthVersions } from './results.sql.ts';

const NONE = {
  policyId: null,
  policyName: null,
  version: null,
  sample: false,
  judgedOn: null,
  thresholds: null,
  colours: [],
  variants: [],
  without: 0,
};

export const healthHandlers: Handlers<'health'> = {
  async overview(ctx, { asOf = ctx.today }) {
    const stored = await healthInForce(ctx.db, asOf);
    if (!stored) return { ...NONE, asOf };
    const run = await latestRun(ctx.db, stored.id, asOf);
    const { latest } = await runDays(ctx.db, stored.id, asOf);
    const totals = await healthTotals(ctx.db, {
      catalog: await catalogOf(ctx.db),
      asOf,
      latest: latest !== null && asOf >= latest,
      scope: await scopeOf(ctx, 'reads'),
    });
    const { policy, id, version } = run ? { ...run, id: stored.id, policy: HealthPolicy.parse(run.document) } : stored;
    const colourOf = (colour: string | null) => totals.find((total) => total.by === 'colour' && total.colour === colour);
    return {
      policyId: id,
      policyName: policy.name,
      version,
      sample: policy.sample,
      asOf,
      judgedOn: run?.asOf ?? null,
      thresholds: policy.colours,
      colours: HEALTH_COLOURS.map((colour) => {
        const { accounts = 0, arr = '0' } = colourOf(colour) ?? {};
        return { id: colour, accounts, arr };
      }),
      variants: healthForms(policy).map((form) => {
        const { accounts = 0, meanScore = null } = totals.find((total) => total.by === 'variant' && total.variant === form.id) ?? {};
        return { id: form.id, name: form.name, accounts, meanScore };
      }),
      without: colourOf(null)?.accounts ?? 0,
    };
  },

  account: accountHealth,

  history: healthHistory,

  async falls(ctx, { limit, cursor, asOf = ctx.today, days, points }) {
    const stored = await healthInForce(ctx.db, asOf);
    if (!stored) return { items: [], nextCursor: null };
    const from = Temporal.PlainDate.from(asOf).subtract({ days }).toString();
    const scope = await scopeOf(ctx, 'reads');
    const catalog = await catalogOf(ctx.db);
    const worth = asOf < ctx.today ? worthOn(catalog, asOf) : sql`account_state`;
    const of = { policyId: stored.id, from, asOf, points, worth, scope };
    const rows = await fallenAccounts(ctx.db, { ...of, after: readCursor(cursor, 2), limit });
    const policies = await healthVersions(
      ctx.db,
      stored.id,
      rows.flatMap(({ now, then }) => [now.version, then.version]),
    );
    const reader = readerOf(ctx, catalog);
    const ruled = (result: (typeof rows)[number]['now']) => ({ result, policy: policies.get(result.version) ?? stored.policy });
    return pageFrom(
      rows,
      limit,
      ({ now, then, ...row }) => ({
        ...row,
        before: then.score,
        beforeColour: then.colour,
        score: now.score,
        colour: now.colour,
        on: now.asOf,
        moves: movesBetween(ruled(then), ruled(now), reader),
      }),
      ({ change, accountId }) => [change, accountId],
    );
  },
};
