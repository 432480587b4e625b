import { WorklistRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { readSetting, writeSetting } from '../../settings/index.ts';

const KEY = 'worklist.rules';

export const readWorklistRules = (db: Db): Promise<WorklistRules> => readSetting(db, KEY, WorklistRules);

export async function setWorklistRules(ctx: WriteCtx, rules: WorklistRules): Promise<WorklistRules> {
  const before = await readWorklistRules(ctx.db);
  await writeSetting(ctx.db, KEY, rules, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'worklist.set_rules', entity: 'setting', entityId: KEY, before, after: rules });
  return rules;
}
