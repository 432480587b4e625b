import { type Ctx, type Handlers, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { idsOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { addTags, deleteTag, insertTag, listTags, removeTags, type Tagging, tagsOfAccount, updateTag } from './tags.sql.ts';

type Input<Name extends keyof Handlers<'tags'>> = Parameters<Handlers<'tags'>[Name]>[1];

async function tagBy(ctx: Ctx, id: string) {
  const [tag] = await listTags(ctx.db, await scopeOf(ctx, 'reads'), ctx.today, id);
  if (!tag) throw notFound('tag');
  return tag;
}

async function change(ctx: WriteCtx, input: Input<'change'>) {
  const before = await tagBy(ctx, input.id);
  const nameEn = input.nameEn === undefined ? before.nameEn : input.nameEn;
  const written = await updateTag(ctx.db, { id: before.id, name: input.name ?? before.name, nameEn, revision: input.revision });
  if (!written) throw new Fault('stale', 'resource.stale');
  const after = await tagBy(ctx, input.id);
  await ctx.record({ action: 'tag.change', entity: 'tag', entityId: before.id, before, after });
  return after;
}

/** More ids than these are not kept to undo by. */
const MOST_TOLD = 10_000;

async function apply(ctx: WriteCtx, input: Input<'apply'>) {
  const accounts = await idsOf(ctx, input, catalogsOf, 'writes');
  const known = new Set((await listTags(ctx.db, await scopeOf(ctx, 'reads'), ctx.today)).map(({ id }) => id));
  if ([...input.add, ...input.remove].some((id) => !known.has(id))) throw notFound('tag');
  const of = (tags: string[]): Tagging => ({ accounts, tags, today: ctx.today, now: ctx.now, userId: ctx.actor.userId });
  const removed = input.remove.length ? await removeTags(ctx.db, of(input.remove)) : [];
  const added = input.add.length ? await addTags(ctx.db, of(input.add)) : [];
  const changed = new Set([...added, ...removed]);
  await ctx.record({ action: 'account.tag', entity: 'account', after: { add: input.add, remove: input.remove, added, removed } });
  if (changed.size) await ctx.emit('accounts.changed', { ids: changed.size > 1000 ? 'many' : [...changed] });
  return { changed: changed.size, added: added.slice(0, MOST_TOLD), removed: removed.slice(0, MOST_TOLD) };
}

export const tagsHandlers: Handlers<'tags'> = {
  async list(ctx) {
    return { items: await listTags(ctx.db, await scopeOf(ctx, 'reads'), ctx.today) };
  },
  async create(ctx, { name, nameEn = null }) {
    const id = newId();
    await insertTag(ctx.db, { id, name, nameEn }, { userId: ctx.actor.userId, now: ctx.now });
    const tag = await tagBy(ctx, id);
    await ctx.record({ action: 'tag.create', entity: 'tag', entityId: id, after: tag });
    return tag;
  },
  change,
  async remove(ctx, { id }) {
    const before = await tagBy(ctx, id);
    await deleteTag(ctx.db, id);
    await ctx.record({ action: 'tag.delete', entity: 'tag', entityId: id, before });
    return { done: true } as const;
  },
  async ofAccount(ctx, { accountId, asOf }) {
    await requireAccount(ctx, accountId, 'reads');
    return { items: await tagsOfAccount(ctx.db, accountId, asOf ?? null) };
  },
  apply,
};
