import { AGE_BUCKETS, type AgeBucket, type Ageing, type Receivable } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { ownerOn } from '../../policy/owner-on.sql.ts';
import { joinAdjusted } from '../../records/index.ts';
import { type Among, openInstalments } from './open-instalments.sql.ts';

/** Whose receivables are asked for, and of which day. */
export interface Asked {
  scope: Scope;
  asOf: string;
  accountId?: string | undefined;
  ownerId?: string | undefined;
  /** Only these of them, by a predicate on the account's id. */
  among?: ((accountId: Sql) => Sql<boolean>) | undefined;
}

const accountsOf = (asked: Asked) => (id: Sql) =>
  sql<boolean>`${accountInScope(asked.scope, id)} ${asked.accountId ? sql`and ${id} = ${asked.accountId}::uuid` : sql``}
    ${asked.ownerId ? sql`and exists (select from account a where a.id = ${id} and ${ownerOn(sql`${asked.asOf}::date`)} = ${asked.ownerId}::uuid)` : sql``}
    ${asked.among ? sql`and ${asked.among(id)}` : sql``}`;

/** The instalments asked for, each with its age in days (negative before its due day) and, where it is open, its bucket. */
export const agedInstalments = (asked: Asked, among: Among): Sql => sql`
  select n.*, ${asked.asOf}::date - n.due_on as age, case when n.open > 0 then case
      when n.due_on >= ${asked.asOf}::date then 'not_due' when ${asked.asOf}::date - n.due_on <= 30 then 'd1_30'
      when ${asked.asOf}::date - n.due_on <= 60 then 'd31_60' when ${asked.asOf}::date - n.due_on <= 90 then 'd61_90' else 'over_90' end end as bucket,
    n.open > 0 and coalesce(n.promised_on < ${asked.asOf}::date, false) as promise_broken
  from (${openInstalments({ asOf: sql<string>`${asked.asOf}::date`, accounts: accountsOf(asked) }, among)}) n`;

/** A row of the above as the API answers it, of `n` joined with its account `a`. */
export const RECEIVABLE = sql`n.id, n.account_id as "accountId", a.name as "accountName", n.code, n.contract_id as "contractId", t.code as "contractCode",
  n.title, n.due_on as "dueOn", n.currency, n.amount, n.open, n.open_base as "openBase", greatest(0, case when n.open > 0 then n.age else 0 end) as "overdueDays", n.bucket,
  case when n.written_off then 'written_off' when n.open = 0 then 'paid' when n.age > 0 then 'overdue' when n.open < n.amount then 'part_paid' else 'open' end as state,
  n.dunning, n.promised_on as "promisedOn", n.promise_broken as "promiseBroken"`;
/** Names of an instalment's account and contract; a contract of an account that the reader does not see has none. */
export const receivableJoins = (scope: Scope): Sql => sql`join account a on a.id = n.account_id
  left join contract t on t.id = n.contract_id and ${accountInScope(scope, sql`t.account_id`)}`;

export interface ListAsked extends Asked {
  openOnly?: boolean | undefined;
  bucket?: AgeBucket | undefined;
  dunning?: string | undefined;
  promiseBroken?: boolean | undefined;
  q?: string | undefined;
  after: string[] | null;
  limit: number;
}

/** A page of receivables by due day, one more than the limit. */
export async function listReceivables(db: Db, asked: ListAsked): Promise<Receivable[]> {
  const where: Sql[] = [
    ...(asked.openOnly ? [sql`n.open > 0`] : []),
    ...(asked.bucket ? [sql`n.bucket = ${asked.bucket}`] : []),
    ...(asked.dunning ? [sql`n.open > 0 and n.dunning = ${asked.dunning}`] : []),
    ...(asked.promiseBroken ? [sql`n.promise_broken`] : []),
    ...(asked.q ? [sql`position(lower(${asked.q}) in lower(concat_ws(' ', a.name, n.code, n.title, t.code))) > 0`] : []),
    ...(asked.after ? [sql`(n.due_on, n.id) > (${asked.after[0]}::date, ${asked.after[1]}::uuid)`] : []),
  ];
  const unpaid = asked.openOnly || asked.bucket || asked.dunning || asked.promiseBroken;
  // Names are read for the page alone, but where one looks for them.
  const found = await sql<Receivable>`select ${RECEIVABLE} from (
      select n.* from (${agedInstalments(asked, unpaid ? 'unpaid' : 'all')}) n ${asked.q ? receivableJoins(asked.scope) : sql``}
      where ${where.length ? sql.join(where, sql` and `) : sql`true`} order by n.due_on, n.id limit ${asked.limit + 1}) n
    ${receivableJoins(asked.scope)} order by n.due_on, n.id`.execute(db);
  return found.rows;
}

const sums = (where: Sql): Sql =>
  sql`jsonb_build_object('instalments', count(*) filter (where ${where}), 'amount', coalesce(sum(n.open_base) filter (where ${where}), 0)::text)`;

/** Receipts by the day at what they stand at with their adjustments. */
const standingReceipts = (asked: Asked): Sql => sql`
  select r.account_id, r.id, r.amount + coalesce(adjusted.amount, 0) as amount, r.base_amount + coalesce(adjusted.base_amount, 0) as base_amount
  from receipt r ${joinAdjusted('receipt', 'r', (alias) => sql<boolean>`${sql.ref(`${alias}.happened_on`)} <= ${asked.asOf}::date`)}
  where r.adjusts_id is null and r.happened_on <= ${asked.asOf}::date and ${accountsOf(asked)(sql`r.account_id`)}`;

/** Everything the ageing of a day says, as one statement: what is paid is left out before anything is added up, and only what is added up is kept. */
export async function ageingOf(db: Db, asked: Asked, currency: string): Promise<Ageing> {
  const found = await sql<Omit<Ageing, 'currency' | 'asOf'>>`
    with n as materialized (
      select n.account_id, n.open, n.open_base, n.age, n.bucket, n.dunning, n.promise_broken, n.written_off, n.amount, n.base_amount, n.direct
      from (${agedInstalments(asked, 'unpaid')}) n where n.open > 0 or n.written_off)
    select
      (select jsonb_agg(jsonb_build_object('bucket', b.bucket, 'instalments', coalesce(s.instalments, 0), 'accounts', coalesce(s.accounts, 0), 'amount', coalesce(s.amount, 0)::text) order by b.place)
        from unnest(${AGE_BUCKETS}::text[]) with ordinality b(bucket, place)
        left join (select n.bucket, count(*) as instalments, count(distinct n.account_id) as accounts, sum(n.open_base) as amount from n where n.bucket is not null group by 1) s on s.bucket = b.bucket) as buckets,
      (select coalesce(jsonb_agg(jsonb_build_object('dunning', d.dunning, 'instalments', d.instalments, 'amount', d.amount::text) order by d.dunning), '[]')
        from (select n.dunning, count(*) as instalments, sum(n.open_base) as amount from n where n.open > 0 and n.dunning is not null group by 1) d) as dunning,
      (select ${sums(sql`n.open > 0`)} from n) as open,
      (select ${sums(sql`n.open > 0 and n.age > 0`)} || jsonb_build_object('accounts', count(distinct n.account_id) filter (where n.open > 0 and n.age > 0)) from n) as overdue,
      (select ${sums(sql`n.promise_broken`)} from n) as "brokenPromises",
      (select jsonb_build_object('instalments', count(*), 'amount', coalesce(sum(n.base_amount * greatest(n.amount - n.direct, 0) / nullif(n.amount, 0)), 0)::numeric(20,6)::text)
        from n where n.written_off) as "writtenOff",
      (select jsonb_build_object('receipts', count(*), 'amount', coalesce(sum(u.amount), 0)::numeric(20,6)::text) from (
        select r.base_amount * (r.amount - coalesce(sum(c.amount), 0)) / nullif(r.amount, 0) as amount
        from (${standingReceipts(asked)}) r left join receipt_claim c on c.receipt_id = r.id and c.happened_on <= ${asked.asOf}::date
        where r.amount > 0 group by r.account_id, r.id, r.amount, r.base_amount having r.amount > coalesce(sum(c.amount), 0)) u) as unclaimed`.execute(
    db,
  );
  return { asOf: asked.asOf, currency, ...found.rows[0]! };
}

export interface AccountAgeingRow {
  accountId: string;
  accountName: string;
  ownerName: string | null;
  instalments: number;
  overdueDays: number;
  open: string;
  overdue: string;
  amounts: Record<AgeBucket, string>;
}

/** Accounts with something open, one more than the limit. */
export async function listAccountAgeing(
  db: Db,
  asked: Asked & { sort: 'days' | 'amount'; bucket?: AgeBucket | undefined; after: string[] | null; limit: number },
): Promise<AccountAgeingRow[]> {
  const key = asked.sort === 'days' ? sql`s.days` : sql`s.overdue`;
  const sums = AGE_BUCKETS.map((bucket) => sql`coalesce(sum(n.open_base) filter (where n.bucket = ${bucket}), 0) as ${sql.id(bucket)}`);
  const amounts = AGE_BUCKETS.flatMap((bucket) => [sql`${bucket}::text`, sql`${sql.ref(`s.${bucket}`)}::text`]);
  const found = await sql<AccountAgeingRow>`
    select s.account_id as "accountId", a.name as "accountName", u.name as "ownerName", s.instalments, s.days as "overdueDays", s.open, s.overdue,
      jsonb_build_object(${sql.join(amounts)}) as amounts
    from (
      select s.* from (
        select n.account_id, count(*)::int as instalments, greatest(0, max(n.age))::int as days, sum(n.open_base) as open,
          coalesce(sum(n.open_base) filter (where n.age > 0), 0) as overdue, ${sql.join(sums)}
        from (${agedInstalments(asked, 'unpaid')}) n where n.open > 0 group by n.account_id
        ${asked.bucket ? sql`having count(*) filter (where n.bucket = ${asked.bucket}) > 0` : sql``}) s
      where ${asked.after ? sql`(${key}, s.account_id) < (${asked.after[0]}::numeric, ${asked.after[1]}::uuid)` : sql`true`}
      order by ${key} desc, s.account_id desc limit ${asked.limit + 1}) s
    join account a on a.id = s.account_id left join app_user u on u.id = ${ownerOn(sql`${asked.asOf}::date`)}
    order by ${key} desc, s.account_id desc`.execute(db);
  return found.rows;
}
