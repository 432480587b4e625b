import * as z from 'zod';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'portal.rules';
const Rules = z.object({ publicHelp: z.boolean().default(false) });

/** Whether the public articles are open to who is not signed in: not before somebody says so. */
export const portalRules = (db: Db) => readSetting(db, KEY, Rules);

export async function setRules(ctx: WriteCtx, rules: { publicHelp: boolean }) {
  return replaceSetting(ctx, { key: KEY, action: 'portal.set_rules' }, await portalRules(ctx.db), rules);
}
