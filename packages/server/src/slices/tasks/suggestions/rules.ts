import { WorklistRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { readSetting, replaceSetting } from '../../settings/index.ts';

const KEY = 'worklist.rules';

export const readWorklistRules = (db: Db): Promise<WorklistRules> => readSetting(db, KEY, WorklistRules);

export const setWorklistRules = async (ctx: WriteCtx, rules: WorklistRules): Promise<WorklistRules> =>
  replaceSetting(ctx, { key: KEY, action: 'worklist.set_rules' }, await readWorklistRules(ctx.db), rules);
