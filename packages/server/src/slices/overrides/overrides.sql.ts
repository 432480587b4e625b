import type { Override } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';
import { holdsOn, standingOn } from '../../policy/standing.sql.ts';
import { formerStatuses, STATUS_ON } from '../../policy/status-on.sql.ts';

/** A level to be given: to an account by its code, or by its id. */
export interface Wish {
  line: number;
  code: string;
  accountId: string | null;
  level: string;
  reason: string;
  until: string;
}
export interface Found {
  line: number;
  /** Null where the caller may change no such account. */
  accountId: string | null;
  closed: boolean;
  /** Whether a run has judged it. */
  judged: boolean;
  /** Another row before it names the same account. */
  again: boolean;
}

/** What rows of a list concern, in one look. */
export async function foundAccounts(
  db: Db,
  of: { wishes: readonly Wish[]; policyId: string; scope: Scope; today: string },
): Promise<Found[]> {
  const column = <K extends keyof Wish>(key: K) => of.wishes.map((wish) => wish[key]);
  const found = await sql<Found>`
    select w.line, a.id as "accountId", coalesce(a.status = 'closed', false) as closed, r.judged,
      a.id is not null and row_number() over (partition by a.id order by w.line) > 1 as again
    from unnest(${column('line')}::int[], ${column('code')}::text[], ${column('accountId')}::uuid[]) as w(line, code, id)
      left join account a on case when w.id is null then a.code = w.code else a.id = w.id end and ${inScope(of.scope, 'a')}
      cross join lateral (select exists (select from policy_result r where r.account_id = a.id and r.policy_id = ${of.policyId}
        and r.as_of <= ${of.today}::date) as judged) r
    order by w.line`.execute(db);
  return found.rows;
}

export interface OverrideFilter {
  /** Absent: of any policy. */
  policyId?: string | undefined;
  scope: Scope;
  today: string;
  accountId?: string | undefined;
  id?: string | undefined;
  q?: string | undefined;
  inForce: boolean;
  after: string[] | null;
  limit: number;
}

/** As they stood on the day, the latest first: an end that was still to come is none. */
export async function selectOverrides(db: Db, of: OverrideFilter): Promise<Override[]> {
  const day = sql`${of.today}::date`;
  const when = (asked: unknown, predicate: Sql<boolean>) =>
    asked === undefined || asked === null || asked === false ? sql`true` : predicate;
  const pattern = `%${escapeLike(of.q ?? '')}%`;
  const standing = standingOn(sql`o.policy_id`, day, (id) => sql<boolean>`${id} = o.account_id`);
  const former = formerStatuses(day, (id) => sql<boolean>`${id} = o.account_id`);
  const found = await sql<Override>`
    select o.id, o.account_id as "accountId", a.code as "accountCode", a.name as "accountName", o.policy_id as "policyId", o.level,
      s.judged as "judgedLevel", ${STATUS_ON} = 'frozen' as frozen, o.reason, o.from_on as "from", o.until_on as until, u.name as "setBy", o.set_at as "setAt",
      case when o.ended_on <= ${day} then o.ended_on end as "endedOn", case when o.ended_on <= ${day} then e.name end as "endedBy",
      case when o.ended_on <= ${day} then o.end_reason end as "endReason", ${holdsOn(sql`o`, day)} as "inForce"
    from tier_override o join account a on a.id = o.account_id
      left join app_user u on u.id = o.set_by left join app_user e on e.id = o.ended_by
      left join lateral (${standing}) s on true
      left join lateral (${former}) former on true
    where o.from_on <= ${day} and ${when(of.policyId, sql<boolean>`o.policy_id = ${of.policyId}`)} and ${accountInScope(of.scope, sql`o.account_id`)}
      and ${when(of.accountId, sql<boolean>`o.account_id = ${of.accountId}::uuid`)} and ${when(of.id, sql<boolean>`o.id = ${of.id}::uuid`)}
      and ${when(of.q, sql<boolean>`(a.name ilike ${pattern} or a.code ilike ${pattern})`)}
      and ${when(of.inForce, holdsOn(sql`o`, day))}
      and ${when(of.after, sql<boolean>`(o.from_on, o.id) < (${of.after?.[0]}::date, ${of.after?.[1]}::uuid)`)}
    order by o.from_on desc, o.id desc limit ${of.limit + 1}`.execute(db);
  return found.rows;
}
