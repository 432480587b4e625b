import { PERIODS, TIMES_A_YEAR } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { benefitVersions, levelsOn } from '../../policy/benefits.sql.ts';
import type { At } from '../../policy/catalog.ts';
import { funnelSql } from '../../policy/funnel.sql.ts';
import type { LineSource } from '../../policy/line-source.ts';
import type { StageRules } from '../../policy/stages.sql.ts';

export interface StandBy {
  at: At;
  lines: LineSource;
  rules: StageRules;
}
export interface EntitledBy extends StandBy {
  /** Classes of service, the best first. */
  classes: readonly string[];
}
/** By which rules something is granted; two sets of them stand in one statement by their names. */
export interface GrantRules {
  named: '' | '_before' | '_after';
  versions: Sql;
  classes: readonly string[];
}

const levelAt = (day: Sql): Sql => sql`(select s.level from (${levelsOn(day, (id) => sql<boolean>`${id} = t.account_id`)}) s)`;
/** The version of the policy on a day; before its first that one: a promise is read by the rules that came first. */
const versionAt = (versions: Sql, day: Sql): Sql => sql`(select v.version from ${versions} v order by v.in_force_from <= ${day} desc,
  case when v.in_force_from <= ${day} then v.place end desc, v.place limit 1)`;
const timesAYear = sql`case c.terms ->> 'per' ${sql.join(
  PERIODS.map((period) => sql`when ${period} then ${sql.lit(TIMES_A_YEAR[period])}::int`),
  sql` `,
)} end`;
/** What makes one grant of a benefit more than another: a higher limit, more of it in a year, a better class. */
const size = (
  classes: readonly string[],
): Sql => sql`coalesce((c.terms ->> 'limit')::numeric, (c.terms ->> 'quantity')::numeric * (${timesAYear}),
  - array_position(${classes}::text[], c.terms ->> 'class'), 0)`;

/** Where accounts stand on a day, as common table expressions: levels, funnel, and the running terms with the level of their signing. */
export const standCtes = ({ at, lines, rules }: StandBy): Sql[] => [
  sql`levels as materialized (${levelsOn(at.asOf, at.accounts)})`,
  sql`funnel as materialized (${funnelSql(lines, at, rules)})`,
  sql`promised as materialized (
      select t.account_id, coalesce(${levelAt(sql`t.signed_on`)}, ${levelAt(sql`t.starts_on`)}) as level, t.number, t.starts_on, t.ends_on, t.signed_on
      from (${lines.terms(at)}) t where t.starts_on <= ${at.asOf} and t.ends_on >= ${at.asOf})`,
];

/** What rules grant to accounts that stand somewhere: one row of `entitled` for each account and benefit. */
export function grantCtes({ asOf }: At, { named, versions, classes }: GrantRules): Sql[] {
  const [all, cells, held, entitled] = ['versions', 'cells', 'held', 'entitled'].map((name) => sql.id(`${name}${named}`)) as [
    Sql,
    Sql,
    Sql,
    Sql,
  ];
  return [
    sql`${all} as materialized (select v.*, row_number() over (order by v.in_force_from, v.published_at nulls first, v.version) as place
      from (${versions}) v)`,
    sql`${cells} as materialized (
      select v.version, m.value ->> 'level' as level, m.value ->> 'stage' as stage, t.value as terms, b.value as benefit, b.value ->> 'id' as benefit_id
      from ${all} v cross join jsonb_array_elements(v.document -> 'matrix') m cross join jsonb_array_elements(m.value -> 'benefits') t
      join lateral (select b.value from jsonb_array_elements(v.document -> 'benefits') b where b.value ->> 'id' = t.value ->> 'benefit') b on true)`,
    sql`${held} as materialized (
      select l.account_id, l.level, null::text as number, null::date as starts_on, null::date as ends_on, ${versionAt(all, asOf)} as version
      from levels l where l.level is not null
      union all
      select p.account_id, p.level, p.number, p.starts_on, p.ends_on, ${versionAt(all, sql`p.signed_on`)} from promised p)`,
    sql`${entitled} as materialized (
      select distinct on (h.account_id, c.benefit_id) h.account_id, h.level, h.number, h.starts_on, h.ends_on, c.benefit_id, c.benefit, c.terms,
        f.funnel
      from ${held} h join funnel f on f.account_id = h.account_id
      join ${cells} c on c.version = h.version and c.level = h.level and c.stage = f.funnel
      -- Without a policy on the day nothing is granted, whatever came later.
      where exists (select from ${all} v where v.in_force_from <= ${asOf})
      order by h.account_id, c.benefit_id, ${size(classes)} desc, h.ends_on desc nulls first, h.number, h.level)`,
  ];
}

/**
 * What accounts are entitled to on a day, as common table expressions. The level in force grants at once; a running term keeps what the
 * level of its signing granted, until it ends. Of several grants the largest counts, and of equals the level's own. One statement for one
 * account or the whole base.
 */
export const entitledCtes = ({ classes, ...by }: EntitledBy): Sql[] => [
  ...standCtes(by),
  ...grantCtes(by.at, { named: '', versions: benefitVersions(), classes }),
];
