import { ContactRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

const KEY = 'plays.contact_rules';

export const readContactRules = (db: Db): Promise<ContactRules> => readSetting(db, KEY, ContactRules);

export async function setContactRules(ctx: WriteCtx, rules: ContactRules): Promise<ContactRules> {
  const before = await readContactRules(ctx.db);
  await writeSetting(ctx.db, KEY, rules, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'play.set_contact_rules', entity: 'setting', entityId: KEY, before, after: rules });
  return rules;
}
