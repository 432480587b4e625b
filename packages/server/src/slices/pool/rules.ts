import { PoolRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'pool.rules';

export const readRules = (db: Db): Promise<PoolRules> => readSetting(db, KEY, PoolRules);

export const setRules = async (ctx: WriteCtx, rules: PoolRules): Promise<PoolRules> =>
  replaceSetting(ctx, { key: KEY, action: 'pool.set_rules' }, await readRules(ctx.db), rules);

/** The last protected day of a prospect registered or claimed today. */
export const protectedUntil = ({ protectionDays }: PoolRules, today: string): string =>
  Temporal.PlainDate.from(today).add({ days: protectionDays }).toString();
