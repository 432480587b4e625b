import { ApprovalRules, defaultApprovalRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { OFFICE_HOURS, type WorkTime } from '../../kernel/working-time.ts';
import { readSetting, workCalendarOf, writeSetting } from '../settings/index.ts';

const KEY = 'approval.rules';

/** What an administrator set, else what ships with the template. */
export const readRules = ({ db, organisation }: Pick<Ctx, 'db' | 'organisation'>): Promise<ApprovalRules> =>
  readSetting(db, KEY, ApprovalRules, defaultApprovalRules(organisation?.template ?? null));

export async function setRules(ctx: WriteCtx, rules: ApprovalRules): Promise<ApprovalRules> {
  const before = await readRules(ctx);
  await writeSetting(ctx.db, KEY, rules, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'approval.set_rules', entity: 'setting', entityId: KEY, before, after: rules });
  return rules;
}

export const workTimeOf = async ({ db, organisation }: Pick<Ctx, 'db' | 'organisation'>): Promise<WorkTime> => ({
  calendar: await workCalendarOf(db),
  timeZone: organisation?.timeZone ?? 'UTC',
  windows: OFFICE_HOURS,
});
