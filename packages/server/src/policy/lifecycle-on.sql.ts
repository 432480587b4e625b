import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, wholeBaseOn } from './catalog.ts';
import { judgesLines, LINE, lifecycleInForce, type StoredLifecycle } from './lifecycles.sql.ts';
import { spellsSql } from './stage-spells.sql.ts';

/** The lifecycle in force on a day, and the spells of all lines by its rules: account_id, line, stage, from_on, until_on. */
export interface LifecycleOn {
  stored: StoredLifecycle;
  spells: Sql;
}

/**
 * Runs tell the course of lines by the rules of now: where those of the day were others, it is told anew by them. Conditions tell a course
 * night by night, by the rules of each.
 */
export async function lifecycleOn(db: Db, catalog: Catalog, day: string): Promise<LifecycleOn | undefined> {
  const [stored, now] = [await lifecycleInForce(db, day), await lifecycleInForce(db)];
  if (!stored) return undefined;
  const sameRules =
    now !== undefined &&
    judgesLines(now) &&
    stored.id === now.id &&
    stored.rules.graceDays === now.rules.graceDays &&
    stored.rules.undelivered === now.rules.undelivered;
  if (sameRules || !judgesLines(stored) || !catalog.lines)
    return {
      stored,
      spells: sql`(select p.account_id, p.line, p.stage, p.from_on, p.until_on from stage_spell p where p.policy_id = ${stored.id})`,
    };
  const told = spellsSql(catalog.lines, sql`select id as account_id from account`, wholeBaseOn(day).asOf, stored.rules);
  return {
    stored,
    spells: sql`(select t.account_id, coalesce(t.product_id, ${LINE}) as line, t.stage, t.from_on, t.until_on from (${told}) t)`,
  };
}
