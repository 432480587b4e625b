import type { BacktestOutcome, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { judgeSql } from '../../policy/judge.sql.ts';
import { type OutcomeWindow, outcomeCtes } from '../facts/index.ts';
import { expects, metricsOfSignal, signalSql, valueSql } from './backtest-signals.ts';

/** What is judged by. */
export type Subject = { policy: TierPolicy } | { metric: string };

export interface PointInit {
  subject: Subject;
  /** Figures to judge by too. */
  signals: readonly string[];
  catalog: Catalog;
  outcome: BacktestOutcome;
  window: OutcomeWindow;
  scope: Scope;
}
/** Accounts with one score, by the subject ('asked', by level too) or by a signal. */
export interface PointRow {
  signal: string;
  level: string | null;
  score: number | null;
  accounts: number;
  positives: number;
  amount: string;
  failed: string | null;
}
export const ASKED = 'asked';
const AMOUNT = 'orders.amount_12m';

/** A policy orders accounts by level and, within one, by score: where levels are thresholds alone, that is the order of scores. */
function policyScore({ levels }: TierPolicy, outcome: BacktestOutcome): Sql {
  const byScore = levels.every((level) => level.when === undefined);
  const place = byScore ? sql`judged.score` : sql`dense_rank() over (order by judged.level_rank desc nulls first, judged.score)::numeric`;
  return expects(outcome, null) === 'higher' ? place : sql`-${place}`;
}

interface Read extends Omit<PointInit, 'signals' | 'scope'> {
  also: readonly string[];
}
/** Facts and judgement of the whole base by what was known on the day, since ranks are relative to it; `asked` by account; whom the outcome concerns. */
function pointCtes({ subject, catalog, outcome, window, also }: Read): Sql {
  const at = wholeBaseOn(window.asOf, window.asOf);
  const isPolicy = 'policy' in subject;
  const { ctes } = isPolicy
    ? judgeSql({ policy: subject.policy, catalog, at, scheduledBefore: null, also, anyStatus: true })
    : factsSql(catalog, [...metricsOfSignal(subject.metric), ...also], at, true);
  const asked = isPolicy
    ? sql`select account_id, level, ${policyScore(subject.policy, outcome)} as score, failed from judged`
    : sql`select account_id, null::text as level, ${signalSql(subject.metric, outcome)} as score, null::text as failed from facts`;
  return sql`with ${sql.join([...ctes, ...outcomeCtes(outcome, window), sql`asked as materialized (${asked})`], sql`, `)}`;
}

/** One point as one statement: of whom the outcome concerns and the caller meets, the accounts with each score. */
export async function pointRows(db: Db, { signals, scope, ...init }: PointInit): Promise<PointRow[]> {
  const beside = signals.map((id) => sql`, (${id}::text, null::text, ${signalSql(id, init.outcome)}, null::text)`);
  const found = await sql<PointRow>`${pointCtes({ ...init, also: [...signals.flatMap(metricsOfSignal), AMOUNT] })}
    select s.signal, s.level, s.score::double precision as score, count(*)::int as accounts, (count(*) filter (where c.positive))::int as positives,
      coalesce(sum(facts.${sql.id(AMOUNT)}), 0) as amount, min(s.failed) as failed
    from cohort c join facts on facts.account_id = c.account_id left join asked on asked.account_id = c.account_id
      cross join lateral (values (${ASKED}::text, asked.level, asked.score, asked.failed)${sql.join(beside, sql``)}) s(signal, level, score, failed)
    where ${accountInScope(scope, sql`c.account_id`)}
    group by 1, 2, 3`.execute(db);
  return found.rows;
}

/** An account at a point: figures in the order of the signals asked for, null where there are none. */
export interface AccountRow {
  account: string;
  /** Null: not concerned, or not met by the caller; it stands in ranks alone. */
  happened: boolean | null;
  level: string | null;
  score: number | null;
  values: readonly (number | null)[];
}

/** One point account by account; `whole`: those too whom the outcome does not concern. */
export async function accountRows(db: Db, { signals, scope, whole, ...init }: PointInit & { whole: boolean }): Promise<AccountRow[]> {
  const values = signals.map((id) => sql`${valueSql(id)}::double precision`);
  const found = await sql<AccountRow>`${pointCtes({ ...init, also: signals.flatMap(metricsOfSignal) })}
    select facts.account_id as account, c.positive as happened, asked.level, asked.score::double precision as score,
      array[${sql.join(values)}]::double precision[] as values
    from facts ${whole ? sql`left` : sql``} join cohort c on c.account_id = facts.account_id and ${accountInScope(scope, sql`c.account_id`)}
      left join asked on asked.account_id = facts.account_id
    order by facts.account_id`.execute(db);
  return found.rows;
}
