import type { ConditionsLifecycle } from '@fulcrum/contract';
import { hadCome, metricsOf, type RawAccount } from './metrics.ts';
import { holds } from './tier.ts';

export interface Stay {
  stage: string;
  from: string;
  until: string | null;
}
export interface Course {
  stays: Stay[];
  /** What the last night wanted and did not get. */
  wanted: string | null;
  kept: 'order' | 'exit' | null;
}

/** Where an account stands after a night, given where it stood on the day before: as the policy says it, one account at a time. */
export function stageAfter(
  policy: ConditionsLifecycle,
  account: RawAccount,
  night: string,
  before: string | null,
): { stage: string | null; wanted: string | null; kept: Course['kept'] } {
  const values = metricsOf(account, night);
  const mine = policy.tracks.find(({ when }) => !when || holds(when, values));
  if (policy.tracks.length && !mine) return { stage: null, wanted: null, kept: null };
  const course = policy.stages.filter(({ track }) => !mine || track === mine.id);
  const wants = course.filter(({ when }) => !when || holds(when, values)).at(-1);
  const stands = course.find(({ id }) => id === before);
  if (!stands) return { stage: wants?.id ?? null, wanted: null, kept: null };
  if (!wants || wants.id === stands.id) return { stage: stands.id, wanted: null, kept: null };
  const mayFollow = !stands.followedBy || stands.followedBy.includes(wants.id);
  const mayLeave = !stands.holds || wants.lost || stands.exit.every(({ when }) => holds(when, values));
  if (mayFollow && mayLeave) return { stage: wants.id, wanted: null, kept: null };
  return { stage: stands.id, wanted: wants.id, kept: mayFollow ? 'exit' : 'order' };
}

/** One night more: frozen and closed accounts, and those that had not come, stay as they are. */
export function walkOn(policy: ConditionsLifecycle, course: Course, account: RawAccount, night: string): Course {
  if (account.status !== 'active' || !hadCome(account, night)) return course;
  // A night that is judged again begins where the day before ended.
  const earlier = course.stays.filter(({ from }) => from < night).map((stay) => (stay.until === night ? { ...stay, until: null } : stay));
  const stood = earlier.find(({ until }) => until === null);
  const { stage, wanted, kept } = stageAfter(policy, account, night, stood?.stage ?? null);
  if (stage === (stood?.stage ?? null)) return { stays: earlier, wanted, kept };
  const ended = earlier.map((stay) => (stay.until === null ? { ...stay, until: night } : stay));
  return { stays: stage === null ? ended : [...ended, { stage, from: night, until: null }], wanted, kept };
}
