import {
  type HealthForm,
  type HealthMeasure,
  type HealthPolicy,
  healthForms,
  measuresOf,
  testsOf,
  type WeighedMeasure,
} from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { conditionSql, type Resolve } from './condition.sql.ts';
import { bandSql, number } from './items.ts';

const metricsIn = (when: HealthMeasure['when']): string[] => (when ? testsOf(when).map(({ metric }) => metric) : []);

/** Everything that a health policy reads. */
export const metricsOfHealth = (policy: HealthPolicy): string[] => [
  ...new Set([
    ...healthForms(policy).flatMap((form) => measuresOf(form).flatMap(({ measure }) => [measure.metric, ...metricsIn(measure.when)])),
    ...policy.variants.flatMap(({ when }) => metricsIn(when)),
    ...[...policy.caps, ...policy.risks].flatMap(({ when }) => metricsIn(when)),
  ]),
];

/** The figure of a measure, yes as 1 and no as 0; null without facts, and where the measure does not apply. */
function figureSql({ metric, when }: HealthMeasure, resolve: Resolve): Sql {
  const { expression, kind } = resolve(metric);
  const figure = kind === 'boolean' ? sql`(${expression})::int` : expression;
  const applies = when ? sql`case when ${conditionSql(when, resolve)} then ${figure} end` : figure;
  return sql`(${applies})::numeric(20,6)`;
}

/** What a figure is worth, from 0 to 100. */
function markSql({ normalise }: HealthMeasure, figure: Sql): Sql {
  const mark = (): Sql => {
    if (normalise.method === 'bands') return bandSql(figure, normalise.bands);
    if (normalise.method === 'yes_no') return sql`case when ${figure} = 1 then ${number(normalise.yes)} else ${number(normalise.no)} end`;
    const [min, max] = [number(normalise.min), number(normalise.max)];
    const within = sql`least(greatest(${figure}, ${min}), ${max})`;
    return sql`100 * (${normalise.better === 'high' ? sql`${within} - ${min}` : sql`${max} - ${within}`}) / (${max} - ${min})`;
  };
  return sql`case when ${figure} is not null then round(${mark()}, 2) end::numeric(5,2)`;
}

const column = (name: string, place: number): Sql => sql.id(`${name}${place}`);
const listed = (name: string, count: number): Sql => sql.join(Array.from({ length: count }, (_, place) => column(name, place)));
const sumOf = (terms: readonly Sql[]): Sql => (terms.length ? sql.join(terms, sql` + `) : sql`0`);

/**
 * One way of judging over the rows of `varied` that it takes. A measure's points are its weighted mark's share of the score, rounded on the
 * running sum: they add up to the score to the last digit, and a score of like marks is that mark.
 */
export function formCtes(form: HealthForm, place: number, resolve: Resolve): Sql[] {
  const measures = measuresOf(form);
  const weighed = ({ weight }: WeighedMeasure, at: number): Sql => sql`${number(weight)} * coalesce(${column('mark', at)}, 0)`;
  const present = measures.map(({ weight }, at) => sql`case when ${column('mark', at)} is null then 0 else ${number(weight)} end`);
  const upTo = measures.map((_, at) => sql`, ${sumOf(measures.slice(0, at + 1).map(weighed))} as ${column('sum', at)}`);
  const share = (at: number): Sql => (at < 0 ? sql`0` : sql`round(${column('sum', at)} / nullif(present, 0), 2)`);
  const points = measures.map((_, at) => sql`case when ${column('mark', at)} is not null then ${share(at)} - ${share(at - 1)} end`);
  const named = (step: string): Sql => sql.id(`${step}_${place}`);
  return [
    // Materialised step by step, because PostgreSQL would write each expression out anew wherever it is read.
    sql`${named('figured')} as materialized (select facts.account_id, facts.cap_most, facts.cap_id${sql.join(
      measures.map(({ measure }, at) => sql`, ${figureSql(measure, resolve)} as ${column('figure', at)}`),
      sql``,
    )} from varied facts where facts.form = ${sql.lit(place)})`,
    sql`${named('marked')} as materialized (select *${sql.join(
      measures.map(({ measure }, at) => sql`, ${markSql(measure, column('figure', at))} as ${column('mark', at)}`),
      sql``,
    )} from ${named('figured')})`,
    sql`${named('summed')} as materialized (select *, ${sumOf(present)} as present${sql.join(upTo, sql``)} from ${named('marked')})`,
    sql`${named('scored')} as (select account_id, cap_most, cap_id, ${form.id}::text as variant, ${number(form.coverage)} as least_coverage, present,
      ${share(measures.length - 1)}::numeric(5,2) as sum, array[${sql.join(points)}]::numeric(5,2)[] as points,
      array[${listed('mark', measures.length)}]::numeric(5,2)[] as marks, array[${listed('figure', measures.length)}]::numeric(20,6)[] as figures
      from ${named('summed')})`,
  ];
}
