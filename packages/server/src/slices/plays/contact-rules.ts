import { ContactRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'plays.contact_rules';

export const readContactRules = (db: Db): Promise<ContactRules> => readSetting(db, KEY, ContactRules);

export const setContactRules = async (ctx: WriteCtx, rules: ContactRules): Promise<ContactRules> =>
  replaceSetting(ctx, { key: KEY, action: 'play.set_contact_rules' }, await readContactRules(ctx.db), rules);
