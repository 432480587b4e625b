import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/* Sets of people written at once, out of the temporary table `staged_contact`: one row a person as they are to be, with their ids and `action`. */
const COLUMNS = [
  'code',
  'name',
  'title',
  'rank',
  'department',
  'decision_role',
  'phone',
  'email',
  'wechat',
  'birthday',
  'left_on',
] as const;
const all = (alias: string) => sql.join(COLUMNS.map((column) => sql.ref(`${alias}.${column}`)));

/** Says of each staged person whether they are new, differ from the stored one, or are the same. */
export async function markContactActions(db: Db): Promise<void> {
  await sql`update staged_contact s set action = 'create' where s.is_new`.execute(db);
  await sql`update staged_contact s set action = case when row(${all('s')}) is distinct from row(${all('c')}) then 'update' else 'same' end
    from contact c where c.account_id = s.account_id and c.id = s.id`.execute(db);
}

/** The people to be updated, as they are before: for the audit. */
export const updatedContactsBefore = () =>
  sql<{ before: Record<string, unknown> }>`
    select to_jsonb(c) as before from staged_contact s join contact c on c.account_id = s.account_id and c.id = s.id
    where s.action = 'update' order by c.id`;

export async function updateContacts(db: Db, now: string): Promise<void> {
  const set = sql.join(COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`));
  await sql`update contact c set ${set}, changed_at = ${now}, revision = c.revision + 1
    from staged_contact s where s.action = 'update' and c.account_id = s.account_id and c.id = s.id`.execute(db);
}

export async function insertContacts(db: Db, by: { now: string; today: string }): Promise<void> {
  await sql`insert into contact (account_id, id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}, happened_on, known_at, recorded_at, changed_at)
    select s.account_id, s.id, ${all('s')}, ${by.today}, ${by.today}, ${by.now}, ${by.now} from staged_contact s where s.action = 'create'`.execute(
    db,
  );
}
