import { PoolRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

const KEY = 'pool.rules';

export const readRules = (db: Db): Promise<PoolRules> => readSetting(db, KEY, PoolRules);

export async function setRules(ctx: WriteCtx, rules: PoolRules): Promise<PoolRules> {
  const before = await readRules(ctx.db);
  await writeSetting(ctx.db, KEY, rules, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'pool.set_rules', entity: 'setting', entityId: KEY, before, after: rules });
  return rules;
}

/** The last protected day of a prospect registered or claimed today. */
export const protectedUntil = ({ protectionDays }: PoolRules, today: string): string =>
  Temporal.PlainDate.from(today).add({ days: protectionDays }).toString();
