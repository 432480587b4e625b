import type { PlayPolicy } from '@fulcrum/contract';
import type { Db } from '../db/database.ts';
import { expandCondition, sharedOnly } from './segments.sql.ts';

/** A play whose conditions have their segments written out. */
export async function expandPlay(db: Db, play: PlayPolicy): Promise<PlayPolicy> {
  const expand = (condition: NonNullable<PlayPolicy['who']>) => expandCondition(db, condition, sharedOnly);
  const steps = await Promise.all(
    play.steps.map(async (step) =>
      'branch' in step && 'when' in step.branch.test
        ? { ...step, branch: { ...step.branch, test: { when: await expand(step.branch.test.when) } } }
        : step,
    ),
  );
  return {
    ...play,
    steps,
    ...(play.trigger.on === 'condition_met' ? { trigger: { ...play.trigger, when: await expand(play.trigger.when) } } : {}),
    ...(play.who ? { who: await expand(play.who) } : {}),
    ...(play.stopWhen ? { stopWhen: await expand(play.stopWhen) } : {}),
  };
}
