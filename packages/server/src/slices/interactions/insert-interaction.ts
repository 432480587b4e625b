import type { Interaction, InteractionInput } from '@fulcrum/contract';
import { sql } from 'kysely';
import type * as z from 'zod';
import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { arePeopleThere, selectInteraction } from './interactions.sql.ts';

/** What is said of a contact made, its defaults filled. */
export type Made = z.output<typeof InteractionInput>;
export type NewInteraction = Made & { accountId: string; taskId?: string };

export function checkDay(ctx: WriteCtx, happenedOn: string): void {
  if (happenedOn > ctx.today)
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['happenedOn'], code: 'too_big', message: `≤ ${ctx.today}` }]);
}

/**
 * Writes a contact made and records it, in the caller's transaction. The caller has checked who may.
 * Fails with not_found for a contact of another account, with invalid for a day to come.
 */
export async function insertInteraction(ctx: WriteCtx, i: NewInteraction): Promise<Interaction> {
  const happenedOn = i.happenedOn ?? ctx.today;
  checkDay(ctx, happenedOn);
  if (!(await arePeopleThere(ctx.db, i.accountId, i.contactIds))) throw notFound('contact');
  const id = newId();
  await sql`
    insert into interaction (account_id, id, contact_ids, kind, channel, direction, two_way, happened_on, known_at, recorded_at, summary, next_step,
      about_use, about_problems, about_needs, about_activities, task_id, author_id)
    values (${i.accountId}, ${id}, ${i.contactIds}::uuid[], ${i.kind}, ${i.channel}, ${i.direction}, ${i.twoWay}, ${happenedOn}, ${ctx.today}, ${ctx.now},
      ${i.summary}, ${i.nextStep || null}, ${i.regular?.use || null}, ${i.regular?.problems || null}, ${i.regular?.needs || null},
      ${i.regular?.activities || null}, ${i.taskId ?? null}, ${ctx.actor.userId})`.execute(ctx.db);
  const row = await selectInteraction(ctx.db, i.accountId, id);
  if (!row) throw new Error('an interaction just written is gone');
  await ctx.record({ action: 'interaction.log', entity: 'interaction', entityId: id, after: row });
  return row;
}

/** Takes back one that something else left, or all that were logged with a task, with their before-image in the audit. Returns how many. */
export async function withdrawInteractions(ctx: WriteCtx, accountId: string, of: { id: string } | { taskId: string }): Promise<number> {
  const which = 'id' in of ? sql`id = ${of.id}` : sql`task_id = ${of.taskId}`;
  const gone = await sql<{ image: unknown }>`
    delete from interaction i where account_id = ${accountId} and ${which} returning to_jsonb(i) as image`.execute(ctx.db);
  const before = gone.rows.map((row) => row.image);
  const [entity, entityId] = 'id' in of ? ['interaction', of.id] : ['task', of.taskId];
  if (before.length) await ctx.record({ action: 'interaction.withdraw', entity, entityId, before });
  return gone.rows.length;
}
