import { ApprovalRules, defaultApprovalRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'approval.rules';

/** What an administrator set, else what ships with the template. */
export const readRules = ({ db, organisation }: Pick<Ctx, 'db' | 'organisation'>): Promise<ApprovalRules> =>
  readSetting(db, KEY, ApprovalRules, defaultApprovalRules(organisation?.template ?? null));

export const setRules = async (ctx: WriteCtx, rules: ApprovalRules): Promise<ApprovalRules> =>
  replaceSetting(ctx, { key: KEY, action: 'approval.set_rules' }, await readRules(ctx), rules);
