import type { Contact } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { joinAddress } from '../deliveries/index.ts';
import { mailAddress } from './may-be-mailed.sql.ts';
import { metSql } from './met.sql.ts';

export interface ContactRow {
  account_id: string;
  id: string;
  person_id: string | null;
  code: string | null;
  name: string;
  salutation: string | null;
  title: string | null;
  rank: Contact['rank'];
  department: string | null;
  decision_role: Contact['decisionRole'];
  phone: string | null;
  email: string | null;
  wechat: string | null;
  channels: Partial<Contact['channels']>;
  postal_address: string | null;
  style: string | null;
  attitude: Contact['attitude'];
  depth: Contact['depth'];
  do_not_contact: boolean;
  birthday: string | null;
  started_on: string | null;
  left_on: string | null;
  left_known_at: string | null;
  custom: Contact['custom'];
  revision: number;
}
/** What is known of the address by which a person is mailed. */
interface AddressRow {
  refused_at: string | null;
  bounced_at: string | null;
  bounce_status: string | null;
  bounce_reason: string | null;
}
export type ListedContact = ContactRow & AddressRow & { last_met_on: string | null; account_name: string };

/** What a dated field of a person was on a day: what the first later change replaced, else what stands. */
const onDay = (field: 'decision_role' | 'rank', day: Sql): Sql => sql`left join lateral (
  select p.value, true as changed from contact_past p where p.account_id = c.account_id and p.contact_id = c.id and p.field = ${sql.lit(field)}
    and p.until > ${day} order by p.until limit 1) ${sql.id(`past_${field}`)} on true`;
const dated = (field: string): Sql =>
  sql`case when ${sql.id(`past_${field}`)}.changed then ${sql.id(`past_${field}`)}.value else ${sql.ref(`c.${field}`)} end as ${sql.id(field)}`;

/** People known by a day, with the role and rank of that day; who left later is shown as still there. Corrected fields are shown corrected. */
export async function listContacts(
  db: Db,
  scope: Scope,
  query: { accountId: string | null; q: string | null; after: string[] | null; limit: number; asOf: string; isPast: boolean },
): Promise<ListedContact[]> {
  const day = sql`${query.asOf}::date`;
  const past = sql`, ${dated('decision_role')}, ${dated('rank')}, case when c.left_on <= ${day} then c.left_on end as left_on`;
  const found = await sql<ListedContact>`
    select c.*${query.isPast ? past : sql``}, met.last_met_on, a.name as account_name,
      b.refused_at, b.bounced_at, b.bounce_status, b.bounce_reason
    from (
      select c.* from contact c
      where ${query.accountId ? sql`c.account_id = ${query.accountId}::uuid` : sql`true`}
        and ${query.q ? sql`position(lower(${query.q}) in lower(c.name)) > 0` : sql`true`}
        and ${query.after ? sql`c.id > ${query.after[0]}::uuid` : sql`true`}
        and ${query.isPast ? sql`c.happened_on <= ${day}` : sql`true`}
        and ${accountInScope(scope, sql`c.account_id`)}
      order by c.id limit ${query.limit + 1}) c join account a on a.id = c.account_id ${joinAddress(mailAddress)}
      left join lateral (select max(i.happened_on) as last_met_on from interaction i
        where i.account_id = c.account_id and c.id = any(i.contact_ids) and i.happened_on <= ${day} and ${metSql('i')}) met on true
      ${query.isPast ? sql`${onDay('decision_role', day)} ${onDay('rank', day)}` : sql``}
    order by c.id`.execute(db);
  return found.rows;
}

/** The address by which a person is mailed; null: there is none. */
export async function mailAddressOf(db: Db, { account_id, id }: Pick<ContactRow, 'account_id' | 'id'>): Promise<string | null> {
  const found = await sql<{ address: string | null }>`
    select ${mailAddress} as address from contact c where c.account_id = ${account_id}::uuid and c.id = ${id}::uuid`.execute(db);
  return found.rows[0]?.address ?? null;
}

export async function contactById(db: Db, scope: Scope, id: string): Promise<ContactRow | undefined> {
  const found =
    await sql<ContactRow>`select c.* from contact c where c.id = ${id}::uuid and ${accountInScope(scope, sql`c.account_id`)}`.execute(db);
  return found.rows[0];
}

/** The columns that people write, with their values for a statement. */
const values = (row: ContactRow): [string, Sql][] => [
  ['name', sql`${row.name}`],
  ['salutation', sql`${row.salutation}`],
  ['title', sql`${row.title}`],
  ['rank', sql`${row.rank}`],
  ['department', sql`${row.department}`],
  ['decision_role', sql`${row.decision_role}`],
  ['phone', sql`${row.phone}`],
  ['email', sql`${row.email}`],
  ['wechat', sql`${row.wechat}`],
  ['channels', sql`${JSON.stringify(Object.fromEntries(Object.entries(row.channels).filter(([, ways]) => ways.length)))}::jsonb`],
  ['postal_address', sql`${row.postal_address}`],
  ['style', sql`${row.style}`],
  ['attitude', sql`${row.attitude}`],
  ['depth', sql`${row.depth}`],
  ['do_not_contact', sql`${row.do_not_contact}`],
  ['birthday', sql`${row.birthday}::date`],
  ['started_on', sql`${row.started_on}::date`],
  ['left_on', sql`${row.left_on}::date`],
  ['left_known_at', sql`${row.left_known_at}::date`],
  ['custom', sql`${JSON.stringify(row.custom)}::jsonb`],
];

/** A person is at the account since their start, or since the day we came to know them. */
export async function insertContact(db: Db, row: ContactRow, day: string, now: string): Promise<void> {
  const own = values(row);
  await sql`
    insert into contact (account_id, id, person_id, code, ${sql.join(own.map(([column]) => sql.ref(column)))}, happened_on, known_at, recorded_at, changed_at)
    values (${row.account_id}, ${row.id}, ${row.person_id}, ${row.code}, ${sql.join(own.map(([, value]) => value))},
      coalesce(${row.started_on}::date, ${day}::date), ${day}, ${now}, ${now})`.execute(db);
}

export async function updateContact(db: Db, row: ContactRow, revision: number, now: string): Promise<boolean> {
  const set = sql.join(values(row).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  const written = await sql`
    update contact set ${set}, happened_on = coalesce(${row.started_on}::date, happened_on), changed_at = ${now}, revision = revision + 1
    where account_id = ${row.account_id}::uuid and id = ${row.id}::uuid and revision = ${revision} returning 1`.execute(db);
  return written.rows.length > 0;
}

/** Keeps what dated fields were until a day; of several changes of one day the value before the first stands. */
export async function insertContactPast(
  db: Db,
  before: ContactRow,
  after: ContactRow,
  by: { today: string; now: string; userId: string | null },
): Promise<void> {
  await sql`
    insert into contact_past (account_id, contact_id, field, until, value, recorded_at, changed_by)
    select ${before.account_id}::uuid, ${before.id}::uuid, v.field, ${by.today}::date, v.old, ${by.now}::timestamptz, ${by.userId}::uuid
    from (values ('decision_role', ${before.decision_role}::text, ${after.decision_role}::text), ('rank', ${before.rank}::text, ${after.rank}::text))
      as v(field, old, new)
    where v.old is distinct from v.new and exists (select from contact c where c.account_id = ${before.account_id}::uuid
      and c.id = ${before.id}::uuid and c.happened_on < ${by.today}::date)
    on conflict do nothing`.execute(db);
}

export async function deleteContact(db: Db, row: ContactRow): Promise<void> {
  await sql`delete from contact where account_id = ${row.account_id}::uuid and id = ${row.id}::uuid`.execute(db);
}

export interface EmploymentRow {
  contactId: string;
  accountId: string;
  accountName: string;
  title: string | null;
  department: string | null;
  decisionRole: Contact['decisionRole'];
  startedOn: string | null;
  knownOn: string;
  leftOn: string | null;
}

/** Every post of a person at accounts of the scope, known by a day, newest first. */
export async function employmentOf(db: Db, scope: Scope, personId: string, asOf: string): Promise<EmploymentRow[]> {
  const found = await sql<EmploymentRow>`
    select c.id as "contactId", c.account_id as "accountId", a.name as "accountName", c.title, c.department, c.decision_role as "decisionRole",
      c.started_on as "startedOn", c.happened_on as "knownOn", case when c.left_on <= ${asOf}::date then c.left_on end as "leftOn"
    from contact c join account a on a.id = c.account_id
    where coalesce(c.person_id, c.id) = ${personId}::uuid and c.happened_on <= ${asOf}::date and ${accountInScope(scope, sql`c.account_id`)}
    order by c.happened_on desc, c.id desc limit 50`.execute(db);
  return found.rows;
}
