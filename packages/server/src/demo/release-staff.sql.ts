import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';

/** To whom open work passes, and how that is told. */
export interface PassedTo {
  /** Null: nobody signed in takes the demo away; then the first administrator takes it. */
  userId: string | null;
  via: string;
  now: string;
}
/** What passed to whom: ids of approvals, and of the records whose step, handover or resource it was. */
export interface Passed {
  toId: string | null;
  approvals: string[];
  asked: string[];
  steps: string[];
  handovers: string[];
  resources: string[];
}

const STAFF = sql`(select id from app_user where demo)`;

/**
 * What invented people have open at real records passes to who takes the demo away: decisions, requests that came back, steps of procedures,
 * handovers, resources promised. What they were responsible for at real customers lies with nobody; what they did stays as it was.
 */
export async function passOnWork(db: Db, to: PassedTo): Promise<Passed> {
  const found = await sql<{ id: string }>`select id from app_user where not demo and disabled_at is null
    and (id = ${to.userId}::uuid or role = 'administrator') order by id is distinct from ${to.userId}::uuid, created_at, id limit 1`.execute(
    db,
  );
  const toId = found.rows[0]?.id ?? null;
  const decisions = toId === null ? { approvals: [], asked: [] } : await passApprovals(db, toId, to);
  const heir = sql`${toId}::uuid`;
  const rest = await sql<Pick<Passed, 'steps' | 'handovers' | 'resources'>>`
    with span as (update procedure_span set holder_id = ${heir} where until_at is null and holder_id in ${STAFF} returning run_id as id),
      given as (update handover set to_id = coalesce(${heir}, to_id), from_id = case when from_id in ${STAFF} then null else from_id end
        where ended_on is null and (to_id in ${STAFF} or from_id in ${STAFF}) returning id),
      promised as (update resource_request set accepted_by = ${heir} where accepted_by in ${STAFF} and done_on is null and ended_on is null returning id)
    select array(select id from span order by id) as steps, array(select id from given order by id) as handovers,
      array(select id from promised order by id) as resources`.execute(db);
  return { toId, ...decisions, ...rest.rows[0]! };
}

/**
 * Decisions pass on but for those on what the heir asked for, which nobody decides on their own: an administrator gives them to somebody.
 * What came back, and what is open and not now the heir's to decide, is theirs to ask again or withdraw.
 */
async function passApprovals(db: Db, toId: string, { via, now }: PassedTo): Promise<Pick<Passed, 'approvals' | 'asked'>> {
  const moved = await sql<{ id: string }>`
    with given as (select g.request_id, g.id, g.holder_id from approval_signer g join approval_request r on r.id = g.request_id
        where g.state in ('asked', 'waiting') and g.holder_id in ${STAFF} and r.asked_by is distinct from ${toId}::uuid),
      moved as (update approval_signer g set holder_id = ${toId}::uuid from given x where g.request_id = x.request_id and g.id = x.id),
      counted as (update approval_request r set revision = r.revision + 1 where r.id in (select request_id from given) returning r.id, r.revision),
      told as (insert into approval_event (request_id, id, revision, what, at, by_id, via, for_id, to_id)
        select c.id, uuid7(${now}::timestamptz), c.revision, 'delegated', ${now}::timestamptz, ${toId}::uuid, ${via}, x.holder_id, ${toId}::uuid
        from counted c join (select distinct request_id, holder_id from given) x on x.request_id = c.id)
    select id from counted order by id`.execute(db);
  const asked = await sql<{ id: string }>`
    with passed as (update approval_request r set asked_by = ${toId}::uuid where r.ended_at is null and r.asked_by in ${STAFF}
      and not exists (select from approval_signer g where g.request_id = r.id and g.state in ('asked', 'waiting') and g.holder_id = ${toId}::uuid)
      returning r.id)
    select id from passed order by id`.execute(db);
  return { approvals: moved.rows.map(({ id }) => id), asked: asked.rows.map(({ id }) => id) };
}

/** What they were responsible for at real customers, and where they worked, ends. */
export async function endDuties(db: Db): Promise<void> {
  await sql`update account set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`update account_state set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`update task set owner_id = null where owner_id in ${STAFF} and state = 'open'`.execute(db);
  await sql`delete from contact_suggestion where owner_id in ${STAFF}`.execute(db);
  await sql`update risk set owner_id = null where owner_id in ${STAFF} and ended_on is null`.execute(db);
  await sql`update success_plan set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`update plan_action set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`update resource set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`update article set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`update objective set owner_id = null where owner_id in ${STAFF}`.execute(db);
  await sql`delete from account_member where user_id in ${STAFF}`.execute(db);
  await sql`delete from pool_claim where user_id in ${STAFF}`.execute(db);
  await sql`delete from absence where user_id in ${STAFF} or deputy_id in ${STAFF}`.execute(db);
}

/** How many people of earlier demos stay as a name. */
export async function countKept(db: Db): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from app_user where not demo and email = id || '@demo.example'`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

/** Invented people go; who did something at a real record stays as a name, belongs to no team and signs in no more. */
export async function dropStaff(db: Db, { now, mark }: { now: string; mark: string }): Promise<{ gone: number; kept: number }> {
  const columns = await sql<{ table: string; column: string }>`
    select k.relname as table, a.attname as column from pg_constraint c join pg_class k on k.oid = c.conrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'app_user'::regclass and c.confdeltype = 'a' and c.conparentid = 0 order by 1, 2`.execute(db);
  const named = columns.rows.map(
    ({ table, column }): Sql => sql`select ${sql.id(column)} as id from ${sql.table(table)} where ${sql.id(column)} in ${STAFF}`,
  );
  const kept = await sql`update app_user set demo = false, disabled_at = coalesce(disabled_at, ${now}), email = id || '@demo.example',
      name = name || ${mark}, team_id = null, region_id = null, seniority = null, capacity = null
    where demo and id in (${sql.join(named, sql` union `)})`.execute(db);
  const gone = await sql`delete from app_user where demo`.execute(db);
  return { gone: Number(gone.numAffectedRows ?? 0), kept: Number(kept.numAffectedRows ?? 0) };
}
