import { CourseRules } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';

const KEY = 'courses.rules';
export const readRules = (db: Db): Promise<CourseRules> => readSetting(db, KEY, CourseRules);

export const setRules = async (ctx: WriteCtx, rules: CourseRules): Promise<CourseRules> =>
  replaceSetting(ctx, { key: KEY, action: 'course.set_rules' }, await readRules(ctx.db), rules);
