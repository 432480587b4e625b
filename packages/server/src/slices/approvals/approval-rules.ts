import { ApprovalRules, defaultApprovalRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { OFFICE_HOURS, type WorkTime } from '../../kernel/working-time.ts';
import { readSetting, replaceSetting, workCalendarOf } from '../settings/index.ts';

const KEY = 'approval.rules';

/** What an administrator set, else what ships with the template. */
export const readRules = ({ db, organisation }: Pick<Ctx, 'db' | 'organisation'>): Promise<ApprovalRules> =>
  readSetting(db, KEY, ApprovalRules, defaultApprovalRules(organisation?.template ?? null));

export const setRules = async (ctx: WriteCtx, rules: ApprovalRules): Promise<ApprovalRules> =>
  replaceSetting(ctx, { key: KEY, action: 'approval.set_rules' }, await readRules(ctx), rules);

export const workTimeOf = async ({ db, organisation }: Pick<Ctx, 'db' | 'organisation'>): Promise<WorkTime> => ({
  calendar: await workCalendarOf(db),
  timeZone: organisation?.timeZone ?? 'UTC',
  windows: OFFICE_HOURS,
});
