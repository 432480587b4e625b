import { TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts as anyAccounts } from '../../../test/judgement/arbitraries.ts';
import { accountId, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { putWithHistory, truncated } from '../../../test/judgement/dated-base.ts';
import { FACT_TABLES, putDated } from '../../../test/judgement/dated-facts.ts';
import type { RawAccount } from '../../../test/oracle/metrics.ts';
import { LOCAL } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { oneAccountOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { type Cause, evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { accountsHandlers } from './index.ts';

const { db } = await testDatabase();
const handlers = accountsHandlers(catalogsOf, { moved: async () => {}, naming: async () => {}, registered: async () => {} });
const OWNERS = [newId(), newId()];
for (const id of OWNERS)
  await sql`insert into app_user (id, email, name, role, created_at) values (${id}, ${id}, ${id}, 'csm', '2020-01-01Z')`.execute(db);
const name = { zh: '名', en: 'Name' };
const POLICY = TierPolicy.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'tier',
  name,
  items: [{ id: 'amount', name, perUnit: { metric: 'orders.amount_12m', points: 1 } }],
  levels: [
    { id: 'A', name, score: 1000 },
    { id: 'B', name, score: 50 },
    { id: 'C', name },
  ],
});
const TODAY = '2026-06-30';
const OWN = ['owner_id', 'industry'];
const putAccounts = async (list: readonly RawAccount[]) => {
  await putWithHistory(db, list);
  await putInForce(db, POLICY);
};
const judge = (asOf: string, today: string, cause: Cause = 'manual') =>
  inTransaction(db, today, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause }));

const more = fc.record({
  field: fc.constantFrom(...OWN),
  from: fc.integer({ min: 0, max: 1400 }).map((days) => Temporal.PlainDate.from('2021-09-01').add({ days }).toString()),
  owner: fc.integer({ min: 0, max: 1 }),
  none: fc.boolean(),
});
const withOwners = fc
  .tuple(anyAccounts(8), fc.array(fc.uniqueArray(more, { maxLength: 4, selector: ({ field, from }) => field + from })))
  .map(([list, facts]) =>
    list.map((account, index) => ({
      ...account,
      facts: [
        ...account.facts,
        ...(facts[index] ?? []).map(({ field, from, owner, none }) => ({
          field,
          from,
          value: none ? null : field === 'owner_id' ? OWNERS[owner]! : `industry ${owner}`,
        })),
      ],
    })),
  );
/** Facts of every kind, many of them older than their account. */
const dated = fc.record({
  account: fc.nat(7),
  table: fc.constantFrom(...FACT_TABLES),
  on: fc.integer({ min: 0, max: 1400 }).map((days) => Temporal.PlainDate.from('2021-09-01').add({ days }).toString()),
});
const question = fc.record({
  sort: fc.constantFrom('name', '-name', 'tier', '-tier', 'amount', '-amount', 'lastOrder', '-lastOrder'),
  limit: fc.constantFrom(2, 7, 50),
  tier: fc.option(fc.constantFrom('A', 'C', 'none'), { nil: undefined }),
  mine: fc.option(fc.constant(true), { nil: undefined }),
  filter: fc.option(
    fc
      .constantFrom(
        { metric: 'orders.count_12m', op: '>=', value: 1 },
        { metric: 'orders.amount_total', op: '>', value: 100 },
        { metric: 'account.industry', op: '=', value: 'industry 1' },
        { metric: 'account.brand', op: 'known' },
        {
          any: [
            { metric: 'rfm.r', op: '>=', value: 3 },
            { metric: 'account.field.need', op: '>', value: 2 },
          ],
        },
      )
      .map((condition) => JSON.stringify(condition)),
    { nil: undefined },
  ),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

/** Every page of a list, with its total and summary. */
async function read(asked: Question, today: string, asOf?: string): Promise<unknown> {
  const ctx = contextOn(db, today, { ...LOCAL, userId: OWNERS[0]! });
  const input = { ...asked, ...(asOf ? { asOf } : {}) };
  const items: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const page = await handlers.list(ctx, { ...input, total: true, ...(cursor ? { cursor } : {}) });
    items.push(...page.items.map(({ asOf: _, ...item }) => ({ ...item, total: page.total })));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const { accounts, amount12m } = await handlers.summary(ctx, input);
  return { items, accounts, amount12m: Number(amount12m) };
}

test('a list as of a day is the list that stood on that day, whatever happened since', async () => {
  await sql`insert into custom_field (entity, id, type, name, created_at) values ('account', 'need', 'number', '{"zh":"n","en":"n"}', '2020-01-01Z')`.execute(
    db,
  );
  await fc.assert(
    fc.asyncProperty(
      withOwners,
      fc.array(dated, { maxLength: 8 }),
      fc.constantFrom(...AS_OF),
      fc.array(question, { minLength: 3, maxLength: 3 }),
      async (list, drawn, day, asked) => {
        const facts = drawn.flatMap(({ account, ...one }) => (list[account] ? [{ ...one, account: list[account].id }] : []));
        await putAccounts(list);
        await putDated(db, facts);
        await judge(day, TODAY);
        await judge('2026-05-31', TODAY);
        const past = [];
        for (const one of asked) past.push(await read(one, TODAY, day));
        await putAccounts(truncated(list, day, facts));
        await putDated(
          db,
          facts.filter(({ on }) => on <= day),
        );
        await judge(day, day);
        const then = [];
        for (const one of asked) then.push(await read(one, day));
        expect(past).toEqual(then);
      },
    ),
    { numRuns: 12 },
  );
});

test('a past list stays within the accounts that the reader meets today, and shows the owner and the open tasks of then', async () => {
  const account = (number: number, owner: string): RawAccount => ({
    id: accountId(number),
    since: '2024-01-01',
    status: 'active',
    lines: [],
    facts: [
      { field: 'owner_id', from: '2024-01-01', value: OWNERS[0]! },
      { field: 'owner_id', from: '2026-03-01', value: owner },
    ],
  });
  await putAccounts([account(1, OWNERS[1]!), account(2, OWNERS[0]!)]);
  await sql`insert into task (id, account_id, kind, title, reason, occasion, owner_id, due_on, state, created_at, changed_at, closed_at)
    values (${newId()}, ${accountId(1)}::uuid, 'call', '{}', '{}', 'one', ${OWNERS[1]}, '2026-02-01', 'done', '2026-01-20Z', '2026-02-10Z', '2026-02-10Z')`.execute(
    db,
  );
  const sales = { ...LOCAL, kind: 'user' as const, userId: OWNERS[1]!, role: 'sales' as const };
  const ask = { sort: 'name', limit: 50 };
  const seen = async (asOf: string) => (await handlers.list(contextOn(db, TODAY, sales), { ...ask, asOf })).items;
  expect(await seen('2026-02-05')).toMatchObject([{ id: accountId(1), ownerId: OWNERS[0], openTasks: 1, asOf: '2026-02-05' }]);
  expect(await seen('2026-02-15')).toMatchObject([{ id: accountId(1), openTasks: 0 }]);
  expect(await seen('2026-03-01')).toMatchObject([{ ownerId: OWNERS[1] }]);
  expect(await seen('2023-12-31')).toEqual([]);
  const page = await handlers.get(contextOn(db, TODAY), { id: accountId(1), asOf: '2026-02-05' });
  expect(page).toMatchObject({ ownerId: OWNERS[0], ownerName: OWNERS[0] });
});

test('before its own first day an account that an order brings has its name, kind and status, and no field besides: in lists, pages and metrics alike', async () => {
  await putAccounts([
    {
      ...{ id: accountId(1), since: '2026-03-01', status: 'active' },
      lines: [{ order: 1, product: 1, on: '2026-01-10', amount: '100', margin: null }],
      facts: [
        { field: 'name', from: '2026-03-01', value: '首名' },
        { field: 'kind', from: '2026-03-01', value: 'consumer' },
        { field: 'status', from: '2026-03-01', value: 'active' },
        { field: 'industry', from: '2026-03-01', value: 'industry 1' },
        { field: 'owner_id', from: '2026-03-01', value: OWNERS[0]! },
        { field: 'name', from: '2026-05-01', value: '后名' },
      ],
    },
  ]);
  const at = async (asOf: string, condition: object) => {
    const ctx = contextOn(db, TODAY);
    const { items } = await handlers.list(ctx, { limit: 50, asOf, filter: JSON.stringify(condition) });
    return items.map(({ name: called, industry, ownerId }) => ({ called, industry, ownerId }));
  };
  const kind = { metric: 'account.kind', op: '=', value: 'consumer' };
  expect(await at('2026-02-01', kind)).toEqual([{ called: '首名', industry: null, ownerId: null }]);
  expect(await at('2026-02-01', { metric: 'account.industry', op: 'known' })).toEqual([]);
  expect(await at('2026-04-01', kind)).toEqual([{ called: '首名', industry: 'industry 1', ownerId: OWNERS[0] }]);
  const page = await handlers.get(contextOn(db, TODAY), { id: accountId(1), asOf: '2026-02-01' });
  expect(page).toMatchObject({ name: '首名', kind: 'consumer', status: 'active', industry: null, ownerId: null });
  const { ctes } = factsSql(
    (await catalogsOf(db))(),
    ['account.name', 'account.status', 'account.industry'],
    oneAccountOn(accountId(1), '2026-02-01'),
    false,
  );
  const facts =
    await sql`with ${sql.join(ctes)} select "account.name" as name, "account.status" as status, "account.industry" as industry from facts`.execute(
      db,
    );
  expect(facts.rows).toEqual([{ name: '首名', status: 'active', industry: null }]);
});

test('the page of an account as of a day names what stood above it then, by its name of then, and counts what stood below', async () => {
  const at = (number: number, facts: RawAccount['facts']): RawAccount => ({
    ...{ id: accountId(number), since: '2024-01-01', status: 'active', lines: [], facts },
  });
  await putAccounts([
    at(1, [
      { field: 'name', from: '2024-01-01', value: '旧集团' },
      { field: 'name', from: '2026-05-01', value: '新集团' },
    ]),
    at(2, []),
    at(3, [
      { field: 'parent_id', from: '2024-01-01', value: accountId(1) },
      { field: 'parent_id', from: '2026-04-01', value: accountId(2) },
    ]),
  ]);
  await sql`update account set parent_id = ${accountId(2)}::uuid where id = ${accountId(3)}::uuid`.execute(db);
  const page = (number: number, asOf: string) => handlers.get(contextOn(db, TODAY), { id: accountId(number), asOf });
  expect(await page(3, '2026-03-31')).toMatchObject({ parentId: accountId(1), parentName: '旧集团' });
  expect(await page(3, '2026-04-01')).toMatchObject({ parentId: accountId(2) });
  expect([await page(1, '2026-03-31'), await page(2, '2026-03-31')].map(({ childCount }) => childCount)).toEqual([1, 0]);
  expect([await page(1, '2026-04-01'), await page(2, '2026-04-01')].map(({ childCount }) => childCount)).toEqual([0, 1]);
});
