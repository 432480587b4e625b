import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { LineSource } from './line-source.ts';
import { type StageRules, stagesSql } from './stages.sql.ts';

/**
 * The whole history of lines up to a day: rows of account_id, product_id, stage, from_on and until_on (the first day of what came after;
 * null: still so). Every day on which something may have changed is judged by the facts there were on that very day, and equal
 * neighbours are one spell. `accounts` is a set of account_id.
 */
export const spellsSql = (lines: LineSource, accounts: Sql, asOf: Sql<string>, rules: StageRules): Sql => sql`
  with probe as materialized (
    select distinct a.account_id, d.day from (${accounts}) a
    cross join lateral (${lines.days({ asOf, accounts: (id) => sql<boolean>`${id} = a.account_id` }, rules.graceDays)}) d),
  judged as materialized (
    select p.account_id, p.day, s.product_id, s.stage from probe p cross join lateral
      (${stagesSql(lines, { asOf: sql<string>`p.day`, accounts: (id) => sql<boolean>`${id} = p.account_id` }, rules)}) s),
  every as (
    select p.account_id, p.day, l.product_id, j.stage
    from probe p join (select distinct account_id, product_id from judged) l on l.account_id = p.account_id
    left join judged j on j.account_id = p.account_id and j.day = p.day and j.product_id is not distinct from l.product_id),
  turned as (
    select e.*, e.stage is distinct from lag(e.stage) over (partition by e.account_id, e.product_id order by e.day) as turns from every e),
  spells as (
    select t.account_id, t.product_id, t.stage, t.day as from_on,
      lead(t.day) over (partition by t.account_id, t.product_id order by t.day) as until_on
    from turned t where t.turns)
  select account_id, product_id, stage, from_on, until_on from spells where stage is not null`;
