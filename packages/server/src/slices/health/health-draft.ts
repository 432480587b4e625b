import { type HealthPolicy, healthForms, type SimulatedHealth, type TriedHealth, type TriedHealthResult } from '@fulcrum/contract';
import { type Ctx, isMaskedFor, scopeOf } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { metricsOfHealth } from '../../policy/health-points.ts';
import { healthInForce } from '../../policy/healths.sql.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { expandHealth } from '../../policy/segments.sql.ts';
import { tellingAccounts } from '../../policy/telling-accounts.sql.ts';
import { catalogOf } from '../catalog.ts';
import { type DraftInit, draftOnAccounts, type HealthCell, simulateHealth } from './draft-results.sql.ts';
import { mainCause } from './main-cause.ts';
import { movesBetween } from './moves.ts';
import { type Reader, readerOf } from './reader.ts';
import { healthVersions, type KeptHealth } from './results.sql.ts';
import { tellParts } from './tell.ts';

/** The version of a text that is none: every result in force is by other rules. */
const NO_VERSION = 0;

async function initOf(ctx: Ctx, document: HealthPolicy, asOf: string): Promise<DraftInit> {
  const policy = await expandHealth(ctx.db, document);
  const catalog = await catalogOf(ctx.db);
  refuseMasked(ctx, catalog, metricsOfHealth(policy));
  return { draft: { id: policy.id, version: NO_VERSION, policy }, catalog, asOf, scope: await scopeOf(ctx, 'reads') };
}

type Told = KeptHealth & { policy: HealthPolicy };
/** Results with the rules that each was made by: those in force by versions of the main policy, those of the draft by itself. */
async function rulesOf(db: Db, draft: HealthPolicy, rows: readonly { before: KeptHealth | null }[]) {
  const main = await healthInForce(db);
  const versions = rows.flatMap(({ before }) => before?.version ?? []);
  const policies = main && versions.length ? await healthVersions(db, main.id, versions) : new Map<number, HealthPolicy>();
  return (result: KeptHealth): Told => ({ ...result, policy: policies.get(result.version) ?? draft });
}
const ruled = (told: Told) => ({ result: told, policy: told.policy, colour: told.colour });

const resultOf = (told: Told, reader: Reader): TriedHealthResult => {
  const { thresholds: _, ...parts } = tellParts(told.policy, told, reader);
  return { score: told.score, colour: told.colour, ...parts };
};

/** Accounts near a threshold of the policy in force and the largest: where a change shows. */
async function usual(ctx: Ctx): Promise<string[]> {
  const main = await healthInForce(ctx.db);
  const thresholds = main ? Object.values(main.policy.colours) : [];
  return tellingAccounts(ctx.db, {
    kind: 'health',
    scope: await scopeOf(ctx, 'reads'),
    thresholds,
    byAmount: !isMaskedFor(ctx.actor, 'amount'),
  });
}

/** Judges up to three accounts by a draft that is stored nowhere, beside the results in force. */
export async function tryHealthDraft(
  ctx: Ctx,
  document: HealthPolicy,
  { accounts, asOf = ctx.today }: { accounts?: readonly string[] | undefined; asOf?: string | undefined },
): Promise<{ policyId: string; asOf: string; accounts: TriedHealth[] }> {
  const init = await initOf(ctx, document, asOf);
  const rows = await draftOnAccounts(ctx.db, { ...init, accounts: accounts ?? (await usual(ctx)) });
  const told = await rulesOf(ctx.db, init.draft.policy, rows);
  const reader = readerOf(ctx, init.catalog);
  const shown = rows.map(({ before: kept, after: drafted, ...account }) => {
    const [before, after] = [kept && told(kept), drafted && told(drafted)];
    return {
      ...account,
      before: before && resultOf(before, reader),
      after: after && resultOf(after, reader),
      moves: before && after ? movesBetween(ruled(before), ruled(after), reader) : [],
    };
  });
  return { policyId: document.id, asOf, accounts: shown };
}

const countOf = (found: readonly { id: string | null; accounts: number }[], id: string | null): number =>
  found.find((one) => one.id === id)?.accounts ?? 0;

/** What a draft makes of the whole base, beside what is in force on the day. */
export async function healthByDraft(
  ctx: Ctx,
  document: HealthPolicy,
  { asOf = ctx.today, limit, ...cell }: HealthCell & { asOf?: string | undefined; limit: number },
): Promise<SimulatedHealth> {
  const init = await initOf(ctx, document, asOf);
  const byAmount = !isMaskedFor(ctx.actor, 'amount');
  const found = await ctx.db.transaction().execute(async (tx) => {
    await planWholeBase(tx);
    return simulateHealth(tx, { ...init, cell, limit, byAmount });
  });
  const told = await rulesOf(ctx.db, init.draft.policy, found.movers);
  const reader = readerOf(ctx, init.catalog);
  const counted = (list: readonly { id: string; name: HealthPolicy['name'] }[], counts: typeof found.caps) =>
    list.map(({ id, name }) => ({ id, name, accounts: countOf(counts, id) }));
  return {
    ...found,
    policyId: document.id,
    asOf,
    variants: healthForms(document).map(({ id, name }) => ({ id, name, accounts: countOf(found.variants, id) })),
    caps: counted(document.caps, found.caps),
    risks: counted(document.risks, found.risks),
    movers: found.movers.map(({ before, after, ...account }) => ({
      ...account,
      from: before?.colour ?? null,
      to: after.colour,
      scoreBefore: before?.score ?? null,
      scoreAfter: after.score,
      ...mainCause(before && ruled(told(before)), ruled(told(after)), reader),
    })),
  };
}
