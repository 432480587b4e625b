import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { type Catalog, someAccountsOn, wholeBaseOn } from './catalog.ts';
import { type Judge, judgeSql } from './judge.sql.ts';
import { measuredCte, measuredMetrics, SORT_KEYS, SORT_VALUES, sortKeysDiffer } from './measure.sql.ts';
import type { RunDays, StoredPolicy } from './policies.sql.ts';
import type { FrozenNumbers } from './relative.ts';
import { changedCtes, writtenCtes } from './results.sql.ts';
import { turnsIn } from './settle-levels.sql.ts';

export interface RunInit {
  runId: string;
  stored: StoredPolicy;
  catalog: Catalog;
  asOf: string;
  days: RunDays;
  /** Write account_metric and the amounts of account_state too: the first policy of an evaluation does. */
  refresh: boolean;
  today: string;
  /** Levels in force stay until a person confirms those judged. */
  proposes: boolean;
}
export interface RunCounts {
  accounts: number;
  changed: number;
  moved: number;
  failed: string | null;
  frozen: unknown;
}

/** A few accounts, judged by numbers of the base that were kept. */
export interface Part {
  accounts: readonly string[];
  frozen: FrozenNumbers;
}

/** What an evaluation judges, and a simulation like it. */
export function judgeOf(
  { stored, catalog, asOf, days, refresh }: Pick<RunInit, 'stored' | 'catalog' | 'asOf' | 'days' | 'refresh'>,
  more: readonly string[] = [],
  part?: Part,
): Judge {
  const also = refresh ? [...measuredMetrics(catalog), ...more] : more;
  const at = part ? { at: someAccountsOn(part.accounts, asOf), frozen: part.frozen } : { at: wholeBaseOn(asOf) };
  return judgeSql({ policy: stored.policy, catalog, ...at, scheduledBefore: days.scheduledBefore, also });
}

/**
 * What lists show of an account. A frozen account keeps its level while its amounts go on; other policies than the main one move no level.
 * The levels that people gave or confirmed since the day are shown by settleLevels.
 */
function stateCte({ stored, asOf, today, days }: RunInit): Sql {
  const byHand = sql`s.account_id in (${turnsIn(sql`${stored.id}::text`, sql`${asOf}::date`, sql`${today}::date`)})`;
  const judgedHere = days.byHand ? sql`j.account_id is not null and not ${byHand}` : sql`j.account_id is not null`;
  const kept = (column: string, judged: Sql) => sql`case when ${judgedHere} then ${judged} else ${sql.ref(`s.${column}`)} end`;
  const sets = stored.main
    ? sql`, tier = ${kept('tier', sql`j.level`)}, tier_rank = ${kept('tier_rank', sql`j.level_rank`)}, tier_score = ${kept('tier_score', sql`j.score`)},
      tier_since = case when ${judgedHere} and s.tier is distinct from j.level then ${asOf}::date else s.tier_since end`
    : sql``;
  const moved = stored.main
    ? sql`or (${judgedHere} and (s.tier, s.tier_rank, s.tier_score) is distinct from (j.level, j.level_rank, j.score))`
    : sql``;
  return sql`shown as (
    update account_state s set (${SORT_KEYS}) = row(${SORT_VALUES}), as_of = ${asOf}::date${sets}
    from facts f left join settled j on j.account_id = f.account_id
    where s.account_id = f.account_id and (${sortKeysDiffer} ${moved}))`;
}

const counts = (frozen: Sql, changed: Sql, moved: Sql): Sql => sql`
  select (select count(*) from judged) as accounts, (select min(failed) from judged) as failed,
    ${changed} as changed, ${moved} as moved, ${frozen} as frozen`;

/** The whole evaluation of one policy as one statement. */
export function runSql(init: RunInit): Sql<RunCounts> {
  const { ctes, frozen } = judgeOf(init);
  const all = [...ctes, ...changedCtes(init), ...writtenCtes(init)];
  if (init.refresh) all.push(stateCte(init), measuredCte(init.catalog, init.asOf));
  return sql<RunCounts>`with ${sql.join(all, sql`, `)}
    ${counts(frozen, sql`(select count(*) from written)`, sql`(select count(*) from moved)`)}`;
}

/** The same judgement, writing nothing: how many results would differ from those in force on the day. */
export function previewSql(init: RunInit): Sql<RunCounts> {
  const { ctes, frozen } = judgeOf({ ...init, refresh: false });
  return sql<RunCounts>`with ${sql.join([...ctes, ...changedCtes({ ...init, days: { ...init.days, again: false } })], sql`, `)} ${counts(frozen, sql`(select count(*) from changed)`, sql`0`)}`;
}

export async function execute(db: Db, statement: Sql<RunCounts>): Promise<RunCounts> {
  const row = (await statement.execute(db)).rows[0];
  if (!row) throw new Error('an evaluation answers one row');
  return row;
}
