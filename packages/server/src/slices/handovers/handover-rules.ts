import { HandoverRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { addWorkingDays } from '../../kernel/working-days.ts';
import { readSetting, replaceSetting, workCalendarOf } from '../settings/index.ts';

const KEY = 'handover.rules';

export const readRules = (db: Db): Promise<HandoverRules> => readSetting(db, KEY, HandoverRules);

export const setRules = async (ctx: WriteCtx, rules: HandoverRules): Promise<HandoverRules> =>
  replaceSetting(ctx, { key: KEY, action: 'handover.set_rules' }, await readRules(ctx.db), rules);

/** The last day on which whoever has a handover from today on is to answer, by the working days of the installation. */
export const dueFor = async ({ db, today }: WriteCtx, rules: HandoverRules, who: 'giver' | 'taker'): Promise<string> =>
  addWorkingDays(today, who === 'giver' ? rules.giveDays : rules.answerDays, await workCalendarOf(db));
