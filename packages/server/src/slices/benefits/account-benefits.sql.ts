import type { Benefit, BenefitTerms } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { type EntitledBy, entitledCtes } from './entitled.sql.ts';

export interface EntitledRow {
  benefit: Benefit;
  terms: BenefitTerms;
  level: string;
  number: string | null;
  startsOn: string | null;
  endsOn: string | null;
  from: string;
  until: string;
  used: string;
  waiting: string;
  told: { id: string; on: string; contactName: string | null; by: string | null } | null;
}
export interface Standing {
  level: string | null;
  stage: string;
  /** Since the year began. */
  usedCost: string;
  rows: EntitledRow[];
}

/** Uses that count: those on record, and what was asked for once it is approved; not what was taken back. */
export const COUNTS = sql`u.state in ('used', 'approved') and u.taken_back_on is null`;
const WAITS = sql`u.state = 'requested' and u.taken_back_on is null`;
/** Of a use `u` or a notice `n`: nobody had taken it back by the day. */
const stood = (row: 'u' | 'n', day: Sql): Sql => sql`coalesce(${sql.ref(`${row}.taken_back_on`)} > ${day}, true)`;
const countedBy = (day: Sql): Sql => sql`((u.state = 'used' or u.state = 'approved' and u.decided_on <= ${day}) and ${stood('u', day)})`;
const waitedOn = (day: Sql): Sql => sql`((u.state = 'requested' or u.decided_on > ${day}) and ${stood('u', day)})`;
const amount = (value: Sql): Sql => sql`trim_scale(coalesce(${value}, 0))::text`;

/** Entitlements with the calendar period that a day is in: from_on, until_on. */
export const withPeriod = (entitled: Sql, day: Sql): Sql => {
  const period = sql`coalesce(e.terms ->> 'per', 'year')`;
  return sql`select e.*, p.from_on, (p.from_on + case ${period} when 'month' then interval '1 month' when 'quarter' then interval '3 months' else interval '1 year' end - interval '1 day')::date as until_on
      from ${entitled} e cross join lateral (select date_trunc(${period}, ${day}::timestamp)::date as from_on) p`;
};
const summed = (state: Sql, until: Sql): Sql => sql`(select ${amount(sql`sum(u.quantity)`)} from benefit_use u
    where u.account_id = e.account_id and u.benefit = e.benefit_id and u.offer_id is null and ${state} and u.happened_on >= e.from_on
    and u.happened_on <= ${until})`;
/** What is used of it in its whole period, that after the day too. */
export const usedInPeriod: Sql = summed(COUNTS, sql`e.until_on`);
/** What was used of an entitlement `e` in its period, by the day. */
export const usedBy = (day: Sql): Sql => summed(countedBy(day), day);

/** Of one account: where it stands, what it is entitled to, and what came of that up to the day; `whole`: to the end of each period. */
export async function accountStanding(db: Db, accountId: string, by: EntitledBy, whole: boolean): Promise<Standing> {
  const day = by.at.asOf;
  const until = whole ? sql`e.until_on` : day;
  const found = await sql<Standing>`
    with ${sql.join(entitledCtes(by), sql`, `)},
    periods as (${withPeriod(sql`entitled`, day)}),
    told as (select distinct on (n.benefit) n.benefit,
        jsonb_build_object('id', n.id, 'on', n.happened_on, 'contactName', c.name, 'by', w.name) as told
      from benefit_notice n left join contact c on c.account_id = n.account_id and c.id = n.contact_id left join app_user w on w.id = n.told_by
      where n.account_id = ${accountId}::uuid and n.happened_on <= ${day} and ${stood('n', day)} order by n.benefit, n.happened_on desc, n.id desc)
    select (select level from levels) as level, (select funnel from funnel) as stage,
      (select ${amount(sql`sum(u.quantity * u.unit_cost)`)} from benefit_use u where u.account_id = ${accountId}::uuid and ${countedBy(day)}
        and u.happened_on between date_trunc('year', ${day}::timestamp)::date and ${day}) as "usedCost",
      (select coalesce(jsonb_agg(jsonb_build_object('benefit', e.benefit, 'terms', e.terms, 'level', e.level, 'number', e.number, 'startsOn', e.starts_on,
          'endsOn', e.ends_on, 'from', e.from_on, 'until', e.until_on, 'used', ${summed(whole ? COUNTS : countedBy(day), until)}, 'waiting', ${summed(whole ? WAITS : waitedOn(day), until)},
          'told', t.told) order by e.benefit_id), '[]')
        from periods e left join told t on t.benefit = e.benefit_id) as rows`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('a standing answers one row');
  return row;
}
