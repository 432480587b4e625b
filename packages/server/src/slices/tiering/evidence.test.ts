import path from 'node:path';
import type { EvidenceLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { writeCtxOf } from '../../../test/harness/work-base.ts';
import { accountsFor, fromRows } from '../../../test/judgement/from-rows.ts';
import type { Actor } from '../../access/index.ts';
import { type Catalog, oneAccountOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { catalogOf } from '../catalog.ts';
import { installTemplate } from '../setup/install-template.ts';

const TODAY = '2026-11-20';
const fulcrum = await testFulcrum({ now: `${TODAY}T01:00:00Z` });
const { db, call } = fulcrum;
interface Page {
  items: EvidenceLine[];
  nextCursor: string | null;
  readable: boolean;
  shape: string | null;
  by: string | null;
}
/** Metrics that are made of records. */
const MADE = /^(orders|contracts|payments|usage|contacts|interactions|referrals|rating|needs|service)\./;
let catalog: Catalog;
let ids: string[];
beforeAll(async () => {
  const templatesDir = path.resolve(import.meta.dirname, '../../../../../templates');
  await db.transaction().execute((tx) => installTemplate(writeCtxOf(tx, TODAY, { templatesDir }), 'saas', true));
  catalog = await catalogOf(db);
  ids = catalog.all().flatMap(({ id }) => (MADE.test(id) ? [id] : []));
});

async function rowsOf(metric: string, accountId: string, asOf: string, actor?: Actor, limit = 200): Promise<Page> {
  const items: EvidenceLine[] = [];
  let page: Page | undefined;
  do {
    const cursor = page?.nextCursor;
    page = await call<Page>('tiers.evidence', { accountId, metric, asOf, limit, ...(cursor ? { cursor } : {}) }, actor);
    items.push(...page.items);
  } while (page.nextCursor);
  return { ...page, items };
}

test('every metric that is made of records says which it counts', () => {
  expect(ids.length).toBeGreaterThan(40);
  expect(ids.filter((id) => !catalog.get(id)?.evidence)).toEqual([]);
});

test('over the catalog, the rows of an account on a day come to the value of the metric, page by page', async () => {
  // The accounts with most behind them, and some with little.
  const accounts = await sql<{ id: string }>`
    (select a.id from account a order by (select count(*) from contract c where c.account_id = a.id) + (select count(*) from interaction i where i.account_id = a.id) desc, a.id limit 4)
    union (select a.id from account a order by a.id limit 2)`.execute(db);
  const counted = new Set<string>();
  for (const { id: accountId } of accounts.rows)
    for (const asOf of [TODAY, '2026-06-30']) {
      const { ctes } = factsSql(catalog, ids, oneAccountOn(accountId, asOf), false);
      const found = await sql<Record<string, unknown>>`with ${sql.join(ctes, sql`, `)} select * from facts`.execute(db);
      const values = found.rows[0];
      if (!values) continue;
      const wrong: string[] = [];
      for (const id of ids) {
        const told = await rowsOf(id, accountId, asOf, undefined, id.startsWith('usage') ? 50 : 7);
        if (told.items.length) counted.add(id);
        if (values[id] === null && /growth_12m|margin_rate|cost_rate/.test(id)) continue;
        const rows = fromRows(id, catalog.get(id)!.type, asOf, told);
        if (!accountsFor(rows, values[id])) wrong.push(`${id} on ${asOf}: ${rows}, not ${values[id]}`);
      }
      expect(wrong).toEqual([]);
    }
  // The demo base has something behind nearly all of them.
  expect(counted.size / ids.length).toBeGreaterThan(0.8);
});

describe('who', () => {
  test('may not read the records of a metric is shown none, and told so; amounts and names are masked in the rest', async () => {
    const found = await sql<{ id: string }>`select account_id as id from contact order by id limit 1`.execute(db);
    const accountId = found.rows[0]!.id;
    await call('contracts.create', { accountId, signedOn: '2026-01-01', amount: '1200' });
    await call('products.create', { code: 'EV-P', name: 'EV-P' });
    await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
      values (${accountId}, uuid7('2026-10-01Z'), 'EV-1', 'CNY', '2026-10-01', '2026-10-01', '2026-10-01Z', '2026-10-01Z')`.execute(db);
    await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
      select o.account_id, o.id, '1', p.id, o.happened_on, o.known_at, 1, 314.15, 314.15, o.recorded_at, o.changed_at
      from sales_order o, product p where o.code = 'EV-1' and p.code = 'EV-P'`.execute(db);
    const agent = await fulcrum.person('agent');
    expect(await rowsOf('orders.amount_total', accountId, TODAY, agent)).toMatchObject({ items: [], readable: false });
    const arr = await rowsOf('contracts.arr', accountId, TODAY, agent);
    expect(arr.readable).toBe(true);
    expect(new Set(arr.items.map(({ amount }) => amount))).toEqual(new Set(arr.items.length ? ['***'] : []));
    const viewer = await fulcrum.person('viewer');
    const lines = await rowsOf('orders.amount_total', accountId, TODAY, viewer);
    expect(lines.items.length).toBeGreaterThan(0);
    expect(new Set(lines.items.map(({ amount }) => amount))).toEqual(new Set(['***']));
    const people = await rowsOf('contacts.count', accountId, TODAY, viewer);
    expect(people.items.every(({ person }) => /\*\*$/.test(person ?? ''))).toBe(true);
    const marketing = await fulcrum.person('marketing');
    for (const id of ids) expect((await rowsOf(id, accountId, TODAY, marketing)).items, id).toEqual([]);
  });

  test('meets only the account above reads the amount of one below it that its group counts, and not what or whose it is', async () => {
    const [above, below] = await Promise.all(
      ['ABOVE', 'BELOW'].map(
        async (code) => (await call<{ id: string }>('accounts.create', { code, name: code, createdOn: '2026-01-01' })).id,
      ),
    );
    await sql`update account set parent_id = ${above}::uuid where id = ${below}::uuid`.execute(db);
    await call('contracts.create', { accountId: below, code: 'HT-SECRET', title: '秘密项目', signedOn: '2026-02-01', amount: '777' });
    await call('ledger.changeSettings', { rollsUp: true });
    const owner = await fulcrum.person('sales');
    await call('accounts.assign', { ids: [above], ownerId: owner.userId });
    const [row] = (await rowsOf('contracts.arr', above!, TODAY, owner)).items;
    expect(row).toMatchObject({ kind: 'contract', amount: '777', id: null, accountId: null, label: null, note: null });
    await call('ledger.changeSettings', { rollsUp: false });
    expect((await rowsOf('contracts.arr', above!, TODAY)).items).toEqual([]);
  });
});
