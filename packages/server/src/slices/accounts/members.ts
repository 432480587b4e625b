import type { Member } from '@fulcrum/contract';
import { type Ctx, type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { deleteMember, insertMember, isMember, memberById, membersOf, ownersOf, updateMember } from './members.sql.ts';

type Input<Name extends keyof Handlers<'members'>> = Parameters<Handlers<'members'>[Name]>[1];

function checkDates({ since, until }: Pick<Member, 'since' | 'until'>): void {
  if (until && until < since) throw new Fault('invalid', 'member.ends_before_start');
}

async function found(ctx: WriteCtx, { accountId, id }: Input<'remove'>): Promise<Member> {
  await requireAccount(ctx, accountId, 'writes');
  const row = await memberById(ctx.db, accountId, id);
  if (!row) throw notFound('member');
  return row;
}

/** Whoever is of the team meets the account as its owner does, from `since` on. */
async function add(ctx: WriteCtx, input: Input<'add'>): Promise<Member> {
  await requireAccount(ctx, input.accountId, 'writes');
  const row = { ...input, id: newId(), since: input.since ?? ctx.today, until: input.until ?? null, note: input.note ?? null };
  checkDates(row);
  if (await isMember(ctx.db, row)) throw new Fault('conflict', 'member.already');
  if (!(await insertMember(ctx.db, row, ctx))) throw notFound('user');
  await ctx.record({ action: 'member.add', entity: 'account', entityId: input.accountId, after: row });
  return (await memberById(ctx.db, row.accountId, row.id))!;
}

/** Makes somebody one of the team from today on; nothing where they are already, or can sign in no more. */
export async function joinTeam(ctx: WriteCtx, of: Pick<Member, 'accountId' | 'userId' | 'role'>): Promise<void> {
  if (await isMember(ctx.db, of)) return;
  const row = { ...of, id: newId(), since: ctx.today, until: null, note: null };
  if (await insertMember(ctx.db, row, ctx))
    await ctx.record({ action: 'member.add', entity: 'account', entityId: of.accountId, after: row });
}

async function change(ctx: WriteCtx, input: Input<'change'>): Promise<Member> {
  const before = await found(ctx, input);
  const row: Member = {
    ...before,
    since: input.since ?? before.since,
    until: input.until === undefined ? before.until : input.until,
    note: input.note === undefined ? before.note : input.note,
  };
  checkDates(row);
  await updateMember(ctx.db, row, ctx.now);
  await ctx.record({ action: 'member.change', entity: 'account', entityId: input.accountId, before, after: row });
  return row;
}

async function remove(ctx: WriteCtx, input: Input<'remove'>) {
  const before = await found(ctx, input);
  await deleteMember(ctx.db, before);
  await ctx.record({ action: 'member.remove', entity: 'account', entityId: input.accountId, before });
  return { done: true } as const;
}

const reading =
  <T>(read: (db: Ctx['db'], accountId: string, asOf: string) => Promise<T[]>) =>
  async (ctx: Ctx, input: Input<'list'>) => {
    await requireAccount(ctx, input.accountId, 'reads');
    return { items: await read(ctx.db, input.accountId, input.asOf ?? ctx.today) };
  };

export const membersHandlers: Handlers<'members'> = { list: reading(membersOf), owners: reading(ownersOf), add, change, remove };
