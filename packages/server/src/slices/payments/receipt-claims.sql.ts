import type { ClaimedReceipt, ReceiptClaim } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

/** What a row of a table stands at with its adjustments, by a day or altogether. */
const standing = (table: 'receipt' | 'instalment', alias: string, day?: Sql): Sql =>
  sql`(${sql.ref(`${alias}.amount`)} + coalesce((select sum(j.amount) from ${sql.table(table)} j where j.account_id = ${sql.ref(`${alias}.account_id`)}
    and j.adjusts_id = ${sql.ref(`${alias}.id`)} ${day ? sql`and j.happened_on <= ${day}` : sql``}), 0))`;

/** A claim as the API answers it, of `c`. */
const CLAIM = sql`c.id, c.receipt_id as "receiptId", c.account_id as "accountId", a.name as "accountName", c.instalment_id as "instalmentId",
  coalesce(i.title, i.code) as "instalmentTitle", i.due_on as "dueOn", coalesce(c.contract_id, i.contract_id) as "contractId", t.code as "contractCode", c.amount::text as amount, c.currency,
  c.received_on::text as "receivedOn", c.happened_on::text as "claimedOn", u.name as "claimedByName"`;
const claimJoins = (scope: Scope): Sql => sql`join account a on a.id = c.account_id
  left join instalment i on i.account_id = c.account_id and i.id = c.instalment_id
  left join contract t on t.id = coalesce(c.contract_id, i.contract_id) and ${accountInScope(scope, sql`t.account_id`)}
  left join app_user u on u.id = c.recorded_by`;

export async function claimById(db: Db, scope: Scope, id: string): Promise<ReceiptClaim | undefined> {
  const found = await sql<ReceiptClaim>`select ${CLAIM} from receipt_claim c ${claimJoins(scope)}
    where c.id = ${id}::uuid and ${accountInScope(scope, sql`c.account_id`)}`.execute(db);
  return found.rows[0];
}

/** A receipt, held against other claims on it until the transaction ends. */
export async function lockReceipt(db: Db, scope: Scope, id: string) {
  const found = await sql<{ id: string; account_id: string; currency: string; happened_on: string; left: string }>`
    select r.id, r.account_id, r.currency, r.happened_on, r.amount as left from receipt r
    where r.id = ${id}::uuid and r.adjusts_id is null and ${accountInScope(scope, sql`r.account_id`)} for update of r`.execute(db);
  const receipt = found.rows[0];
  if (!receipt) return undefined;
  // Only after the lock: what another call has claimed meanwhile counts.
  const claimed = await sql<{ left: string; last_on: string | null; claims: number }>`
    select ${standing('receipt', 'r')} - coalesce(sum(c.amount), 0) as left, count(c.id)::int as claims, max(c.happened_on) as last_on
    from receipt r left join receipt_claim c on c.receipt_id = r.id where r.account_id = ${receipt.account_id} and r.id = ${receipt.id} group by r.account_id, r.id, r.amount`.execute(
    db,
  );
  return { ...receipt, ...claimed.rows[0]! };
}

/** An instalment as it is to be paid, held until the transaction ends, with what direct claims leave of it. */
export async function lockInstalment(db: Db, scope: Scope, id: string) {
  const found = await sql<{ account_id: string; currency: string; written_off: boolean }>`
    select i.account_id, i.currency, i.written_off_on is not null as written_off from instalment i
    where i.id = ${id}::uuid and i.adjusts_id is null and ${accountInScope(scope, sql`i.account_id`)} for update of i`.execute(db);
  const instalment = found.rows[0];
  if (!instalment) return undefined;
  const claimed = await sql<{ left: string }>`
    select ${standing('instalment', 'i')} - coalesce(sum(c.amount), 0) as left from instalment i
    left join receipt_claim c on c.account_id = i.account_id and c.instalment_id = i.id
    where i.account_id = ${instalment.account_id} and i.id = ${id}::uuid group by i.account_id, i.id, i.amount`.execute(db);
  return { ...instalment, left: claimed.rows[0]!.left };
}

export async function contractTarget(db: Db, scope: Scope, id: string) {
  const found = await sql<{ account_id: string; currency: string }>`select t.account_id, t.currency from contract t
    where t.id = ${id}::uuid and ${accountInScope(scope, sql`t.account_id`)}`.execute(db);
  return found.rows[0];
}

export interface NewClaim {
  id: string;
  accountId: string;
  receiptAccountId: string;
  receiptId: string;
  instalmentId: string | null;
  contractId: string | null;
  amount: string;
  currency: string;
  receivedOn: string;
  claimedOn: string;
  knownAt: string;
}
export async function insertClaim(db: Db, claim: NewClaim, by: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into receipt_claim (account_id, id, receipt_account_id, receipt_id, instalment_id, contract_id, amount, currency, received_on, happened_on, known_at, recorded_at, recorded_by)
    values (${claim.accountId}, ${claim.id}, ${claim.receiptAccountId}, ${claim.receiptId}, ${claim.instalmentId}, ${claim.contractId}, round(${claim.amount}::numeric, 6),
      ${claim.currency}, ${claim.receivedOn}, ${claim.claimedOn}, ${claim.knownAt}, ${by.now}, ${by.userId})`.execute(db);
}
export async function deleteClaim(db: Db, claim: { id: string; accountId: string }): Promise<void> {
  await sql`delete from receipt_claim where account_id = ${claim.accountId} and id = ${claim.id}`.execute(db);
}

/** Claims of a receipt follow its day: it says when they paid, and none is older than it. Tells how many did. */
export async function syncClaimDays(db: Db, receiptId: string, day: string): Promise<number> {
  const moved = await sql`update receipt_claim set received_on = ${day}::date, happened_on = greatest(happened_on, ${day}::date)
    where receipt_id = ${receiptId}`.execute(db);
  return Number(moved.numAffectedRows ?? 0);
}

/** Receipts with their claims, newest first, one more than the limit. */
export async function listClaimedReceipts(
  db: Db,
  of: { scope: Scope; asOf: string; accountId: string | undefined; unclaimedOnly: boolean; after: string[] | null; limit: number },
): Promise<ClaimedReceipt[]> {
  const day = sql`${of.asOf}::date`;
  const mine = of.accountId
    ? sql`(r.account_id = ${of.accountId}::uuid or exists (select from receipt_claim p where p.receipt_id = r.id and p.account_id = ${of.accountId}::uuid and p.happened_on <= ${day}))`
    : sql`true`;
  // Who sees an account sees what pays for it, though it be another's receipt.
  const seen = of.accountId ? accountInScope(of.scope, sql`${of.accountId}::uuid`) : accountInScope(of.scope, sql`r.account_id`);
  const found = await sql<ClaimedReceipt>`
    select r.id, r.account_id as "accountId", a.name as "accountName", r.code, r.happened_on as "receivedOn", r.payer_name as "payerName", v.amount, s.claimed,
      v.amount - s.claimed as unclaimed, r.currency, r.revision, s.claims
    from receipt r join account a on a.id = r.account_id
    cross join lateral (select ${standing('receipt', 'r', day)} as amount) v
    cross join lateral (select coalesce(sum(c.amount), 0) as claimed from receipt_claim c where c.receipt_id = r.id and c.happened_on <= ${day}) paid
    cross join lateral (select paid.claimed, coalesce((select jsonb_agg(to_jsonb(x) order by x."claimedOn", x.id) from (
        select ${CLAIM} from receipt_claim c ${claimJoins(of.scope)}
        where c.receipt_id = r.id and c.happened_on <= ${day} and ${accountInScope(of.scope, sql`c.account_id`)}) x), '[]') as claims) s
    where r.adjusts_id is null and r.happened_on <= ${day} and ${mine} and ${seen} and ${of.unclaimedOnly ? sql`v.amount > s.claimed` : sql`true`}
      and ${of.after ? sql`(r.happened_on, r.id) < (${of.after[0]}::date, ${of.after[1]}::uuid)` : sql`true`}
    order by r.happened_on desc, r.id desc limit ${of.limit + 1}`.execute(db);
  return found.rows;
}

/** What is left of a receipt to be claimed. */
export async function receiptLeft(db: Db, scope: Scope, id: string): Promise<string | undefined> {
  const found = await sql<{
    left: string;
  }>`select (${standing('receipt', 'r')} - coalesce((select sum(c.amount) from receipt_claim c where c.receipt_id = r.id), 0))::text as left
    from receipt r where r.id = ${id}::uuid and r.adjusts_id is null and ${accountInScope(scope, sql`r.account_id`)}`.execute(db);
  return found.rows[0]?.left;
}

/** Whether a claim is what an adjustment took back, or one that it took something of. */
export async function isTakenBack(db: Db, claim: { id: string; receiptId: string }): Promise<boolean> {
  const found = await sql`select from receipt_claim c where c.id = ${claim.id}::uuid and (c.amount < 0 or (
    select sum(o.amount) filter (where o.id <> c.id) < 0 from receipt_claim o where o.account_id = c.account_id and o.receipt_id = c.receipt_id
      and (o.instalment_id, o.contract_id) is not distinct from (c.instalment_id, c.contract_id)))`.execute(db);
  return found.rows.length > 0;
}
