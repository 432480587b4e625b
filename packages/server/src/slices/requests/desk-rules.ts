import { DeskRules } from '@fulcrum/contract';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'desk.rules';

export const readRules = ({ db }: Pick<Ctx, 'db'>): Promise<DeskRules> => readSetting(db, KEY, DeskRules);
export const setRules = async (ctx: WriteCtx, rules: DeskRules): Promise<DeskRules> =>
  replaceSetting(ctx, { key: KEY, action: 'request.set_rules' }, await readRules(ctx), rules);
