import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import type { InteractionKind } from './interactions.rules.ts';
import { type InteractionRow, selectInteraction, selectParties } from './interactions.sql.ts';

export interface NewInteraction {
  accountId: string;
  contactId?: string | null | undefined;
  kind: InteractionKind;
  direction?: 'out' | 'in';
  twoWay: boolean;
  /** Today when absent. */
  happenedOn?: string | undefined;
  summary: string;
  nextStep?: string | undefined;
  taskId?: string | undefined;
}

/**
 * Writes a contact made and records it, in the caller's transaction. The caller has checked who may.
 * Fails with not_found for a contact of another account, with invalid for a day to come.
 */
export async function insertInteraction(ctx: WriteCtx, i: NewInteraction): Promise<InteractionRow> {
  const happenedOn = i.happenedOn ?? ctx.today;
  if (happenedOn > ctx.today)
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['happenedOn'], code: 'too_big', message: `≤ ${ctx.today}` }]);
  const parties = await selectParties(ctx.db, { all: true }, i.accountId, i.contactId ?? null);
  if (!parties.contact) throw notFound('contact');
  const id = newId();
  await sql`
    insert into interaction (account_id, id, contact_id, kind, direction, two_way, happened_on, known_at, recorded_at, summary, next_step, task_id, author_id)
    values (${i.accountId}, ${id}, ${i.contactId ?? null}, ${i.kind}, ${i.direction ?? 'out'}, ${i.twoWay}, ${happenedOn}, ${ctx.today}, ${ctx.now},
      ${i.summary}, ${i.nextStep ?? null}, ${i.taskId ?? null}, ${ctx.actor.userId})`.execute(ctx.db);
  const row = await selectInteraction(ctx.db, i.accountId, id);
  if (!row) throw new Error('an interaction just written is gone');
  await ctx.record({ action: 'interaction.log', entity: 'interaction', entityId: id, after: row });
  return row;
}

/** Takes back what was logged with a task, with its before-image in the audit. Returns how many. */
export async function withdrawInteractions(ctx: WriteCtx, accountId: string, taskId: string): Promise<number> {
  const gone = await sql<{ image: unknown }>`
    delete from interaction i where account_id = ${accountId} and task_id = ${taskId} returning to_jsonb(i) as image`.execute(ctx.db);
  const before = gone.rows.map((row) => row.image);
  if (before.length) await ctx.record({ action: 'interaction.withdraw', entity: 'task', entityId: taskId, before });
  return gone.rows.length;
}
