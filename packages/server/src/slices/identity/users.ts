import type { Role } from '@fulcrum/contract';
import { sql } from 'kysely';
import { readCursor, writeCursor } from '../../access/cursor.ts';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { NIL_ID, newId } from '../../kernel/ids.ts';
import { type UserRow, userById } from './identity.sql.ts';
import { checkPassword, hashPassword } from './password.ts';

export interface UserFields {
  email: string;
  name: string;
  role: Role;
  teamId?: string | null | undefined;
  regionId?: string | null | undefined;
  visibility?: UserRow['visibility'] | undefined;
  seniority?: UserRow['seniority'] | undefined;
  capacity?: number | null | undefined;
  language?: 'zh' | 'en' | undefined;
  password?: string | undefined;
}

const shown = (row: UserRow) => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  teamId: row.team_id,
  regionId: row.region_id,
  visibility: row.visibility,
  seniority: row.seniority,
  capacity: row.capacity,
  language: row.language,
  disabled: row.disabled_at !== null,
  createdAt: row.created_at,
});

export async function listUsers(ctx: Ctx, input: { limit: number; cursor?: string | undefined; q?: string | undefined }) {
  const after = readCursor(input.cursor, 2);
  const found = await sql<UserRow>`
    select u.*, null as team_name from app_user u
    where (${input.q ?? null}::text is null or lower(u.name || ' ' || u.email) like '%' || lower(${input.q ?? ''}) || '%')
      and (${after === null} or (u.name, u.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? NIL_ID}::uuid))
    order by u.name, u.id limit ${input.limit + 1}`.execute(ctx.db);
  const rows = found.rows.slice(0, input.limit);
  const last = rows.at(-1);
  return { items: rows.map(shown), nextCursor: found.rows.length > input.limit && last ? writeCursor([last.name, last.id]) : null };
}

export async function insertUser(ctx: WriteCtx, input: UserFields): Promise<UserRow> {
  if (input.password !== undefined) checkPassword(input.password, input.email);
  const id = newId();
  await sql`
    insert into app_user (id, email, name, role, team_id, region_id, visibility, seniority, capacity, language, password_hash, created_at)
    values (${id}, ${input.email}, ${input.name}, ${input.role}, ${input.teamId ?? null}, ${input.regionId ?? null}, ${input.visibility ?? null}, ${input.seniority ?? null}, ${input.capacity ?? null}, ${input.language ?? null},
      ${input.password === undefined ? null : await hashPassword(input.password)}, ${ctx.now})`.execute(ctx.db);
  return (await userById(ctx.db, id))!;
}

export async function createUser(ctx: WriteCtx, input: UserFields) {
  const row = await insertUser(ctx, input);
  await ctx.record({ action: 'user.create', entity: 'user', entityId: row.id, after: shown(row) });
  return shown(row);
}

async function keepOneAdministrator(ctx: WriteCtx): Promise<void> {
  const found = await sql`select 1 from app_user where role = 'administrator' and disabled_at is null limit 1`.execute(ctx.db);
  if (!found.rows.length) throw new Fault('conflict', 'access.last_administrator');
}

export async function changeUser(ctx: WriteCtx, input: Partial<UserFields> & { id: string; disabled?: boolean | undefined }) {
  const before = await userById(ctx.db, input.id);
  if (!before) throw notFound('user');
  if (input.password !== undefined) checkPassword(input.password, input.email ?? before.email);
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  await sql`
    update app_user set email = ${input.email ?? before.email}, name = ${input.name ?? before.name}, role = ${input.role ?? before.role},
      team_id = ${pick(input.teamId, before.team_id)}, region_id = ${pick(input.regionId, before.region_id)}, visibility = ${pick(input.visibility, before.visibility)},
      seniority = ${pick(input.seniority, before.seniority)}, capacity = ${pick(input.capacity, before.capacity)},
      password_hash = ${input.password === undefined ? before.password_hash : await hashPassword(input.password)},
      disabled_at = ${input.disabled === undefined ? before.disabled_at : input.disabled ? (before.disabled_at ?? ctx.now) : null}
    where id = ${input.id}`.execute(ctx.db);
  if (input.disabled || input.password !== undefined) await sql`delete from session where user_id = ${input.id}`.execute(ctx.db);
  await keepOneAdministrator(ctx);
  const row = (await userById(ctx.db, input.id))!;
  await ctx.record({ action: 'user.change', entity: 'user', entityId: row.id, before: shown(before), after: shown(row) });
  return shown(row);
}
