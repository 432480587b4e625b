import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, wholeBaseOn } from './catalog.ts';
import { healthSql } from './health-judge.sql.ts';
import { healthResults, type StoredHealth } from './healths.sql.ts';
import { riskCtes } from './raise-risks.sql.ts';

export interface HealthRunInit {
  runId: string;
  stored: StoredHealth;
  catalog: Catalog;
  asOf: string;
  now: string;
}
export interface HealthCounts {
  accounts: number;
  changed: number;
}

const judged = ({ stored: { policy }, catalog, asOf }: HealthRunInit): Sql[] =>
  healthSql({ policy, catalog, at: wholeBaseOn(asOf), whole: true });

/** What an evaluation of the day would change, writing nothing. */
export async function previewHealth(db: Db, init: HealthRunInit): Promise<HealthCounts> {
  const latest = healthResults(sql`select account_id from judged`, sql`h.as_of <= ${init.asOf}::date`);
  const found = await sql<HealthCounts>`with ${sql.join(judged(init))}, latest as materialized (${latest})
    select (select count(*) from judged) as accounts, (select count(*) from judged j left join latest l using (account_id)
      where (l.variant, l.score, l.colour, l.coverage, l.cap, l.marks) is distinct from (j.variant, j.score, j.colour, j.coverage, j.cap, j.marks)
        or l.account_id is null) as changed`.execute(db);
  return found.rows[0] ?? { accounts: 0, changed: 0 };
}

/** Judges every active account as of the day; only results that say something else than those in force are written. */
export async function runHealth(db: Db, init: HealthRunInit): Promise<HealthCounts> {
  const { stored, runId, asOf } = init;
  const salt = `${stored.id} ${stored.version}`;
  const found = await sql<HealthCounts>`with ${sql.join(judged(init))},
    told as (select j.*, hashtextextended(concat_ws(' ', ${salt}::text, j.variant, j.score, j.colour, j.coverage, j.cap, j.marks, j.points), 1) as imprint
      from judged j),
    changed as materialized (select t.*, s.health_on as before_on, s.health as before_score, s.health_colour as before_colour
      from told t join account_state s on s.account_id = t.account_id where s.health_imprint is distinct from t.imprint),
    written as (
      insert into health_result (account_id, policy_id, as_of, run_id, version, variant, score, colour, coverage, cap, points, marks, figures,
        before_on, before_score, before_colour)
      select account_id, ${stored.id}, ${asOf}::date, ${runId}::uuid, ${stored.version}::int, variant, score, colour, coverage, cap, points, marks,
        figures, before_on, before_score, before_colour from changed
      -- A day judged again is replaced; what stood before it stays.
      on conflict (account_id, policy_id, as_of) do update set run_id = excluded.run_id, version = excluded.version, variant = excluded.variant,
        score = excluded.score, colour = excluded.colour, coverage = excluded.coverage, cap = excluded.cap, points = excluded.points,
        marks = excluded.marks, figures = excluded.figures
      returning 1),
    shown as (
      update account_state s set health = c.score, health_colour = c.colour, health_on = ${asOf}::date, health_imprint = c.imprint
      from changed c where s.account_id = c.account_id),
    ${riskCtes(init)}
    select (select count(*) from judged) as accounts, (select count(*) from written) as changed`.execute(db);
  return found.rows[0] ?? { accounts: 0, changed: 0 };
}
