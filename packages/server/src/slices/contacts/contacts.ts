import { Channels, type Contact } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, ruleOf, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { checkCustom, maskCustom } from '../settings/index.ts';
import {
  type ContactRow,
  contactById,
  deleteContact,
  employmentOf,
  insertContact,
  insertContactPast,
  type ListedContact,
  listContacts,
  updateContact,
} from './contacts.sql.ts';
import { link, unlink } from './link-contacts.ts';
import { mailAgain } from './mail-again.ts';
import { moveContact } from './move-contact.ts';

type Input<Name extends keyof Handlers<'contacts'>> = Parameters<Handlers<'contacts'>[Name]>[1];

const stopOf = ({ refused_at, bounced_at, bounce_status, bounce_reason }: Partial<ListedContact>): Contact['mailStop'] =>
  refused_at || bounced_at
    ? { refusedAt: refused_at ?? null, bouncedAt: bounced_at ?? null, status: bounce_status ?? null, reason: bounce_reason ?? null }
    : null;

const shown = (row: ContactRow & Partial<ListedContact>): Contact => ({
  id: row.id,
  accountId: row.account_id,
  personId: row.person_id ?? row.id,
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
  channels: Channels.parse(row.channels),
  postalAddress: row.postal_address,
  style: row.style,
  attitude: row.attitude,
  depth: row.depth,
  doNotContact: row.do_not_contact,
  birthday: row.birthday,
  startedOn: row.started_on,
  leftOn: row.left_on,
  custom: row.custom,
  lastMetOn: row.last_met_on ?? null,
  mailStop: stopOf(row),
  revision: row.revision,
});

function changed(base: ContactRow, input: Omit<Input<'change'>, 'id' | 'revision'>, today: string): ContactRow {
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  const leftOn = pick(input.leftOn, base.left_on);
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
    channels: pick(input.channels, base.channels),
    postal_address: pick(input.postalAddress, base.postal_address),
    style: pick(input.style, base.style),
    attitude: pick(input.attitude, base.attitude),
    depth: pick(input.depth, base.depth),
    do_not_contact: pick(input.doNotContact, base.do_not_contact),
    birthday: pick(input.birthday, base.birthday),
    started_on: pick(input.startedOn, base.started_on),
    left_on: leftOn,
    left_known_at: leftOn === null ? null : (base.left_known_at ?? today),
    custom: { ...base.custom, ...input.custom },
  };
}

const NOBODY: Omit<ContactRow, 'id' | 'account_id' | 'name' | 'code'> = {
  person_id: null,
  salutation: null,
  title: null,
  rank: null,
  department: null,
  decision_role: null,
  phone: null,
  email: null,
  wechat: null,
  channels: {},
  postal_address: null,
  style: null,
  attitude: 'unknown',
  depth: 'none',
  do_not_contact: false,
  birthday: null,
  started_on: null,
  left_on: null,
  left_known_at: null,
  custom: {},
  revision: 1,
};

/** A search over names that are masked would confirm them. */
async function list(ctx: Ctx, input: Input<'list'>) {
  if (input.q && ruleOf(ctx.actor).masked.includes('person')) throw new Fault('invalid', 'input.masked', { field: 'name' });
  const asOf = input.asOf ?? ctx.today;
  const rows = await listContacts(ctx.db, await scopeOf(ctx, 'reads'), {
    accountId: input.accountId ?? null,
    q: input.q ?? null,
    after: readCursor(input.cursor, 1),
    limit: input.limit,
    asOf,
    isPast: asOf < ctx.today,
  });
  const mask = await maskCustom(ctx, 'contact');
  return pageFrom(
    rows,
    input.limit,
    (row) => ({ ...shown({ ...row, custom: mask(row.custom) }), accountName: row.account_name }),
    (row) => [row.id],
  );
}

function checkDates(row: ContactRow): void {
  if (row.started_on && row.left_on && row.left_on < row.started_on) throw new Fault('invalid', 'contact.left_before_start');
}

/** One person, if the caller's scope meets their account. */
export async function contactOf(ctx: Ctx, id: string) {
  const row = await contactById(ctx.db, await scopeOf(ctx, 'reads'), id);
  if (!row) throw notFound('contact');
  return shown(row);
}

async function create(ctx: WriteCtx, input: Input<'create'>) {
  await requireAccount(ctx, input.accountId, 'writes');
  await checkCustom(ctx, 'contact', input.custom);
  const fresh: ContactRow = { ...NOBODY, id: newId(), account_id: input.accountId, name: input.name, code: input.code ?? null };
  const row = changed(fresh, input, ctx.today);
  checkDates(row);
  await insertContact(ctx.db, row, ctx.today, ctx.now);
  await ctx.record({ action: 'contact.create', entity: 'contact', entityId: row.id, after: row });
  return shown(row);
}

async function change(ctx: WriteCtx, input: Input<'change'>) {
  const before = await contactById(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('contact');
  await checkCustom(ctx, 'contact', input.custom);
  const row = changed(before, input, ctx.today);
  checkDates(row);
  if (!(await updateContact(ctx.db, row, input.revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  await insertContactPast(ctx.db, before, row, { today: ctx.today, now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'contact.change', entity: 'contact', entityId: row.id, before, after: row });
  if (row.left_on && !before.left_on) await ctx.emit('contact.left', { contactId: row.id, leftOn: row.left_on }, row.account_id);
  return shown({ ...row, revision: input.revision + 1 });
}

async function move(ctx: WriteCtx, input: Input<'move'>) {
  return shown(await moveContact(ctx, input));
}

async function employment(ctx: Ctx, input: Input<'employment'>) {
  const scope = await scopeOf(ctx, 'reads');
  const contact = await contactById(ctx.db, scope, input.id);
  if (!contact) throw notFound('contact');
  return { items: await employmentOf(ctx.db, scope, contact.person_id ?? contact.id, input.asOf ?? ctx.today) };
}

async function remove(ctx: WriteCtx, input: Input<'remove'>) {
  const before = await contactById(ctx.db, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound('contact');
  await deleteContact(ctx.db, before);
  await ctx.record({ action: 'contact.delete', entity: 'contact', entityId: before.id, before });
  return { done: true } as const;
}

export const contactsHandlers: Handlers<'contacts'> = { list, create, change, move, employment, link, unlink, mailAgain, remove };
