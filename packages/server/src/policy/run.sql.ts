import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, type Metric, someAccountsOn, wholeBaseOn } from './catalog.ts';
import { type Judge, judgeSql } from './judge.sql.ts';
import type { RunDays, StoredPolicy } from './policies.sql.ts';
import type { FrozenNumbers } from './relative.ts';
import { storedColumns } from './stored.ts';

export interface RunInit {
  runId: string;
  stored: StoredPolicy;
  catalog: Catalog;
  asOf: string;
  days: RunDays;
  /** Write account_metric and the amounts of account_state too: the first policy of an evaluation does. */
  refresh: boolean;
}
export interface RunCounts {
  accounts: number;
  changed: number;
  moved: number;
  failed: string | null;
  frozen: unknown;
}

/** The sort keys of account_state, and the metrics that fill them; a date that is missing stands last when the nearest comes first. */
const SORTED = ['orders.amount_12m', 'orders.last_on', 'contracts.arr', 'contracts.term_end_on'];
const SORT_KEYS = sql`amount_12m, last_order_on, arr, term_end_on`;
const SORT_VALUES = sql`f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01'), f."contracts.arr", coalesce(f."contracts.term_end_on", '9999-12-31')`;
const storedMetrics = (catalog: Catalog): Metric[] => catalog.all().filter((metric) => metric.stored);

/** A few accounts, judged by numbers of the base that were kept. */
export interface Part {
  accounts: readonly string[];
  frozen: FrozenNumbers;
}

/** What an evaluation judges, and a simulation like it. */
export function judgeOf({ stored, catalog, asOf, days, refresh }: RunInit, more: readonly string[] = [], part?: Part): Judge {
  const also = refresh ? [...storedMetrics(catalog).map((metric) => metric.id), ...SORTED, ...more] : more;
  const at = part ? { at: someAccountsOn(part.accounts, asOf), frozen: part.frozen } : { at: wholeBaseOn(asOf) };
  return judgeSql({ policy: stored.policy, catalog, ...at, scheduledBefore: days.scheduledBefore, also });
}

/** Rows of results up to the day; `before` leaves the day itself out. */
export const latestResults = (init: RunInit, before: boolean, part?: Part): Sql => sql`
  select distinct on (r.account_id) r.account_id, r.version, r.level, r.level_rank, r.score, r.points, r.natural_rank, r.below
  from policy_result r where r.policy_id = ${init.stored.id} and r.as_of ${before ? sql`<` : sql`<=`} ${init.asOf}::date
    and ${part ? sql`r.account_id = any(${part.accounts}::uuid[])` : sql`true`}
  order by r.account_id, r.as_of desc`;

/** Only what differs from the result in force is written; a day judged again is replaced. */
function resultCtes(init: RunInit): Sql[] {
  const { stored, runId, asOf, days } = init;
  const ctes = [
    sql`latest as materialized (${latestResults(init, false)})`,
    days.again ? sql`before as materialized (${latestResults(init, true)})` : sql`before as (select * from latest)`,
    sql`changed as materialized (select j.*, b.account_id is not null as had, b.level as before_level, b.level_rank as before_rank
      from judged j left join latest l on l.account_id = j.account_id left join before b on b.account_id = j.account_id
      where l.account_id is null or (l.level, l.level_rank, l.score, l.points, l.natural_rank, l.below)
        is distinct from (j.level, j.level_rank, j.score, j.points, j.natural_rank, j.below))`,
    sql`written as (
      insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank, score, points, natural_rank, below)
      select account_id, ${stored.id}, ${asOf}::date, ${runId}::uuid, ${stored.version}::int, level, level_rank, score, points, natural_rank, below
      from changed
      on conflict (account_id, policy_id, as_of) do update set run_id = excluded.run_id, version = excluded.version, level = excluded.level,
        level_rank = excluded.level_rank, score = excluded.score, points = excluded.points, natural_rank = excluded.natural_rank,
        below = excluded.below
      returning 1)`,
    sql`moved as (
      insert into policy_transition (account_id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank)
      select account_id, ${stored.id}, ${asOf}::date, ${runId}::uuid, before_level, level, before_rank, level_rank
      from changed where had and before_level is distinct from level
      on conflict (account_id, policy_id, as_of) do update set run_id = excluded.run_id, from_level = excluded.from_level,
        to_level = excluded.to_level, from_rank = excluded.from_rank, to_rank = excluded.to_rank
      returning 1)`,
  ];
  if (days.again)
    ctes.push(sql`unmoved as (delete from policy_transition t using changed c
      where t.account_id = c.account_id and t.policy_id = ${stored.id} and t.as_of = ${asOf}::date and c.before_level is not distinct from c.level)`);
  return ctes;
}

/** What lists show of an account. A frozen account keeps its level while its amounts go on; other policies than the main one move no level. */
function stateCte({ stored, asOf }: RunInit): Sql {
  const kept = (column: string, judged: Sql) => sql`case when j.account_id is null then ${sql.ref(`s.${column}`)} else ${judged} end`;
  const sets = stored.main
    ? sql`, tier = ${kept('tier', sql`j.level`)}, tier_rank = ${kept('tier_rank', sql`j.level_rank`)}, tier_score = ${kept('tier_score', sql`j.score`)},
      tier_since = case when j.account_id is not null and s.tier is distinct from j.level then ${asOf}::date else s.tier_since end`
    : sql``;
  const moved = stored.main
    ? sql`or (j.account_id is not null and (s.tier, s.tier_rank, s.tier_score) is distinct from (j.level, j.level_rank, j.score))`
    : sql``;
  return sql`shown as (
    update account_state s set (${SORT_KEYS}) = row(${SORT_VALUES}), as_of = ${asOf}::date${sets}
    from facts f left join judged j on j.account_id = f.account_id
    where s.account_id = f.account_id and ((s.amount_12m, s.last_order_on, s.arr, s.term_end_on) is distinct from (${SORT_VALUES}) ${moved}))`;
}

/** All metrics that lists, filters and segments read, one column each. */
function metricCte(catalog: Catalog, asOf: string): Sql {
  const stored = storedColumns(storedMetrics(catalog));
  const columns = stored.map(({ column }) => sql.id(column));
  const values = stored.map(({ value }) => value);
  const sets = columns.map((column, index) => sql`${column} = ${values[index]!}`);
  return sql`measured as (
    update account_metric m set as_of = ${asOf}::date, ${sql.join(sets)} from facts f
    where f.account_id = m.account_id and (${sql.join(columns.map((column) => sql`m.${column}`))}) is distinct from (${sql.join(values)}))`;
}

const counts = (frozen: Sql, changed: Sql, moved: Sql): Sql => sql`
  select (select count(*) from judged) as accounts, (select min(failed) from judged) as failed,
    ${changed} as changed, ${moved} as moved, ${frozen} as frozen`;

/** The whole evaluation of one policy as one statement. */
export function runSql(init: RunInit): Sql<RunCounts> {
  const { ctes, frozen } = judgeOf(init);
  const all = [...ctes, ...resultCtes(init)];
  if (init.refresh) all.push(stateCte(init), metricCte(init.catalog, init.asOf));
  return sql<RunCounts>`with ${sql.join(all, sql`, `)}
    ${counts(frozen, sql`(select count(*) from written)`, sql`(select count(*) from moved)`)}`;
}

/** The same judgement, writing nothing: how many results would differ from those in force on the day. */
export function previewSql(init: RunInit): Sql<RunCounts> {
  const { ctes, frozen } = judgeOf({ ...init, refresh: false });
  const [latest, before, changed] = resultCtes({ ...init, days: { ...init.days, again: false } });
  return sql<RunCounts>`with ${sql.join([...ctes, latest!, before!, changed!], sql`, `)} ${counts(frozen, sql`(select count(*) from changed)`, sql`0`)}`;
}

export async function execute(db: Db, statement: Sql<RunCounts>): Promise<RunCounts> {
  const row = (await statement.execute(db)).rows[0];
  if (!row) throw new Error('an evaluation answers one row');
  return row;
}
