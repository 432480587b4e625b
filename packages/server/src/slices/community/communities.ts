import type { Community, CommunityDifference, Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { deleteAccount, insertAccount, putCommunity, type Standing, selectCommunities, selectStanding } from './communities.sql.ts';
import { communityRules, rules, setRules } from './community.rules.ts';
import { differencesOf } from './differences.ts';
import { indexQuestionsOf } from './index-questions.ts';
import { seenBy } from './seen-by.ts';

type Communities = Handlers<'communities'>;
type Input<Name extends keyof Communities> = Parameters<Communities[Name]>[1];

async function community(ctx: Ctx, id: string): Promise<Community> {
  const [found] = await selectCommunities(ctx.db, sql`c.id = ${id}::uuid and ${seenBy(ctx)}`);
  if (!found) throw notFound('community');
  return found;
}
const by = ({ now, actor }: Ctx) => ({ now, userId: actor.userId });

const list = async (ctx: Ctx) => ({ items: await selectCommunities(ctx.db, seenBy(ctx)) });

async function create(ctx: WriteCtx, draft: Input<'create'>) {
  const id = newId();
  await putCommunity(ctx.db, { id, archived: false, ...draft }, by(ctx));
  const after = await community(ctx, id);
  await ctx.record({ action: 'community.create', entity: 'community', entityId: id, after });
  return after;
}

async function change(ctx: WriteCtx, { id, revision, ...changes }: Input<'change'>) {
  const before = await community(ctx, id);
  if (before.revision !== revision) throw new Fault('stale', 'resource.stale');
  await putCommunity(ctx.db, { ...before, ...changes }, by(ctx));
  const after = await community(ctx, id);
  // Who finds its questions may have changed.
  if (before.open !== after.open || before.archived !== after.archived || before.productId !== after.productId)
    await indexQuestionsOf(ctx.db, sql`q.community_id = ${id}::uuid`);
  await ctx.record({ action: 'community.change', entity: 'community', entityId: id, before, after });
  return after;
}

async function standing(ctx: Ctx, use: 'reads' | 'writes', of: { communityId: string; accountId?: string }): Promise<Standing[]> {
  const scope = await scopeOf(ctx, use);
  return selectStanding(ctx.db, { ...of, scope, rules: await communityRules(ctx.db) });
}
const shown = ({ accountId, accountName }: Standing, addedAt: string, differs: CommunityDifference[]) => ({
  accountId,
  accountName,
  addedAt,
  differs,
});

async function accounts(ctx: Ctx, { id }: Input<'accounts'>) {
  const of = await community(ctx, id);
  const found = await standing(ctx, 'reads', { communityId: id });
  return { items: found.flatMap((one) => (one.addedAt ? [shown(one, one.addedAt, differencesOf(of, one))] : [])) };
}

/** A company that the caller may bring, as it stands to the community. */
async function candidate(ctx: Ctx, { id, accountId }: Input<'differences'>) {
  const of = await community(ctx, id);
  const [one] = await standing(ctx, 'writes', { communityId: id, accountId });
  if (!one) throw notFound('account');
  return { of, one, differs: differencesOf(of, one) };
}
const differences = async (ctx: Ctx, input: Input<'differences'>) => ({ items: (await candidate(ctx, input)).differs });

const NAMES: Record<Language, Record<CommunityDifference['what'], string> & { and: string }> = {
  zh: { priceLevel: '价格等级', channelSource: '渠道来源', and: '、' },
  en: { priceLevel: 'price level', channelSource: 'channel source', and: ' and ' },
};
async function addAccount(ctx: WriteCtx, { although, ...key }: Input<'addAccount'>) {
  const { of, one, differs } = await candidate(ctx, key);
  if (of.open) throw new Fault('conflict', 'community.is_open');
  const words = NAMES[ctx.language];
  if (differs.length && !although)
    throw new Fault('conflict', 'community.differs', { what: differs.map(({ what }) => words[what]).join(words.and) });
  await insertAccount(ctx.db, key, by(ctx));
  await ctx.record({ action: 'community.add_account', entity: 'account', entityId: key.accountId, after: { community: of.name, differs } });
  return shown(one, one.addedAt ?? ctx.now, differs);
}

async function removeAccount(ctx: WriteCtx, key: Input<'removeAccount'>) {
  const { of } = await candidate(ctx, key);
  if (!(await deleteAccount(ctx.db, key))) throw notFound('community');
  await ctx.record({ action: 'community.remove_account', entity: 'account', entityId: key.accountId, before: { community: of.name } });
  return { done: true } as const;
}

export const communitiesHandlers: Communities = { list, create, change, accounts, differences, addAccount, removeAccount, rules, setRules };
