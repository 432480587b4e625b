import type { contacts } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, ruleOf, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';

import { type ContactRow, contactById, deleteContact, insertContact, listContacts, updateContact } from './contacts.sql.ts';

type Input<Name extends keyof typeof contacts> = Parameters<Handlers<'contacts'>[Name]>[1];

const shown = (row: ContactRow) => ({
  id: row.id,
  accountId: row.account_id,
  code: row.code,
  name: row.name,
  salutation: row.salutation,
  title: row.title,
  rank: row.rank,
  department: row.department,
  decisionRole: row.decision_role,
  phone: row.phone,
  email: row.email,
  wechat: row.wechat,
  birthday: row.birthday,
  leftOn: row.left_on,
  revision: row.revision,
});

function changed(base: ContactRow, input: Omit<Input<'change'>, 'id' | 'revision'>): ContactRow {
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  return {
    ...base,
    name: pick(input.name, base.name),
    salutation: pick(input.salutation, base.salutation),
    title: pick(input.title, base.title),
    rank: pick(input.rank, base.rank),
    department: pick(input.department, base.department),
    decision_role: pick(input.decisionRole, base.decision_role),
    phone: pick(input.phone, base.phone),
    email: pick(input.email, base.email),
    wechat: pick(input.wechat, base.wechat),
    birthday: pick(input.birthday, base.birthday),
    left_on: pick(input.leftOn, base.left_on),
  };
}

const NOBODY = {
  code: null,
  salutation: null,
  title: null,
  rank: null,
  department: null,
  decision_role: null,
  phone: null,
  email: null,
  wechat: null,
  birthday: null,
  left_on: null,
  revision: 1,
} as const;

/** A search over names that are masked would confirm them. */
async function list(ctx: Ctx, input: Input<'list'>) {
  if (input.q && ruleOf(ctx.actor).masked.includes('person')) throw new Fault('invalid', 'input.masked', { field: 'name' });
  const rows = await listContacts(ctx.db, await scopeOf(ctx, 'reads'), {
    accountId: input.accountId ?? null,
    q: input.q ?? null,
    after: readCursor(input.cursor, 1),
    limit: input.limit,
  });
  return pageFrom(rows, input.limit, shown, (row) => [row.id]);
}

/** One person, if the caller's scope meets their account. */
export async function contactOf(ctx: Ctx, id: string) {
  const row = await contactById(ctx.db, await scopeOf(ctx, 'reads'), id);
  if (!row) throw notFound('contact');
  return shown(row);
}

async function create(ctx: WriteCtx, input: Input<'create'>) {
  await requireAccount(ctx, input.accountId, 'writes');
  const row = changed({ ...NOBODY, id: newId(), account_id: input.accountId, name: input.name, code: input.code ?? null }, input);
  await insertContact(ctx.db, row, ctx.today, ctx.now);
  await ctx.record({ action: 'contact.create', entity: 'contact', entityId: row.id, after: row });
  return shown(row);
}

async function change(ctx: WriteCtx, input: Input<'change'>) {
  const before = await contactById(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('contact');
  const row = changed(before, input);
  if (!(await updateContact(ctx.db, row, input.revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'contact.change', entity: 'contact', entityId: row.id, before, after: row });
  return shown({ ...row, revision: input.revision + 1 });
}

async function remove(ctx: WriteCtx, input: Input<'remove'>) {
  const before = await contactById(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('contact');
  await deleteContact(ctx.db, before);
  await ctx.record({ action: 'contact.delete', entity: 'contact', entityId: before.id, before });
  return { done: true } as const;
}

export const contactsHandlers: Handlers<'contacts'> = { list, create, change, remove };
