import type { Risk } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { openRisk } from '../../policy/risks.sql.ts';
import { openOn } from '../../policy/status-on.sql.ts';

export interface RiskFilter {
  /** What customers were worth on a past day (account_id, arr); absent: what they are worth now. */
  worth?: Sql | undefined;
  scope: Scope;
  asOf: string;
  accountId?: string | undefined;
  id?: string | undefined;
  state?: Risk['state'] | undefined;
  kind?: Risk['kind'] | undefined;
  ownerId?: string | null | undefined;
  overdue?: boolean | undefined;
}
type RiskRow = Risk & { place: string[] };

/** The register as of a day: what was raised by then, and open unless it had ended. */
function matching({ worth, scope, asOf, accountId, id, state, kind, ownerId, overdue }: RiskFilter): Sql {
  const day = sql`${asOf}::date`;
  const open = openRisk(sql`r`, day);
  const tests = [
    sql`r.raised_on <= ${day}`,
    openOn(day),
    inScope(scope, 'a'),
    ...(accountId ? [sql`r.account_id = ${accountId}::uuid`] : []),
    ...(id ? [sql`r.id = ${id}::uuid`] : []),
    ...(state === 'open' ? [open] : state ? [sql`(r.state = ${state} and not ${open})`] : []),
    ...(kind ? [sql`r.kind = ${kind}`] : []),
    ...(ownerId === undefined ? [] : [sql`r.owner_id = ${ownerId}::uuid`]),
    ...(overdue ? [sql`(${open} and r.due_on < ${day})`] : []),
  ];
  return sql`select r.*, a.name as account_name, coalesce(s.arr, 0) as at_stake, ${open} as open,
      case when ${open} then 'open' else r.state end as shown_state
    from risk r join account a on a.id = r.account_id left join ${worth ?? sql`account_state`} s on s.account_id = r.account_id
    where ${sql.join(tests, sql` and `)}`;
}

/** One page, what is most at stake first; who does not see amounts gets the youngest first, for the order would tell them. */
export async function listRisks(
  db: Db,
  filter: RiskFilter,
  { byStake, after, limit }: { byStake: boolean; after: string[] | null; limit: number },
): Promise<RiskRow[]> {
  const key = byStake ? sql`(-m.at_stake, m.raised_on, m.id)` : sql`(0::numeric, m.raised_on, m.id)`;
  const stake = byStake ? sql`-m.at_stake` : sql`0::numeric`;
  const day = sql`${filter.asOf}::date`;
  const found = await sql<RiskRow>`
    select m.id, m.account_id as "accountId", m.account_name as "accountName", m.kind, m.title, m.rule as "ruleId", m.holds, m.raised_on as "raisedOn",
      b.name as "raisedByName", m.owner_id as "ownerId", o.name as "ownerName", m.plan, m.due_on as "dueOn", m.shown_state as state,
      case when not m.open then m.result end as result, case when m.ended_on <= ${day} then m.ended_on end as "endedOn",
      trim_scale(m.at_stake)::text as "atStake", m.revision, array[(${stake})::text, m.raised_on::text, m.id::text] as place
    from (${matching(filter)}) m left join app_user b on b.id = m.raised_by left join app_user o on o.id = m.owner_id
    where ${after ? sql`${key} > (${after[0]}::numeric, ${after[1]}::date, ${after[2]}::uuid)` : sql`true`}
    order by ${stake}, m.raised_on, m.id limit ${limit + 1}`.execute(db);
  return found.rows;
}

export interface RiskFigures {
  risks: number;
  accounts: number;
  overdue: number;
  atStake: string;
}
export async function riskFigures(db: Db, filter: RiskFilter): Promise<RiskFigures> {
  const found = await sql<RiskFigures>`
    with m as materialized (${matching(filter)})
    select count(*)::int as risks, count(distinct account_id)::int as accounts,
      count(*) filter (where open and due_on < ${filter.asOf}::date)::int as overdue,
      (select trim_scale(coalesce(sum(at_stake), 0))::text from (select distinct account_id, at_stake from m) one) as "atStake" from m`.execute(
    db,
  );
  return found.rows[0]!;
}
