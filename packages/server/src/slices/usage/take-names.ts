import type { UsageMetric, UsageRefusal } from '@fulcrum/contract';
import { type Ctx, type Scope, writeAudit } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { findAccounts, findContacts, findProducts } from './names.sql.ts';
import { type Chunk, refuse } from './usage-chunk.ts';
import { holdSlots, insertUsageMetrics, selectUsageMetrics } from './usage-metric.sql.ts';
import type { Meanings } from './wide-rows.ts';

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const NO_PRODUCT = Buffer.alloc(16);
const MOST_REMEMBERED = 200_000;

/** What names mean, remembered over the chunks of one call. */
export interface Names {
  root: Db;
  scope: Scope;
  accounts: Map<string, string | null>;
  products: Map<string, string | null>;
  metrics: Map<string, UsageMetric>;
  /** Ids of metrics that this call made. */
  made: string[];
}
export const namesOf = (root: Db, scope: Scope): Names => ({
  root,
  scope,
  accounts: new Map(),
  products: new Map(),
  metrics: new Map(),
  made: [],
});

async function learn(
  known: Map<string, string | null>,
  names: readonly string[],
  find: (missing: string[]) => Promise<Map<string, string>>,
) {
  const missing = names.filter((name) => name !== '' && !known.has(name));
  if (!missing.length) return;
  if (known.size + missing.length > MOST_REMEMBERED) known.clear();
  const asked = known.size ? missing : names.filter((name) => name !== '');
  const found = await find(asked);
  for (const name of asked) known.set(name, found.get(name) ?? null);
}

async function contactsOf(names: Names, chunk: Chunk): Promise<(string | null)[]> {
  const pairs = chunk.names.contacts.map((name) => {
    const [account = '', code = ''] = name.split('\0');
    return { accountId: names.accounts.get(account) ?? null, code };
  });
  const asked = pairs.filter((pair): pair is { accountId: string; code: string } => pair.accountId !== null);
  const found = asked.length ? await findContacts(names.root, asked) : new Map<string, string>();
  return pairs.map(({ accountId, code }) => found.get(`${accountId} ${code}`) ?? null);
}

/** Makes the metrics that are new, as far as there are slots, with an audit record each. */
async function learnMetrics(ctx: Ctx, names: Names, wanted: readonly string[]): Promise<void> {
  if (!wanted.some((id) => !names.metrics.has(id))) return;
  const remember = (list: readonly UsageMetric[]) => {
    for (const metric of list) names.metrics.set(metric.id, metric);
  };
  remember(await selectUsageMetrics(names.root));
  const missing = wanted.filter((id) => !names.metrics.has(id));
  if (!missing.length) return;
  await names.root.transaction().execute(async (tx) => {
    await holdSlots(tx);
    const fresh = missing.map((id) => ({ id, aggregate: 'sum' as const, unit: null, name: { zh: id, en: id }, counts: null }));
    const made = await insertUsageMetrics(tx, fresh, ctx.now);
    if (made.length)
      await writeAudit(tx, ctx, {
        action: 'usage.metrics_made',
        entity: 'usage_metric',
        after: made.map(({ id, slot }) => ({ id, slot })),
      });
    names.made.push(...made.map(({ id }) => id));
  });
  remember(await selectUsageMetrics(names.root));
}

/** Holds the names of a chunk against the base: values of unknown ones are refused. Answers the others, and what their names mean. */
export async function takeNames(ctx: Ctx, names: Names, chunk: Chunk): Promise<{ taken: number[]; means: Meanings }> {
  await learn(names.accounts, chunk.names.accounts, (missing) => findAccounts(names.root, missing, names.scope));
  await learn(names.products, chunk.names.products, (missing) => findProducts(names.root, missing));
  const contacts = chunk.names.contacts.length > 1 ? await contactsOf(names, chunk) : [null];
  const known: Record<'accounts' | 'products', (string | null)[]> = {
    accounts: chunk.names.accounts.map((name) => names.accounts.get(name) ?? null),
    products: chunk.names.products.map((name) => names.products.get(name) ?? null),
  };
  const reason = (at: number): [UsageRefusal, string] | null => {
    const [account, product, contact] = [chunk.accounts[at]!, chunk.products[at]!, chunk.contacts[at]!];
    if (known.accounts[account] === null) return ['account.unknown', chunk.names.accounts[account]!];
    if (product && known.products[product] === null) return ['product.unknown', chunk.names.products[product]!];
    return contact && contacts[contact] === null ? ['contact.unknown', chunk.names.contacts[contact]!.split('\0')[1]!] : null;
  };
  const named: number[] = [];
  for (let at = 0; at < chunk.count; at++) {
    const why = reason(at);
    if (why) refuse(chunk, chunk.lines[at]!, ...why);
    else named.push(at);
  }
  await learnMetrics(ctx, names, [...new Set(named.map((at) => chunk.names.metrics[chunk.metrics[at]!]!))]);
  const slots = chunk.names.metrics.map((id) => names.metrics.get(id)?.slot ?? null);
  const taken = named.filter((at) => {
    const slot = slots[chunk.metrics[at]!];
    if (slot === null) refuse(chunk, chunk.lines[at]!, 'metric.no_slot', chunk.names.metrics[chunk.metrics[at]!]);
    return slot !== null;
  });
  const bytes = (ids: readonly (string | null)[]) => ids.map((id) => (id === null ? null : bytesOf(id)));
  return {
    taken,
    means: {
      accounts: bytes(known.accounts),
      products: [NO_PRODUCT, ...bytes(known.products.slice(1))],
      contacts: bytes(contacts),
      metrics: slots,
    },
  };
}
