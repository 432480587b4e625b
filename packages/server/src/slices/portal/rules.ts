import { PortalRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'portal.rules';

/** What the portal shows: public articles to who is not signed in, and usage to its company, not before somebody says so. */
export const portalRules = (db: Db): Promise<PortalRules> => readSetting(db, KEY, PortalRules);

export async function setRules(ctx: WriteCtx, rules: PortalRules) {
  return replaceSetting(ctx, { key: KEY, action: 'portal.set_rules' }, await portalRules(ctx.db), rules);
}
