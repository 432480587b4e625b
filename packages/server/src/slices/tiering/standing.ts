import { TierPolicy } from '@fulcrum/contract';
import type { Db } from '../../db/database.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { latestRun, policyInForce, runDays, type StoredPolicy } from '../../policy/policies.sql.ts';
import { type FrozenNumbers, isRelative } from '../../policy/relative.ts';
import { expandPolicy } from '../../policy/segments.sql.ts';
import { type Judged, judgeOne, type KeptResult, storedResult } from './explain.sql.ts';

/** By which policy an account is judged on a day, and what its evaluation gave. */
export interface Standing {
  accountId: string;
  policyId: string;
  policy: TierPolicy;
  version: number;
  /** The day judged: that of the evaluation in force, or the day asked where none judged the account. */
  day: string;
  /** The result in force; nothing where none judged the account. */
  kept: KeptResult | undefined;
  /** What the evaluation read off its base; nothing where a judgement has to read it anew. */
  frozen: FrozenNumbers | undefined;
}

export async function standingOf(db: Db, of: { accountId: string; stored: StoredPolicy; asOf: string }): Promise<Standing> {
  const { accountId, stored, asOf } = of;
  const latest = await latestRun(db, stored.id, asOf);
  const kept = latest && (await storedResult(db, accountId, stored.id, asOf));
  const run = kept?.restsFrom ? await latestRun(db, stored.id, kept.restsFrom) : latest;
  const { policy, version } =
    run && kept
      ? { policy: await expandPolicy(db, TierPolicy.parse(run.document)), version: run.version }
      : await policyInForce(db, stored.id, asOf);
  const frozen = run?.version === version ? (run.frozen as FrozenNumbers) : isRelative(policy) ? undefined : {};
  return { accountId, policyId: stored.id, policy, version, day: run && kept ? run.asOf : asOf, kept, frozen };
}

/** The judgement of the account's facts on that day as they are known now; nothing where it had not come yet. */
export async function judgeStanding(db: Db, standing: Standing, catalog: Catalog, also: readonly string[]): Promise<Judged | undefined> {
  const { accountId, policyId, policy, day: asOf, frozen } = standing;
  const { scheduledBefore } = await runDays(db, policyId, asOf);
  const known = also.filter((id) => catalog.get(id));
  return judgeOne(db, { accountId, policy, catalog, asOf, scheduledBefore, also: known, ...(frozen ? { frozen } : {}) });
}
