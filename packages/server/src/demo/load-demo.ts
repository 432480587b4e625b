import type { Both } from '@fulcrum/contract';
import type { WriteCtx } from '../access/index.ts';
import { syncAccountState } from '../policy/account-state.ts';
import { type Cleared, deleteDemo } from './delete-demo.sql.ts';
import { insertContracts } from './insert-contracts.sql.ts';
import {
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
import { insertUsage } from './insert-usage.sql.ts';
import { inventAccounts, inventContacts, type Setting } from './invent-accounts.ts';
import { inventContracts } from './invent-contracts.ts';
import { inventFacts } from './invent-facts.ts';
import { inventInteractions } from './invent-interactions.ts';
import { inventMarket } from './invent-market.ts';
import { inventMembers } from './invent-members.ts';
import { inventOrders, inventProducts } from './invent-orders.ts';
import { inventPayments } from './invent-payments.ts';
import { inventStaff } from './invent-staff.ts';
import { inventSubscriptions } from './invent-subscriptions.ts';
import { inventUsage, seatedAsSigned, USAGE_DAYS } from './invent-usage.ts';
import { seeded } from './random.ts';
import { readRecipe } from './recipe.ts';

export const DEMO_NOTE: Both = {
  zh: '这是虚构的演示数据：客户、联系人、订单与跟进记录均由程序生成，与真实情况无关。可随时清除。',
  en: 'This is synthetic demo data: accounts, contacts, orders and interactions are invented and tell nothing of anybody real. It can be cleared at any time.',
};

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
  const { recipe, names } = await readRecipe(ctx.services.templatesDir, template);
  const { db, now, today } = ctx;
  const { language, baseCurrency } = ctx.organisation ?? { language: ctx.language, baseCurrency: 'CNY' };
  await deleteDemo(db);
  const random = seeded(recipe.seed);
  const { teams, staff } = inventStaff(random, recipe, language, today);
  const setting: Setting = { random, aside: seeded(recipe.seed + 1), recipe, listed: names, staff, language, today };
  const accounts = inventAccounts(setting);
  const contacts = inventContacts(setting, accounts);
  const products = inventProducts(setting);
  const { orders, lines } = inventOrders(setting, accounts, products);
  const interactions = inventInteractions(setting, accounts, contacts);
  const usage = inventUsage(setting, accounts, contacts);
  // Chances of their own: what is invented of facts moves nothing of the accounts and orders.
  const apart: Setting = { ...setting, random: seeded(recipe.seed + 1) };
  const facts = {
    ...inventFacts(apart, accounts, products, lines),
    ...inventPayments(apart, accounts, orders, lines),
    ...inventMarket(apart, accounts, products),
  };
  // Chances of their own: what is invented of contracts moves nothing of the accounts and orders.
  const ofContracts: Setting = { ...setting, random: seeded(recipe.seed + 2) };
  const signed = {
    ...inventContracts(ofContracts, accounts, products),
    subscriptions: inventSubscriptions(ofContracts, accounts, products),
  };
  await insertStaff(db, teams, staff, now);
  await insertAccounts(db, accounts, now);
  await insertContacts(db, contacts, now);
  await insertProducts(db, products, now);
  await insertOrders(db, orders, lines, baseCurrency, now);
  await insertInteractions(db, interactions, now);
  await insertUsage(db, seatedAsSigned(usage, signed.contracts, today), { today, days: USAGE_DAYS, now });
  await insertFacts(db, facts, baseCurrency, now);
  await insertContracts(db, signed, baseCurrency, now);
  await insertMembers(db, inventMembers(setting, accounts), now);
  await syncAccountState(db, { ids: accounts.map(({ id }) => id) });
  await markDemo(db, true);
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

/** Takes the demo data away again, in the caller's transaction; what people added themselves stays. */
export async function clearDemo(ctx: WriteCtx): Promise<Cleared> {
  const cleared = await deleteDemo(ctx.db);
  await markDemo(ctx.db, false);
  await ctx.record({ action: 'demo.clear', entity: 'organisation', after: cleared });
  await ctx.emit('accounts.changed', { ids: 'many' });
  return cleared;
}
