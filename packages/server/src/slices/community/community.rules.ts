import { CommunityRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { readSetting, replaceSetting, selectFields } from '../settings/index.ts';

const KEY = 'community.rules';
const UNSET: CommunityRules = { hold: 'newcomers', priceField: null, channelField: null };

/** Until somebody says otherwise the first post of everybody waits to be read. */
export const communityRules = (db: Db): Promise<CommunityRules> => readSetting(db, KEY, CommunityRules, UNSET);

export const rules = (ctx: Ctx) => communityRules(ctx.db);

export async function setRules(ctx: WriteCtx, next: CommunityRules) {
  const declared = new Set((await selectFields(ctx.db, 'account')).map(({ id }) => id));
  for (const field of [next.priceField, next.channelField])
    if (field !== null && !declared.has(field)) throw new Fault('invalid', 'community.no_such_field', { field });
  return replaceSetting(ctx, { key: KEY, action: 'community.set_rules' }, await communityRules(ctx.db), next);
}
