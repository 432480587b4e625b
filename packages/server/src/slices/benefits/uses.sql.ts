import type { BenefitUse } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { versionOn } from '../../policy/in-force.sql.ts';
import { approvalOf } from '../approvals/index.ts';

const stateOn = (day: Sql): Sql =>
  sql`case when u.taken_back_on <= ${day} then 'taken_back' when u.decided_on > ${day} then 'requested' else u.state end`;
const decided = (day: Sql, value: Sql): Sql => sql`case when u.decided_on <= ${day} then ${value} end`;

/** As they stood on the day, by the names that benefits had then: what was decided or taken back later is neither on days before. */
const selectUses = (day: Sql, where: Sql, more: Sql): Sql<BenefitUse> => sql<BenefitUse>`
  select u.id, u.account_id as "accountId", c.name as "accountName", u.benefit, b.value -> 'name' as "benefitName",
    b.value -> 'unit' as unit, o.name as "offerName", trim_scale(u.quantity)::text as quantity,
    trim_scale(u.quantity * u.unit_cost)::text as cost, u.happened_on as "on", u.note, ${stateOn(day)} as state, u.reason, a.name as "askedBy",
    ${approvalOf('benefit_use', sql`u.id`)} as "approvalId", ${decided(day, sql`d.name`)} as "decidedBy", ${decided(day, sql`u.decision`)} as decision,
    case when u.taken_back_on <= ${day} then jsonb_build_object('on', u.taken_back_on, 'by', k.name, 'why', u.taken_back_why) end as "takenBack",
    u.recorded_at as "recordedAt", u.session_id as "sessionId"
  from benefit_use u join account c on c.id = u.account_id left join benefit_offer o on o.id = u.offer_id
  left join app_user a on a.id = u.asked_by left join app_user d on d.id = u.decided_by
  left join app_user k on k.id = u.taken_back_by left join (${versionOn('benefits', day)}) v on true
  left join lateral (select x.value from jsonb_array_elements(v.document -> 'benefits') x where x.value ->> 'id' = u.benefit) b on true
  where ${where} ${more}`;

export async function listUses(
  db: Db,
  of: { accountId: string | undefined; state: string | undefined; asOf: string; scope: Scope; limit: number; after: string[] | null },
): Promise<BenefitUse[]> {
  const [at, id] = of.after ?? [];
  const day = sql`${of.asOf}::date`;
  const where = sql`u.happened_on <= ${day} and ${accountInScope(of.scope, sql`u.account_id`)}
    and ${of.accountId === undefined ? sql`true` : sql`u.account_id = ${of.accountId}::uuid`}
    and ${of.state === undefined ? sql`true` : sql`${stateOn(day)} = ${of.state}`}
    and ${of.after ? sql`(u.recorded_at, u.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`}`;
  return (await selectUses(day, where, sql`order by u.recorded_at desc, u.id desc limit ${of.limit + 1}`).execute(db)).rows;
}

/** One use of an account as it stands; locked, so that two people do not both decide. */
export async function useBy(db: Db, accountId: string, id: string): Promise<BenefitUse | undefined> {
  const key = sql`u.account_id = ${accountId}::uuid and u.id = ${id}::uuid`;
  await sql`select from benefit_use u where ${key} for update`.execute(db);
  return (await selectUses(sql`'infinity'::date`, key, sql``).execute(db)).rows[0];
}

interface By {
  userId: string | null;
  now: string;
  today: string;
}
export interface NewUse {
  id: string;
  accountId: string;
  benefit: string;
  offerId: string | null;
  quantity: string;
  unitCost: string;
  on: string;
  note: string | null;
  state: 'used' | 'requested';
  reason: string | null;
}

export async function insertUse(db: Db, row: NewUse, by: By): Promise<void> {
  await sql`insert into benefit_use (account_id, id, benefit, offer_id, quantity, unit_cost, happened_on, known_at, recorded_at, note, state, reason,
      asked_by)
    values (${row.accountId}, ${row.id}, ${row.benefit}, ${row.offerId}, ${row.quantity}::numeric, ${row.unitCost}::numeric, ${row.on}::date,
      ${by.today}::date, ${by.now}, ${row.note}, ${row.state}, ${row.reason}, ${by.userId})`.execute(db);
}

export async function decideUse(
  db: Db,
  of: { accountId: string; id: string },
  decided: By & { approve: boolean; note: string | null },
): Promise<void> {
  await sql`update benefit_use set state = ${decided.approve ? 'approved' : 'refused'}, decision = ${decided.note}, decided_by = ${decided.userId},
    decided_at = ${decided.now}, decided_on = ${decided.today}::date
    where account_id = ${of.accountId}::uuid and id = ${of.id}::uuid`.execute(db);
}

/** Answers whether there was one to take back. */
export async function takeBack(
  db: Db,
  table: 'benefit_use' | 'benefit_notice',
  of: { accountId: string; id: string; reason: string },
  by: By,
): Promise<boolean> {
  const found =
    await sql`update ${sql.table(table)} set taken_back_on = ${by.today}::date, taken_back_at = ${by.now}, taken_back_by = ${by.userId},
    taken_back_why = ${of.reason} where account_id = ${of.accountId}::uuid and id = ${of.id}::uuid and taken_back_on is null`.execute(db);
  return found.numAffectedRows === 1n;
}

export async function insertNotice(
  db: Db,
  row: { id: string; accountId: string; benefit: string; contactId: string | null; on: string; note: string | null },
  by: By,
): Promise<void> {
  await sql`insert into benefit_notice (account_id, id, benefit, contact_id, happened_on, known_at, recorded_at, told_by, note)
    values (${row.accountId}, ${row.id}, ${row.benefit}, ${row.contactId}, ${row.on}::date, ${by.today}::date, ${by.now}, ${by.userId},
      ${row.note})`.execute(db);
}

/** One work at a time at the benefits of an account: two uses at once do not both take the last of what is left. Of several in one order. */
export async function lockAccounts(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select from account where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(db);
}

export async function isContactOf(db: Db, accountId: string, contactId: string): Promise<boolean> {
  const found = await sql`select from contact where account_id = ${accountId}::uuid and id = ${contactId}::uuid`.execute(db);
  return found.rows.length > 0;
}
