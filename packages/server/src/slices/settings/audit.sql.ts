import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { escapeLike } from '../../db/like.ts';

export interface AuditRow {
  id: string;
  at: string;
  actorId: string | null;
  actor: string;
  via: string;
  address: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  before: unknown;
  after: unknown;
  note: string | null;
}
export interface AuditFilter {
  actorId?: string | undefined;
  action?: string | undefined;
  entity?: string | undefined;
  entityId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
}

/** Words are looked for in what the reader sees: whom values are masked for does not find by them. */
function meets(filter: AuditFilter, timeZone: string, seesValues: boolean): Sql<boolean> {
  const start = (day: string, plus: number): Sql => sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  const seen = seesValues
    ? sql`concat_ws(' ', note, actor_name, entity_id, before::text, after::text)`
    : sql`concat_ws(' ', note, actor_name, entity_id)`;
  const tests: Sql<boolean>[] = [
    ...(filter.actorId ? [sql<boolean>`actor_id = ${filter.actorId}::uuid`] : []),
    ...(filter.action ? [sql<boolean>`action = ${filter.action}`] : []),
    ...(filter.entity ? [sql<boolean>`entity = ${filter.entity}`] : []),
    ...(filter.entityId ? [sql<boolean>`entity_id = ${filter.entityId}`] : []),
    ...(filter.from ? [sql<boolean>`at >= ${start(filter.from, 0)}`] : []),
    ...(filter.to ? [sql<boolean>`at < ${start(filter.to, 1)}`] : []),
    ...(filter.text ? [sql<boolean>`${seen} ilike ${`%${escapeLike(filter.text)}%`}`] : []),
  ];
  return tests.length ? sql<boolean>`${sql.join(tests, sql` and `)}` : sql<boolean>`true`;
}

const COLUMNS = sql`id, at, actor_id as "actorId", actor_name as actor, via, address, action, entity, entity_id as "entityId", before, after, note`;

export async function selectAudit(
  db: Db,
  of: { filter: AuditFilter; timeZone: string; seesValues: boolean; after: string[] | null; limit: number },
): Promise<AuditRow[]> {
  const found = await sql<AuditRow>`
    select ${COLUMNS} from audit where ${meets(of.filter, of.timeZone, of.seesValues)}
      and ${of.after ? sql`(at, id) < (${of.after[0]}::timestamptz, ${of.after[1]}::uuid)` : sql`true`}
    order by at desc, id desc limit ${of.limit}`.execute(db);
  return found.rows;
}

/** The whole of a selection, the latest first, for reading in batches. */
export const auditRows = (filter: AuditFilter, timeZone: string, seesValues: boolean) =>
  sql<AuditRow>`select ${COLUMNS} from audit where ${meets(filter, timeZone, seesValues)} order by at desc, id desc`;

/** The values of an indexed column without reading every row: one step through the index for each. */
export async function valuesOf(db: Db, column: 'action' | 'entity'): Promise<string[]> {
  const name = sql.id(column);
  const found = await sql<{ value: string }>`
    with recursive step as (
      (select ${name} as value from audit order by ${name} limit 1)
      union all select (select a.${name} from audit a where a.${name} > step.value order by a.${name} limit 1) from step where step.value is not null)
    select value from step where value is not null`.execute(db);
  return found.rows.map(({ value }) => value);
}

export async function actorsOf(db: Db): Promise<{ id: string; name: string }[]> {
  const found = await sql<{
    id: string;
    name: string;
  }>`select u.id, u.name from app_user u where exists (select from audit a where a.actor_id = u.id) order by u.name, u.id`.execute(db);
  return found.rows;
}
