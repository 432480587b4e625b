import { type HealthPolicy, healthForms } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { At, Catalog } from './catalog.ts';
import { conditionSql, type Resolve } from './condition.sql.ts';
import { factsSql } from './facts.sql.ts';
import { formCtes, metricsOfHealth } from './health-points.ts';
import { number } from './items.ts';
import { resolver } from './judge.sql.ts';

export interface HealthJudgeInit {
  policy: HealthPolicy;
  catalog: Catalog;
  at: At;
  /** `at` is the whole base: those alone are judged who are active. */
  whole: boolean;
  /** Those too who are no customers any more, for the past. */
  anyStatus?: boolean;
  /** Metrics to compute beside those of the policy. */
  also?: readonly string[];
}

/** All of the weight, in the unit of the measures' weights. */
const WHOLE = sql`10000`;

/** Which way of judging takes an account: the first whose condition holds, else the last. */
function formSql({ variants }: HealthPolicy, resolve: Resolve): Sql {
  if (!variants.length) return sql`0`;
  const whens = variants.map(({ when }, place) => sql`when ${conditionSql(when, resolve)} then ${sql.lit(place)}`);
  return sql`case ${sql.join(whens, sql` `)} else ${sql.lit(variants.length)} end`;
}

/** The lowest cap that holds, and its id; of two alike the first. */
function capsSql({ caps }: HealthPolicy, resolve: Resolve): { most: Sql; id: Sql } {
  if (!caps.length) return { most: sql`null::numeric`, id: sql`null::text` };
  const lowest = caps.toSorted((one, other) => one.most - other.most);
  const first = (told: (cap: (typeof caps)[number]) => Sql): Sql =>
    sql`case ${sql.join(
      lowest.map((cap) => sql`when ${conditionSql(cap.when, resolve)} then ${told(cap)}`),
      sql` `,
    )} end`;
  return { most: first(({ most }) => number(most)), id: first(({ id }) => sql`${id}::text`) };
}

/**
 * The judgement of a health policy over facts, as common table expressions: `facts`, and `judged` with account_id, variant, score (null when
 * unknown), colour, coverage, cap, and points, marks and figures, one a measure; `risky` has the accounts of each risk's condition.
 */
export function healthSql({ policy, catalog, at, whole, anyStatus = false, also = [] }: HealthJudgeInit): Sql[] {
  const resolve = resolver(catalog, at);
  const forms = healthForms(policy);
  const cap = capsSql(policy, resolve);
  const { ctes } = factsSql(catalog, [...metricsOfHealth(policy), ...also], at, whole);
  const { green, amber } = policy.colours;
  const risks = policy.risks.map(({ id, when }) => sql`(${id}::text, ${conditionSql(when, resolve)})`);
  return [
    ...ctes,
    sql`varied as materialized (select facts.*, ${formSql(policy, resolve)} as form, ${cap.most} as cap_most, ${cap.id} as cap_id
      from facts ${whole && !anyStatus ? sql`where facts.status = 'active'` : sql``})`,
    // Read by who raises risks alone.
    risks.length
      ? sql`risky as (select facts.account_id, r.rule from varied facts cross join lateral (values ${sql.join(risks)}) r(rule, holds) where r.holds)`
      : sql`risky as (select account_id, null::text as rule from varied where false)`,
    ...forms.flatMap((form, place) => formCtes(form, place, resolve)),
    sql`scored as (${sql.join(
      forms.map((_, place) => sql`select * from ${sql.id(`scored_${place}`)}`),
      sql` union all `,
    )})`,
    sql`known as (select s.*, case when present > 0 and present >= least_coverage * ${WHOLE} then least(sum, cap_most)::numeric(5,2) end as score from scored s)`,
    sql`judged as materialized (select account_id, variant, score,
      case when score is null then 'unknown' when score >= ${number(green)} then 'green' when score >= ${number(amber)} then 'amber' else 'red' end as colour,
      round(present / ${WHOLE}, 4)::numeric(5,4) as coverage, case when score < sum then cap_id end as cap, points, marks, figures from known)`,
  ];
}
