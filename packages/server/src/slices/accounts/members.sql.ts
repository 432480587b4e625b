import type { Member } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

const COLUMNS: Sql = sql`m.id, m.account_id as "accountId", m.user_id as "userId", u.name as "userName", m.role, m.since, m.until, m.note`;

/** The team of an account as known on a day: who joins later is not there, who leaves later stays. Present members first. */
export async function membersOf(db: Db, accountId: string, asOf: string): Promise<Member[]> {
  const found = await sql<Member>`
    select m.id, m."accountId", m."userId", m."userName", m.role, m.since, case when m.until <= ${asOf}::date then m.until end as until, m.note
    from (select ${COLUMNS} from account_member m join app_user u on u.id = m.user_id where m.account_id = ${accountId}::uuid) m
    where m.since <= ${asOf}::date
    order by coalesce(m.until <= ${asOf}::date, false), array_position(array['operations', 'sales', 'service', 'collaborator'], m.role), m.since, m.id`.execute(
    db,
  );
  return found.rows;
}

export async function memberById(db: Db, accountId: string, id: string): Promise<Member | undefined> {
  const found = await sql<Member>`
    select ${COLUMNS} from account_member m join app_user u on u.id = m.user_id where m.account_id = ${accountId}::uuid and m.id = ${id}::uuid`.execute(
    db,
  );
  return found.rows[0];
}

/** Whether somebody is of the team in that role without an end. */
export async function isMember(db: Db, of: Pick<Member, 'accountId' | 'userId' | 'role'>): Promise<boolean> {
  const found = await sql`
    select from account_member where account_id = ${of.accountId}::uuid and user_id = ${of.userId}::uuid and role = ${of.role} and until is null`.execute(
    db,
  );
  return found.rows.length > 0;
}

type Row = Omit<Member, 'userName'>;
/** Adds a member; false where no such person can sign in. */
export async function insertMember(db: Db, row: Row, at: { today: string; now: string }): Promise<boolean> {
  const made = await sql`
    insert into account_member (account_id, id, user_id, role, since, until, note, known_at, recorded_at, changed_at)
    select ${row.accountId}::uuid, ${row.id}::uuid, u.id, ${row.role}, ${row.since}::date, ${row.until}::date, ${row.note}, ${at.today}::date, ${at.now}::timestamptz, ${at.now}::timestamptz
    from app_user u where u.id = ${row.userId}::uuid and u.disabled_at is null returning 1`.execute(db);
  return made.rows.length > 0;
}

export async function updateMember(db: Db, row: Row, now: string): Promise<void> {
  await sql`update account_member set since = ${row.since}::date, until = ${row.until}::date, note = ${row.note}, changed_at = ${now}
    where account_id = ${row.accountId}::uuid and id = ${row.id}::uuid`.execute(db);
}

export async function deleteMember(db: Db, row: Row): Promise<void> {
  await sql`delete from account_member where account_id = ${row.accountId}::uuid and id = ${row.id}::uuid`.execute(db);
}

export interface OwnershipRow {
  since: string;
  ownerId: string | null;
  ownerName: string | null;
  teamName: string | null;
}

/** Owner and team of an account from each day on which one of them changed, newest first; of several changes of a day the last stands. */
export async function ownersOf(db: Db, accountId: string, asOf: string): Promise<OwnershipRow[]> {
  const found = await sql<OwnershipRow>`
    with h as (
      select distinct on (field, valid_from) field, valid_from, (value #>> '{}')::uuid as value from account_history
      where account_id = ${accountId}::uuid and field in ('owner_id', 'team_id') and valid_from <= ${asOf}::date
      order by field, valid_from, recorded_at desc),
    days as (
      select d.valid_from as since,
        (select o.value from h o where o.field = 'owner_id' and o.valid_from <= d.valid_from order by o.valid_from desc limit 1) as owner_id,
        (select t.value from h t where t.field = 'team_id' and t.valid_from <= d.valid_from order by t.valid_from desc limit 1) as team_id
      from (select distinct valid_from from h) d),
    moves as (
      select *, row_number() over (order by since) = 1
        or (owner_id, team_id) is distinct from (lag(owner_id) over (order by since), lag(team_id) over (order by since)) as moved from days)
    select m.since, m.owner_id as "ownerId", u.name as "ownerName", t.name as "teamName"
    from moves m left join app_user u on u.id = m.owner_id left join team t on t.id = m.team_id
    where m.moved order by m.since desc limit 200`.execute(db);
  return found.rows;
}
