import { type Survey, SurveyRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { expandCondition, sharedOnly } from '../../policy/segments.sql.ts';
import { type CatalogsOf, listedFigures } from '../accounts/index.ts';
import { readSetting, replaceSetting } from '../settings/index.ts';
import type { Asking } from './whom.sql.ts';

const KEY = 'surveys.rules';
export const readRules = (db: Db): Promise<SurveyRules> => readSetting(db, KEY, SurveyRules);

export const setRules = async (ctx: WriteCtx, rules: SurveyRules): Promise<SurveyRules> =>
  replaceSetting(ctx, { key: KEY, action: 'survey.set_rules' }, await readRules(ctx.db), rules);

/** Whom a survey asks, with all that the answer depends on. */
export async function askingOf(ctx: Ctx, survey: Survey, catalogsOf: CatalogsOf): Promise<Asking> {
  const catalog = (await catalogsOf(ctx.db))();
  const who = survey.who && (await expandCondition(ctx.db, survey.who, sharedOnly));
  return {
    survey: who ? { ...survey, who } : survey,
    ...{ today: ctx.today, timeZone: ctx.organisation?.timeZone ?? 'UTC', rules: await readRules(ctx.db) },
    figures: listedFigures(catalog, sql`${ctx.today}::date`),
  };
}
