import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export interface ContactRow {
  account_id: string;
  id: string;
  code: string | null;
  name: string;
  salutation: string | null;
  title: string | null;
  rank: 'leader' | 'head' | 'staff' | 'other' | null;
  department: string | null;
  decision_role: 'requester' | 'user' | 'decider' | 'approver' | 'evaluator' | 'recommender' | 'vetoer' | 'purchaser' | 'finance' | null;
  phone: string | null;
  email: string | null;
  wechat: string | null;
  birthday: string | null;
  left_on: string | null;
  revision: number;
}

export async function listContacts(
  db: Db,
  scope: Scope,
  query: { accountId: string | null; q: string | null; after: string[] | null; limit: number },
): Promise<ContactRow[]> {
  const found = await sql<ContactRow>`
    select c.* from contact c
    where ${query.accountId ? sql`c.account_id = ${query.accountId}::uuid` : sql`true`}
      and ${query.q ? sql`position(lower(${query.q}) in lower(c.name)) > 0` : sql`true`}
      and ${query.after ? sql`c.id > ${query.after[0]}::uuid` : sql`true`}
      and ${accountInScope(scope, sql`c.account_id`)}
    order by c.id limit ${query.limit + 1}`.execute(db);
  return found.rows;
}

export async function contactById(db: Db, scope: Scope, id: string): Promise<ContactRow | undefined> {
  const found =
    await sql<ContactRow>`select c.* from contact c where c.id = ${id}::uuid and ${accountInScope(scope, sql`c.account_id`)}`.execute(db);
  return found.rows[0];
}

export async function insertContact(db: Db, row: ContactRow, day: string, now: string): Promise<void> {
  await sql`
    insert into contact (account_id, id, code, name, salutation, title, rank, department, decision_role, phone, email, wechat, birthday, left_on, happened_on, known_at, recorded_at, changed_at)
    values (${row.account_id}, ${row.id}, ${row.code}, ${row.name}, ${row.salutation}, ${row.title}, ${row.rank}, ${row.department}, ${row.decision_role}, ${row.phone},
      ${row.email}, ${row.wechat}, ${row.birthday}, ${row.left_on}, ${day}, ${day}, ${now}, ${now})`.execute(db);
}

export async function updateContact(db: Db, row: ContactRow, revision: number, now: string): Promise<boolean> {
  const written = await sql`
    update contact set name = ${row.name}, salutation = ${row.salutation}, title = ${row.title}, rank = ${row.rank}, department = ${row.department},
      decision_role = ${row.decision_role}, phone = ${row.phone}, email = ${row.email}, wechat = ${row.wechat}, birthday = ${row.birthday}, left_on = ${row.left_on},
      changed_at = ${now}, revision = revision + 1
    where account_id = ${row.account_id}::uuid and id = ${row.id}::uuid and revision = ${revision} returning 1`.execute(db);
  return written.rows.length > 0;
}

export async function deleteContact(db: Db, row: ContactRow): Promise<void> {
  await sql`delete from contact where account_id = ${row.account_id}::uuid and id = ${row.id}::uuid`.execute(db);
}
