import type { Handlers, WriteCtx } from '../../access/index.ts';
import { requireAccount, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { type ContactRow, contactById, insertContact, updateContact } from './contacts.sql.ts';

type Input = Parameters<Handlers<'contacts'>['move']>[1];

/**
 * A person changes employer: the post here ends, one there begins, and both are of one person. What belongs to the human goes along
 * (how to call them, their own numbers, style, attitude, how well we know them); what belongs to the post does not.
 */
export async function moveContact(ctx: WriteCtx, input: Input): Promise<ContactRow> {
  const before = await contactById(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('contact');
  await requireAccount(ctx, input.toAccountId, 'writes');
  if (input.toAccountId === before.account_id) throw new Fault('invalid', 'contact.same_account');
  const on = input.on ?? ctx.today;
  const leftOn = before.left_on && before.left_on <= on ? before.left_on : on;
  if (before.started_on && leftOn < before.started_on) throw new Fault('invalid', 'contact.left_before_start');
  const left: ContactRow = { ...before, left_on: leftOn, left_known_at: before.left_known_at ?? ctx.today };
  if (!(await updateContact(ctx.db, left, input.revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  const row: ContactRow = {
    ...before,
    id: newId(),
    account_id: input.toAccountId,
    person_id: before.person_id ?? before.id,
    code: null,
    title: input.title ?? null,
    department: input.department ?? null,
    rank: input.rank ?? null,
    decision_role: input.decisionRole ?? null,
    email: null,
    channels: { ...before.channels, mails: [] },
    postal_address: null,
    started_on: on,
    left_on: null,
    left_known_at: null,
    revision: 1,
  };
  await insertContact(ctx.db, row, ctx.today, ctx.now);
  await ctx.record({ action: 'contact.move', entity: 'contact', entityId: before.id, before, after: { left, joined: row } });
  if (!before.left_on) await ctx.emit('contact.left', { contactId: before.id, leftOn }, before.account_id);
  await ctx.emit('contact.joined', { contactId: row.id, personId: row.person_id ?? row.id }, row.account_id);
  return row;
}
