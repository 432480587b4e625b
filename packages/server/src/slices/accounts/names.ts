import type { AccountName, names } from '@fulcrum/contract';
import { type Ctx, type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { deleteNames, insertNames, listNames } from './names.sql.ts';

type Input<Name extends keyof typeof names> = Parameters<Handlers<'names'>[Name]>[1];

async function list(ctx: Ctx, { accountId }: Input<'list'>) {
  await requireAccount(ctx, accountId, 'reads');
  return { items: await listNames(ctx.db, accountId) };
}

async function add(ctx: WriteCtx, input: Input<'add'>): Promise<AccountName> {
  await requireAccount(ctx, input.accountId, 'writes');
  const { kind, value, validFrom = null, validUntil = null } = input;
  const name = { id: newId(), kind, value, validFrom, validUntil };
  const source = ctx.actor.name;
  const added = await insertNames(ctx.db, input.accountId, [name], { source, today: ctx.today, now: ctx.now });
  if (!added.length) throw new Fault('conflict', 'resource.taken', { field: 'name', value });
  await ctx.record({ action: 'account.name_add', entity: 'account', entityId: input.accountId, after: name });
  await ctx.emit('accounts.changed', { ids: [input.accountId] }, input.accountId);
  return { ...name, source };
}

async function remove(ctx: WriteCtx, { accountId, id }: Input<'remove'>) {
  await requireAccount(ctx, accountId, 'writes');
  const [before] = await deleteNames(ctx.db, accountId, [id]);
  if (!before) throw notFound('name');
  await ctx.record({ action: 'account.name_remove', entity: 'account', entityId: accountId, before });
  await ctx.emit('accounts.changed', { ids: [accountId] }, accountId);
  return { done: true } as const;
}

export const namesHandlers: Handlers<'names'> = { list, add, remove };
