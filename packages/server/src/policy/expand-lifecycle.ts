import type { Condition, ConditionsLifecycle } from '@fulcrum/contract';
import type { Db } from '../db/database.ts';
import { expandCondition, sharedOnly } from './segments.sql.ts';

/** A lifecycle with the segments and tags of its conditions written out. */
export async function expandLifecycle(db: Db, policy: ConditionsLifecycle): Promise<ConditionsLifecycle> {
  const expanded = async <T extends { when?: Condition | undefined }>(part: T): Promise<T> =>
    part.when ? { ...part, when: await expandCondition(db, part.when, sharedOnly) } : part;
  const stages = policy.stages.map(async (stage) => ({ ...(await expanded(stage)), exit: await Promise.all(stage.exit.map(expanded)) }));
  return { ...policy, tracks: await Promise.all(policy.tracks.map(expanded)), stages: await Promise.all(stages) };
}
