import { HealthPolicy, type HealthTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, requireAccount } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { type Catalog, oneAccountOn } from '../../policy/catalog.ts';
import { healthSql } from '../../policy/health-judge.sql.ts';
import { healthInForce } from '../../policy/healths.sql.ts';
import { latestRun } from '../../policy/policies.sql.ts';
import { expandHealth } from '../../policy/segments.sql.ts';
import { catalogOf } from '../catalog.ts';
import { readerOf } from './reader.ts';
import { asResult, HEALTH_COLUMNS, type KeptHealth, keptHealth } from './results.sql.ts';
import { tellParts } from './tell.ts';

const NOTHING = {
  policyId: null,
  policyName: null,
  version: null,
  sample: false,
  judgedOn: null,
  since: null,
  score: null,
  colour: null,
  before: null,
  thresholds: null,
  coverage: null,
  leastCoverage: null,
  variant: null,
  cap: null,
  dimensions: [],
};

/** The same judgement over one account, of the facts of a day. */
async function judgeOne(
  db: Db,
  of: { policy: HealthPolicy; version: number; catalog: Catalog; accountId: string; asOf: string },
): Promise<KeptHealth | undefined> {
  const ctes = healthSql({ policy: of.policy, catalog: of.catalog, at: oneAccountOn(of.accountId, of.asOf), whole: false });
  const found = await sql<KeptHealth>`with ${sql.join(ctes)} select ${HEALTH_COLUMNS} from (${asResult(of)}) h`.execute(db);
  return found.rows[0];
}

/**
 * Health of an account on a day: of the result in force then, or, where no run judged it, of the facts of the day by the policy in force on it.
 * Figures are those of the day of the run as long as they give the marks that were kept; what facts that came late made of them since does not
 * show as if it had been judged.
 */
export async function accountHealth(
  ctx: Ctx,
  { accountId, asOf = ctx.today }: { accountId: string; asOf?: string | undefined },
): Promise<HealthTold> {
  await requireAccount(ctx, accountId, 'reads');
  const stored = await healthInForce(ctx.db, asOf);
  if (!stored) return { ...NOTHING, asOf };
  const catalog = await catalogOf(ctx.db);
  const run = await latestRun(ctx.db, stored.id, asOf);
  const [kept] = run ? await keptHealth(ctx.db, { accountId, policyId: stored.id, asOf: run.asOf, limit: 1 }) : [];
  const written = run && kept ? HealthPolicy.parse(run.document) : undefined;
  const policy = written && kept?.version === run?.version ? await expandHealth(ctx.db, written) : stored.policy;
  const day = run && kept ? run.asOf : asOf;
  const live = await judgeOne(ctx.db, { policy, version: kept?.version ?? stored.version, catalog, accountId, asOf: day });
  const alike = kept && live && kept.variant === live.variant && String(kept.marks) === String(live.marks);
  const result = kept ? { ...kept, figures: alike ? live.figures : kept.figures } : live;
  const head = { policyId: stored.id, policyName: stored.policy.name, sample: stored.policy.sample, asOf };
  if (!result) return { ...NOTHING, ...head };
  const { beforeOn, beforeScore, beforeColour } = result;
  return {
    ...head,
    version: result.version,
    judgedOn: run && kept ? run.asOf : null,
    since: kept?.asOf ?? null,
    score: result.score,
    colour: result.colour,
    before: beforeOn && beforeColour ? { on: beforeOn, score: beforeScore, colour: beforeColour } : null,
    ...tellParts(policy, result, readerOf(ctx, catalog)),
  };
}
