import type { AccountCoverage, CoverageLine, LearningState, StaffCoverage } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { hasProduct } from '../orders/index.ts';
import { offeredOn } from './offered-on.sql.ts';
import { DONE, standing } from './standing.sql.ts';

/** The people c of an account on a day, with the role r.role that they played then. */
const people = (account: Sql, day: Sql): Sql => sql`contact c cross join lateral (
    select case when p.changed then p.value else c.decision_role end as role from (select 1) one left join lateral (
      select x.value, true as changed from contact_past x where x.account_id = c.account_id and x.contact_id = c.id and x.field = 'decision_role'
        and x.until > ${day} order by x.until limit 1) p on true) r
  where c.account_id = ${account} and c.happened_on <= ${day} and (c.left_on is null or c.left_on > ${day})`;

/** What is expected of whom at an account: (contact_id, course_id, product_id), by the role and the products of the account. */
const expected = (account: Sql, day: Sql): Sql => sql`(
  select c.id as contact_id, k.id as course_id, k.product_id from course k cross join lateral (select c.id from ${people(account, day)} and r.role = any(k.roles)) c
  where ${offeredOn(day)} and k.audience <> 'staff' and (k.product_id is null or ${hasProduct(account, sql`k.product_id`, day)}))`;

const ofAccount = (account: Sql, day: Sql): Sql =>
  standing({ who: 'contact_id', of: (alias) => sql`${sql.ref(`${alias}.account_id`)} = ${account}` }, day);

export interface LearnedRow {
  contactId: string;
  contactName: string;
  role: AccountCoverage['team'][number]['role'];
  courseId: string;
  courseCode: string;
  courseTitle: { zh: string; en: string };
  productId: string | null;
  productName: string | null;
  state: LearningState;
  expected: boolean;
  until: string | null;
}
/** Everybody at an account of whom something is expected, or who did something, by course. */
export async function learnedAt(db: Db, accountId: string, asOf: string): Promise<LearnedRow[]> {
  const [account, day] = [sql`${accountId}::uuid`, sql`${asOf}::date`];
  const found = await sql<LearnedRow>`
    select c.id as "contactId", c.name as "contactName", r.role, k.id as "courseId", k.code as "courseCode", k.document -> 'title' as "courseTitle", k.product_id as "productId",
      p.name as "productName", coalesce(s.state, 'none') as state, e.course_id is not null as expected, s.until
    from ${expected(account, day)} e full join ${ofAccount(account, day)} s on s.learner_id = e.contact_id and s.course_id = e.course_id
      join course k on k.id = coalesce(e.course_id, s.course_id) left join product p on p.id = k.product_id
      join lateral (select c.id, c.name, r.role from ${people(account, day)}) c on c.id = coalesce(e.contact_id, s.learner_id)
      cross join lateral (select c.role) r
    order by c.name, c.id, k.code`.execute(db);
  return found.rows;
}

/** One page by account and product, of accounts in the scope at which something is expected of somebody. */
export async function listCoverage(
  db: Db,
  of: { scope: Scope; asOf: string; productId?: string | undefined; gaps: boolean; after: string[] | null; limit: number },
): Promise<(CoverageLine & { code: string })[]> {
  const day = sql`${of.asOf}::date`;
  const product = sql`coalesce(x.product_id::text, '')`;
  const found = await sql<CoverageLine & { code: string }>`
    select a.id as "accountId", a.name as "accountName", a.code, x.product_id as "productId", p.name as "productName", x.people, x.learned,
      x.learned::float8 / x.people as share
    from account a cross join lateral (
      select w.product_id, count(*)::int as people, (count(*) filter (where w.learned))::int as learned from (
        select e.contact_id, e.product_id, bool_and(coalesce(s.state in ${DONE}, false)) as learned
        from ${expected(sql`a.id`, day)} e left join ${ofAccount(sql`a.id`, day)} s on s.learner_id = e.contact_id and s.course_id = e.course_id
        where ${of.productId ? sql`e.product_id = ${of.productId}::uuid` : sql`true`} group by e.contact_id, e.product_id) w
      group by w.product_id) x left join product p on p.id = x.product_id
    where ${inScope(of.scope, 'a')} and ${of.gaps ? sql`x.learned < x.people` : sql`true`}
      and ${of.after ? sql`a.code >= ${of.after[0]} and (a.code, ${product}) > (${of.after[0]}, ${of.after[1]})` : sql`true`}
    order by a.code, ${product} limit ${of.limit}`.execute(db);
  return found.rows;
}

/** One page of ours by name: what their roles ask for, and what of it is missing. */
export async function listStaff(
  db: Db,
  of: { asOf: string; timeZone: string; gaps: boolean; after: string[] | null; limit: number },
): Promise<StaffCoverage[]> {
  const day = sql`${of.asOf}::date`;
  const theirs = standing({ who: 'user_id', of: (alias) => sql`${sql.ref(`${alias}.user_id`)} = u.id` }, day);
  const found = await sql<StaffCoverage>`
    select u.id as "userId", u.name, x.expected, x.learned, x.missing from app_user u cross join lateral (
      select count(*)::int as expected, (count(*) filter (where s.state in ${DONE}))::int as learned,
        coalesce(jsonb_agg(jsonb_build_object('courseId', k.id, 'courseTitle', k.document -> 'title', 'state', coalesce(s.state, 'none')) order by k.code)
          filter (where s.state is null or s.state not in ${DONE}), '[]') as missing
      from course k left join ${theirs} s on s.course_id = k.id
      where ${offeredOn(day)} and k.audience <> 'customers' and u.role = any(k.staff_roles)) x
    where x.expected > 0 and u.disabled_at is null and (u.created_at at time zone ${of.timeZone})::date <= ${day}
      and ${of.gaps ? sql`x.learned < x.expected` : sql`true`}
      and ${of.after ? sql`(u.name, u.id) > (${of.after[0]}, ${of.after[1]}::uuid)` : sql`true`}
    order by u.name, u.id limit ${of.limit}`.execute(db);
  return found.rows;
}
