import { FeedbackRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'feedback.rules';

export const readRules = ({ db }: Pick<Ctx, 'db'>): Promise<FeedbackRules> => readSetting(db, KEY, FeedbackRules);
export const setRules = async (ctx: WriteCtx, rules: FeedbackRules): Promise<FeedbackRules> =>
  replaceSetting(ctx, { key: KEY, action: 'feedback.set_rules' }, await readRules(ctx), rules);
