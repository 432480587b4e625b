import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { wholeBaseOn } from './catalog.ts';
import { accountStages, holdsOn, LINE, type StoredLines } from './lifecycles.sql.ts';
import type { LineSource, LineTerm } from './line-source.ts';
import { spellsSql } from './stage-spells.sql.ts';
import { stagesSql } from './stages.sql.ts';
import { formerStatuses, STATUS_ON } from './status-on.sql.ts';

export interface LifecycleInit {
  runId: string;
  stored: StoredLines;
  lines: LineSource;
  asOf: string;
}
export interface LifecycleCounts {
  /** Accounts that have a line. */
  accounts: number;
  /** Of them and of those that had one, how many have another stage in a line. */
  changed: number;
}

/** Every line's stage on the day (staged), the imprint of each account's terms, days and rules (imprinted), and who has another stage (moved). */
function judged({ stored, lines, asOf }: LifecycleInit): Sql {
  const at = wholeBaseOn(asOf);
  const read: LineSource = { ...lines, terms: () => sql<LineTerm>`select * from term` };
  const salt = `${stored.id} ${stored.rules.graceDays} ${stored.rules.undelivered}`;
  return sql`term as materialized (${lines.terms(at)}),
    staged as materialized (select s.account_id, coalesce(s.product_id, ${LINE}) as line, s.stage from (${stagesSql(read, at, stored.rules)}) s),
    -- Terms called off before they began are none; the days of what there was tell of them.
    dated as (select account_id, sum(hashint8extended(day - date '2000-01-01', 1)) as days from (${lines.days(at, stored.rules.graceDays)}) d group by account_id),
    termed as (select account_id, sum(hashtextextended(t::text, 1)) as terms from term t group by account_id),
    imprinted as materialized (select account_id, hashtextextended(concat_ws(' ', ${salt}::text, d.days, t.terms), 1) as imprint
      from dated d full join termed t using (account_id)),
    held as materialized (select p.account_id, p.line, p.stage from stage_spell p where p.policy_id = ${stored.id} and ${holdsOn(sql`p`, at.asOf)}),
    -- Whose stages stayed on the day what they were.
    frozen as materialized (select a.id as account_id from account a left join (${formerStatuses(at.asOf)}) former on former.account_id = a.id
      where ${STATUS_ON} = 'frozen'),
    moved as materialized (select distinct account_id from staged full join held using (account_id, line)
      where staged.stage is distinct from held.stage and account_id not in (select account_id from frozen))`;
}
const COUNTS = sql`(select count(distinct account_id) from staged) as accounts, (select count(*) from moved) as changed`;

/** What an evaluation of the day would change, writing nothing. */
export async function previewLifecycle(db: Db, init: LifecycleInit): Promise<LifecycleCounts> {
  const found = await sql<LifecycleCounts>`with ${judged(init)} select ${COUNTS}`.execute(db);
  return found.rows[0] ?? { accounts: 0, changed: 0 };
}

/**
 * Judges every line as of the day. Only accounts whose stages, terms or rules differ from those last judged have their course told anew;
 * and with it the spells before, for a fact that came late changes them too.
 */
export async function runLifecycle(db: Db, init: LifecycleInit): Promise<LifecycleCounts> {
  const { stored, lines, asOf, runId } = init;
  const day = sql<string>`${asOf}::date`;
  await sql`drop table if exists stage_due`.execute(db);
  await sql`create temp table stage_due on commit drop as with ${judged(init)}
    select s.account_id, i.imprint, m.account_id is not null as moved, exists (select from staged t where t.account_id = s.account_id) as has_line
    from account_state s left join imprinted i using (account_id) left join moved m using (account_id)
    where (m.account_id is not null or s.stage_imprint is distinct from i.imprint or i.imprint is not null)
      and s.account_id not in (select account_id from frozen)`.execute(db);
  const counts =
    await sql<LifecycleCounts>`select count(*) filter (where has_line) as accounts, count(*) filter (where moved) as changed from stage_due`.execute(
      db,
    );
  await sql`delete from stage_due d using account_state s where s.account_id = d.account_id and not d.moved and s.stage_imprint is not distinct from d.imprint`.execute(
    db,
  );
  await sql`analyze stage_due`.execute(db);
  // Few accounts, each on its days: here the way by the index is the right one.
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(db);
  await sql`with fresh as materialized (
      select f.account_id, coalesce(f.product_id, ${LINE}) as line, f.stage, f.from_on, f.until_on
      from (${spellsSql(lines, sql`select account_id from stage_due`, day, stored.rules)}) f),
    gone as (
      delete from stage_spell p using stage_due d where p.account_id = d.account_id and p.policy_id = ${stored.id}
        and not exists (select from fresh f where f.account_id = p.account_id and f.line = p.line and f.from_on = p.from_on))
    insert into stage_spell (account_id, policy_id, line, stage, from_on, until_on, run_id)
    select account_id, ${stored.id}, line, stage, from_on, until_on, ${runId}::uuid from fresh
    on conflict (account_id, policy_id, line, from_on) do update set stage = excluded.stage, until_on = excluded.until_on, run_id = excluded.run_id
      where (stage_spell.stage, stage_spell.until_on) is distinct from (excluded.stage, excluded.until_on)`.execute(db);
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db);
  await sql`update account_state s set stage = n.stage, stage_since = n.since, stage_imprint = d.imprint, stage_wanted = null, stage_kept = null
    from stage_due d left join (${accountStages(day, () => sql<boolean>`true`)}) n on n.account_id = d.account_id
    where s.account_id = d.account_id`.execute(db);
  return counts.rows[0] ?? { accounts: 0, changed: 0 };
}
