import { HandoverRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { addWorkingDays } from '../../kernel/working-days.ts';
import { readSetting, workCalendarOf, writeSetting } from '../settings/index.ts';

const KEY = 'handover.rules';

export const readRules = (db: Db): Promise<HandoverRules> => readSetting(db, KEY, HandoverRules);

export async function setRules(ctx: WriteCtx, rules: HandoverRules): Promise<HandoverRules> {
  const before = await readRules(ctx.db);
  await writeSetting(ctx.db, KEY, rules, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'handover.set_rules', entity: 'setting', entityId: KEY, before, after: rules });
  return rules;
}

/** The last day on which whoever has a handover from today on is to answer, by the working days of the installation. */
export const dueFor = async ({ db, today }: WriteCtx, rules: HandoverRules, who: 'giver' | 'taker'): Promise<string> =>
  addWorkingDays(today, who === 'giver' ? rules.giveDays : rules.answerDays, await workCalendarOf(db));
