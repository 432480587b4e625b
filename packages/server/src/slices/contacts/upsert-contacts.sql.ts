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
  'started_on',
  'salutation',
  'postal_address',
  'style',
  'attitude',
  'depth',
  'do_not_contact',
  'channels',
  'custom',
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

/** Updates people; what a role or rank was until today is kept, as for a change on screen. Who left was known to have left then. */
export async function updateContacts(db: Db, by: { now: string; today: string; userId: string | null }): Promise<void> {
  await sql`
    insert into contact_past (account_id, contact_id, field, until, value, recorded_at, changed_by)
    select c.account_id, c.id, v.field, ${by.today}::date, v.old, ${by.now}::timestamptz, ${by.userId}::uuid
    from staged_contact s join contact c on c.account_id = s.account_id and c.id = s.id
      cross join lateral (values ('decision_role', c.decision_role, s.decision_role), ('rank', c.rank, s.rank)) v(field, old, new)
    where s.action = 'update' and v.old is distinct from v.new and c.happened_on < ${by.today}::date on conflict do nothing`.execute(db);
  const set = sql.join(COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`));
  await sql`update contact c set ${set}, left_known_at = case when s.left_on is not distinct from c.left_on then c.left_known_at else s.left_on end,
      happened_on = coalesce(s.started_on, c.happened_on), changed_at = ${by.now}, revision = c.revision + 1
    from staged_contact s where s.action = 'update' and c.account_id = s.account_id and c.id = s.id`.execute(db);
}

export async function insertContacts(db: Db, by: { now: string; today: string }): Promise<void> {
  await sql`insert into contact (account_id, id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}, left_known_at, happened_on, known_at, recorded_at, changed_at)
    select s.account_id, s.id, ${all('s')}, s.left_on, coalesce(s.started_on, ${by.today}::date), coalesce(s.started_on, ${by.today}::date), ${by.now}, ${by.now} from staged_contact s where s.action = 'create'`.execute(
    db,
  );
}
