import type { RESIDENT_VIEWS, Resident } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type AsOf, dueMonths } from './months.sql.ts';

const columns = (asOf: AsOf): Sql => sql`s.id, s.account_id as "accountId", a.name as "accountName", s.person_id as "personId", s.name,
  s.provider_id as "providerId", v.name as "providerName", s.weekdays, s.starts_on as "startsOn", s.ends_on as "endsOn", s.duties,
  trim_scale(s.day_cost)::text as "dayCost", ${dueMonths(asOf)} as due, s.revision`;
const STAYS = sql`resident_stay s join account a on a.id = s.account_id left join account v on v.id = s.provider_id`;

interface Asked extends AsOf {
  scope: Scope;
}
interface Page {
  view: (typeof RESIDENT_VIEWS)[number] | undefined;
  accountId: string | undefined;
  after: string[] | null;
  limit: number;
}
const inView = (view: Page['view'], asOf: AsOf): Sql<boolean> => {
  if (view === 'ended') return sql`s.ends_on < ${asOf.today}::date`;
  if (view === 'running') return sql`(s.ends_on is null or s.ends_on >= ${asOf.today}::date)`;
  return view === 'due' ? sql`${dueMonths(asOf)} > 0` : sql`true`;
};

/** One page of stays, the latest first. */
export async function selectStays(db: Db, { scope, ...asOf }: Asked, { view, accountId, after, limit }: Page): Promise<Resident[]> {
  const found = await sql<Resident>`
    select ${columns(asOf)} from ${STAYS}
    where ${accountInScope(scope, sql`s.account_id`)} and ${inView(view, asOf)}
      and ${accountId ? sql`s.account_id = ${accountId}::uuid` : sql`true`}
      and ${after ? sql`(s.starts_on, s.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by s.starts_on desc, s.id desc limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** One stay; `lock` holds it against a report that is filed at the same time. */
export async function selectStay(db: Db, { scope, ...asOf }: Asked, id: string, lock = false): Promise<Resident | undefined> {
  const found = await sql<Resident>`
    select ${columns(asOf)} from ${STAYS} where s.id = ${id}::uuid and ${accountInScope(scope, sql`s.account_id`)} ${lock ? sql`for update of s` : sql``}`.execute(
    db,
  );
  return found.rows[0];
}

export type KeptStay = Omit<Resident, 'accountName' | 'providerName' | 'due' | 'revision'>;
export interface By {
  userId: string | null;
  now: string;
}
// unaudited: the verbs record it
export async function insertStays(db: Db, stays: readonly KeptStay[], { userId, now }: By): Promise<void> {
  await sql`insert into resident_stay (account_id, id, person_id, name, provider_id, weekdays, starts_on, ends_on, duties, day_cost, created_by, created_at,
      changed_at)
    select x."accountId", x.id, x."personId", x.name, x."providerId", x.weekdays, x."startsOn", x."endsOn", x.duties, x."dayCost", ${userId}::uuid,
      ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) x("accountId" uuid, id uuid, "personId" uuid, name text, "providerId" uuid, weekdays int[],
      "startsOn" date, "endsOn" date, duties text, "dayCost" numeric)`.execute(db);
}

/** False when somebody else changed it meanwhile. */
// unaudited: as insertStays
export async function updateStay(db: Db, s: KeptStay, revision: number, now: string): Promise<boolean> {
  const done =
    await sql`update resident_stay set person_id = ${s.personId}, name = ${s.name}, provider_id = ${s.providerId}, weekdays = ${s.weekdays}::int[],
      ends_on = ${s.endsOn}, duties = ${s.duties}, day_cost = ${s.dayCost}, changed_at = ${now}, revision = revision + 1
    where account_id = ${s.accountId} and id = ${s.id} and revision = ${revision}`.execute(db);
  return Number(done.numAffectedRows ?? 0) === 1;
}

export interface NewReport {
  accountId: string;
  stayId: string;
  month: string;
  days: number;
  requests: number;
  orders: number;
  notes: string;
  changes: string;
  costId: string | null;
  amount: string;
  interactionId: string | null;
}
// unaudited: as insertStays
export async function insertReports(db: Db, reports: readonly NewReport[], { userId, now }: By): Promise<void> {
  await sql`insert into resident_report (account_id, stay_id, month, days, requests, orders, notes, changes, cost_id, amount, interaction_id, filed_by, filed_at)
    select x."accountId", x."stayId", (x.month || '-01')::date, x.days, x.requests, x.orders, x.notes, x.changes, x."costId", x.amount, x."interactionId",
      ${userId}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) x("accountId" uuid, "stayId" uuid, month text, days int, requests int, orders int, notes text,
      changes text, "costId" uuid, amount numeric, "interactionId" uuid)`.execute(db);
}

// unaudited: as insertStays
export async function deleteReport(db: Db, of: { accountId: string; stayId: string; month: string }): Promise<void> {
  await sql`delete from resident_report where account_id = ${of.accountId} and stay_id = ${of.stayId} and month = ${`${of.month}-01`}::date`.execute(
    db,
  );
}
