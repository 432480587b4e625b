import type { BacktestOutcome, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { healthSql } from '../../policy/health-judge.sql.ts';
import { judgeSql } from '../../policy/judge.sql.ts';
import { type OutcomeWindow, outcomeCtes } from '../facts/index.ts';
import { expects, metricsOfSignal, signalSql, valueSql } from './backtest-signals.ts';
import { type Dimension, dimensionsOf } from './health-dimensions.ts';
import { hasScores, kindOf, type Subject } from './subject.ts';

export interface PointInit {
  subject: Subject;
  /** Figures to judge by too. */
  signals: readonly string[];
  catalog: Catalog;
  outcome: BacktestOutcome;
  window: OutcomeWindow;
  scope: Scope;
}
/** Accounts with one score, by the subject ('asked', by level too), by a signal or by a dimension of health. */
export interface PointRow {
  signal: string;
  level: string | null;
  score: number | null;
  accounts: number;
  positives: number;
  amount: string;
  /** Of it, that of those to whom it happened. */
  amountHappened: string;
  failed: string | null;
  /** Who they are, where points are compared with each other: those to whom it happened, and the others. */
  yes: string[] | null;
  no: string[] | null;
}
export const ASKED = 'asked';
/** What accounts carry: by health what they pay again and again, else what they ordered. */
const amountOf = (subject: Subject): string => (kindOf(subject) === 'health' ? 'contracts.arr' : 'orders.amount_12m');
const turned = (value: Sql, outcome: BacktestOutcome): Sql => (expects(outcome, null) === 'higher' ? value : sql`-${value}`);

/** A policy orders accounts by level and, within one, by score: where levels are thresholds alone, that is the order of scores. */
const policyScore = (policy: TierPolicy, outcome: BacktestOutcome): Sql =>
  turned(
    hasScores({ policy }) ? sql`judged.score` : sql`dense_rank() over (order by judged.level_rank desc nulls first, judged.score)::numeric`,
    outcome,
  );

interface Read extends Omit<PointInit, 'signals' | 'scope'> {
  also: readonly string[];
  /** Figures of whom the outcome concerns alone, who may be few of the base: sources that rank read the base for themselves. */
  ofCohort?: boolean;
}
/** Whom the outcome concerns, as a condition inside the fragments. */
const inCohort = (accountId: Sql): Sql<boolean> => sql<boolean>`${accountId} in (select account_id from cohort)`;
/** `asked`: of each account level and score, and by health which way judged it and its marks. */
function judgement({ subject, catalog, outcome, window, also, ofCohort = false }: Read): { ctes: readonly Sql[]; asked: Sql } {
  const at = wholeBaseOn(window.asOf, window.asOf);
  if ('policy' in subject)
    return {
      ctes: judgeSql({ policy: subject.policy, catalog, at, scheduledBefore: null, also, anyStatus: true }).ctes,
      asked: sql`select account_id, level, ${policyScore(subject.policy, outcome)} as score, failed from judged`,
    };
  if ('health' in subject)
    return {
      ctes: healthSql({ policy: subject.health, catalog, at, whole: true, anyStatus: true, also }),
      asked: sql`select account_id, colour as level, ${turned(sql`judged.score`, outcome)} as score, null::text as failed, variant, marks from judged`,
    };
  return {
    ctes: factsSql(catalog, [...metricsOfSignal(subject.metric), ...also], ofCohort ? { ...at, accounts: inCohort } : at, !ofCohort).ctes,
    asked: sql`select account_id, null::text as level, ${signalSql(subject.metric, outcome)} as score, null::text as failed from facts`,
  };
}
/** Facts and judgement of the whole base by what was known on the day, since ranks are relative to it; `asked` by account; whom the outcome concerns. */
function pointCtes(init: Read): Sql {
  const { ctes, asked } = judgement(init);
  return sql`with ${sql.join([...outcomeCtes(init.outcome, init.window), ...ctes, sql`asked as materialized (${asked})`], sql`, `)}`;
}
const dimensionsIn = (subject: Subject): Dimension[] => ('health' in subject ? dimensionsOf(subject.health) : []);

/** One point as one statement: of whom the outcome concerns and the caller meets, the accounts with each score. */
export async function pointRows(db: Db, { signals, scope, ...init }: PointInit): Promise<PointRow[]> {
  const { subject, outcome } = init;
  const amount = amountOf(subject);
  const beside = [
    ...signals.map((id) => sql`, (${id}::text, null::text, ${signalSql(id, outcome)}, null::text, false)`),
    ...dimensionsIn(subject).map(
      ({ id, value }) => sql`, (${id}::text, null::text, ${turned(sql`(${value})`, outcome)}, null::text, true)`,
    ),
  ];
  const found = await sql<PointRow>`${pointCtes({ ...init, also: [...signals.flatMap(metricsOfSignal), amount] })}
    select s.signal, s.level, s.score::double precision as score, count(*)::int as accounts, (count(*) filter (where c.positive))::int as positives,
      coalesce(sum(facts.${sql.id(amount)}), 0) as amount, coalesce(sum(facts.${sql.id(amount)}) filter (where c.positive), 0) as "amountHappened",
      min(s.failed) as failed,
      array_agg(c.account_id::text) filter (where s.kept and c.positive) as yes,
      array_agg(c.account_id::text) filter (where s.kept and not c.positive) as no
    from cohort c join facts on facts.account_id = c.account_id left join asked on asked.account_id = c.account_id
      cross join lateral (values (${ASKED}::text, asked.level, asked.score, asked.failed, ${kindOf(subject) !== 'metric'}::boolean)${sql.join(beside, sql``)})
        s(signal, level, score, failed, kept)
    where ${accountInScope(scope, sql`c.account_id`)}
    group by 1, 2, 3`.execute(db);
  return found.rows;
}

/** An account at a point: figures in the order of the signals asked for and, of health, of its dimensions; null where there are none. */
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
  const figures = [...signals.map(valueSql), ...dimensionsIn(init.subject).map(({ value }) => value)];
  const values = figures.map((value) => sql`(${value})::double precision`);
  const ofCohort = !whole && 'metric' in init.subject;
  const found = await sql<AccountRow>`${pointCtes({ ...init, ofCohort, also: signals.flatMap(metricsOfSignal) })}
    select facts.account_id as account, c.positive as happened, asked.level, asked.score::double precision as score,
      array[${sql.join(values)}]::double precision[] as values
    from facts ${whole ? sql`left` : sql``} join cohort c on c.account_id = facts.account_id and ${accountInScope(scope, sql`c.account_id`)}
      left join asked on asked.account_id = facts.account_id
    order by facts.account_id`.execute(db);
  return found.rows;
}
