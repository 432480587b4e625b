import type { Both } from '@fulcrum/contract';
import type { WriteCtx } from '../access/index.ts';
import { syncAccountState } from '../policy/account-state.ts';
import { type Cleared, deleteDemo, type Removed } from './delete-demo.sql.ts';
import { insertContracts } from './insert-contracts.sql.ts';
import {
  giveProviders,
  insertAccounts,
  insertContacts,
  insertInteractions,
  insertMembers,
  insertOrders,
  insertProducts,
  insertStaff,
  markDemo,
} from './insert-demo.sql.ts';
import { insertFacts } from './insert-facts.sql.ts';
import { insertRows } from './insert-rows.sql.ts';
import { insertUsage } from './insert-usage.sql.ts';
import { inventDemo } from './invent-demo.ts';
import { USAGE_DAYS } from './invent-usage.ts';
import { linkObjectives } from './link-objectives.sql.ts';
import { seeded } from './random.ts';
import { readRecipe } from './recipe.ts';
import { countKept } from './release-staff.sql.ts';

export const DEMO_NOTE: Both = {
  zh: '这是虚构的演示数据：客户、联系人、订单与跟进记录均由程序生成，与真实情况无关。可随时清除。',
  en: 'This is synthetic demo data: customers, contacts, orders and interactions are invented and tell nothing of anybody real. It can be cleared at any time.',
};

/** What one demo draws from lies apart from what the next does. */
const NEXT_SEED = 1000;

export interface DemoLoaded {
  accounts: number;
  users: number;
  contacts: number;
  orders: number;
  interactions: number;
  /** Says that all of it is synthetic. */
  note: Both;
}

/**
 * Fills the installation with the demo data of a template, in the caller's transaction; what an earlier load left is replaced.
 * The same template on the same day gives the same data.
 */
export async function loadDemo(ctx: WriteCtx, template: string): Promise<DemoLoaded> {
  const { db, now, today } = ctx;
  const { language, baseCurrency } = ctx.organisation ?? { language: ctx.language, baseCurrency: 'CNY' };
  await takeAway(ctx);
  const { recipe, names } = await recipeOf(ctx, template);
  const made = inventDemo({ random: seeded(recipe.seed), aside: seeded(recipe.seed + 1), recipe, listed: names, language, today }, now);
  const { accounts, contacts, orders, interactions, staff } = made;
  await insertRows(db, made.regions, now);
  await insertStaff(db, made.teams, staff, now);
  await insertAccounts(db, accounts, now);
  await insertContacts(db, contacts, now);
  await insertProducts(db, made.products, now);
  await insertOrders(db, orders, made.lines, baseCurrency, now);
  await insertInteractions(db, interactions, now);
  await insertUsage(db, made.usage, { today, days: USAGE_DAYS, now });
  await insertFacts(db, made.facts, baseCurrency, now);
  await insertContracts(db, made.signed, baseCurrency, now);
  await insertMembers(db, made.members, now);
  await insertRows(db, made.groups, now);
  await linkObjectives(db);
  await syncAccountState(db, { ids: accounts.map(({ id }) => id) });
  await markDemo(db, true);
  await giveProviders(db, made.products, now);
  const counts = {
    accounts: accounts.length,
    users: staff.length,
    contacts: contacts.length,
    orders: orders.length,
    interactions: interactions.length,
  };
  await ctx.record({ action: 'demo.load', entity: 'organisation', after: { template, ...counts } });
  await ctx.emit('accounts.changed', { ids: 'many' });
  await ctx.emit('orders.changed', {});
  return { ...counts, note: DEMO_NOTE };
}

/** Whoever of an earlier demo stays as a name keeps their id: the next is invented otherwise. */
async function recipeOf(ctx: WriteCtx, template: string): ReturnType<typeof readRecipe> {
  const { recipe, names } = await readRecipe(ctx.services.templatesDir, template);
  return { recipe: { ...recipe, seed: recipe.seed + NEXT_SEED * (await countKept(ctx.db)) }, names };
}

/** Takes the demo data away again, in the caller's transaction; what people added themselves stays. */
export async function clearDemo(ctx: WriteCtx): Promise<Cleared> {
  const { accounts, users, kept } = await takeAway(ctx);
  await markDemo(ctx.db, false);
  await ctx.record({ action: 'demo.clear', entity: 'organisation', after: { accounts, users, kept } });
  await ctx.emit('accounts.changed', { ids: 'many' });
  return { accounts, users };
}

/** A line of the log tells what of invented people's work at real records passed to whom. */
async function takeAway(ctx: WriteCtx): Promise<Removed> {
  const mark = (ctx.organisation?.language ?? ctx.language) === 'zh' ? '（演示）' : ' (demo)';
  const removed = await deleteDemo(ctx.db, { userId: ctx.actor.userId, via: ctx.origin.via, now: ctx.now, mark });
  const { toId, ...passed } = removed.passed;
  if (Object.values(passed).some((ids) => ids.length))
    await ctx.record({ action: 'demo.pass_on', entity: 'organisation', after: { toId, ...passed } });
  return removed;
}
