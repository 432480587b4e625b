import type { Absence } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, may, type WriteCtx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { signingPeople } from './subject.sql.ts';

type Input<Name extends keyof Handlers<'approvals'>> = Parameters<Handlers<'approvals'>[Name]>[1];

const select = (where: Sql): Sql<Absence> => sql<Absence>`
  select b.id, b.user_id as "userId", u.name as "userName", b.deputy_id as "deputyId", d.name as "deputyName", b.from_on as "from", b.until_on as until
  from absence b join app_user u on u.id = b.user_id join app_user d on d.id = b.deputy_id where b.ended_at is null and ${where}
  order by b.from_on, b.id limit 500`;
const administers = (ctx: Ctx): boolean => may(ctx.actor, 'settings.manage');
const mine = (ctx: Ctx): Sql => (administers(ctx) ? sql`true` : sql`${ctx.actor.userId}::uuid in (b.user_id, b.deputy_id)`);

export async function absences(ctx: Ctx) {
  return { items: (await select(sql`b.until_on >= ${ctx.today}::date and ${mine(ctx)}`).execute(ctx.db)).rows };
}

export async function setAbsence(
  ctx: WriteCtx,
  { userId = ctx.actor.userId ?? undefined, deputyId, from, until }: Input<'setAbsence'>,
): Promise<Absence> {
  if (userId !== ctx.actor.userId && !administers(ctx)) throw new Fault('forbidden', 'access.forbidden');
  if (userId === deputyId) throw new Fault('invalid', 'absence.self');
  if (until < from) throw new Fault('invalid', 'absence.days');
  const people = await signingPeople(ctx.db);
  if (!userId || ![userId, deputyId].every((id) => people.some((one) => one.id === id))) throw new Fault('invalid', 'approval.person');
  // Two who name a deputy at once come one after the other.
  await sql`select from app_user where id = ${userId}::uuid for no key update`.execute(ctx.db);
  const there = await sql`select from absence b where b.user_id = ${userId}::uuid and b.ended_at is null
    and daterange(b.from_on, b.until_on, '[]') && daterange(${from}::date, ${until}::date, '[]')`.execute(ctx.db);
  if (there.rows.length) throw new Fault('conflict', 'absence.overlaps');
  const id = newId();
  await sql`insert into absence (id, user_id, deputy_id, from_on, until_on, set_by, set_at)
    values (${id}, ${userId}, ${deputyId}, ${from}::date, ${until}::date, ${ctx.actor.userId}, ${ctx.now})`.execute(ctx.db);
  await ctx.record({ action: 'absence.set', entity: 'user', entityId: userId, after: { deputyId, from, until } });
  return (await select(sql`b.id = ${id}::uuid`).execute(ctx.db)).rows[0]!;
}

export async function endAbsence(ctx: WriteCtx, { id }: Input<'endAbsence'>): Promise<{ done: true }> {
  const own = administers(ctx) ? sql`true` : sql`b.user_id = ${ctx.actor.userId}::uuid`;
  const found = (await select(sql`b.id = ${id}::uuid and ${own}`).execute(ctx.db)).rows[0];
  if (!found) throw notFound('absence');
  await sql`update absence set ended_at = ${ctx.now} where id = ${id}::uuid`.execute(ctx.db);
  await ctx.record({ action: 'absence.end', entity: 'user', entityId: found.userId, before: found });
  return { done: true };
}
