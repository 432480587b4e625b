import type { Account, AccountRow } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const viewer = await fulcrum.person('viewer');
const member = await fulcrum.person('csm', { name: '林致远' });
const other = await fulcrum.person('csm', { name: '王芳' });
const ids: string[] = [];
beforeAll(async () => {
  await sql`insert into custom_field (entity, id, type, name, created_at) values
    ('account', 'budget', 'money', '{"zh":"预算","en":"Budget"}', '2026-01-01Z'), ('account', 'seats', 'number', '{"zh":"席位","en":"Seats"}', '2026-01-01Z')`.execute(
    db,
  );
  for (const [code, budget, more] of [
    ['A', 100.5, { ownerId: member.userId, employees: 12 }],
    ['B', 200, { ownerId: member.userId }],
    ['C', 7, {}],
  ] as const) {
    const account = await call<Account>('accounts.create', { code, name: `客户 ${code}`, custom: { budget, seats: 3 }, ...more });
    ids.push(account.id);
    await sql`update account_metric set orders_amount_total = ${budget}, orders_count_12m = 2 where account_id = ${account.id}`.execute(db);
  }
  await call('accounts.change', { id: ids[2], revision: 1, parentId: ids[0] });
});
const COLUMNS = 'orders.amount_total,orders.count_12m,account.field.budget,account.field.seats,account.employees';
const list = (input: object) => call<{ items: AccountRow[] }>('accounts.list', { sort: 'name', ...input });

test('figures and own fields that the reader chose stand beside each account, and the additive ones are summed', async () => {
  const { items } = await list({ columns: COLUMNS });
  expect(items[0]?.values).toEqual({
    'orders.amount_total': '100.5',
    'orders.count_12m': '2',
    'account.field.budget': '100.5',
    'account.field.seats': '3',
    'account.employees': '12',
  });
  const { sums } = await call<{ sums: object }>('accounts.summary', { columns: COLUMNS });
  expect(sums).toMatchObject({ 'orders.amount_total': '307.5', 'orders.count_12m': '6' });
});

test('what a role sees masked is masked in columns and summed for nobody of it', async () => {
  const { items } = await call<{ items: AccountRow[] }>('accounts.list', { sort: 'name', columns: COLUMNS }, viewer);
  expect(items[0]?.values).toMatchObject({ 'orders.amount_total': '***', 'account.field.budget': '***', 'orders.count_12m': '2' });
  const { sums } = await call<{ sums: object }>('accounts.summary', { columns: COLUMNS }, viewer);
  expect(sums).toEqual({ 'orders.count_12m': '6' });
});

test('columns are a closed list', async () => {
  for (const columns of ['orders.amount', 'account.custom', 'account.age_days', "x'; drop table account", 'account.segments'])
    await expect(list({ columns })).rejects.toMatchObject({ reason: 'metric.unknown' });
});

test('a role that sees amounts masked gets the list by name, and is refused one by amount', async () => {
  const byDefault = await call<{ items: AccountRow[] }>('accounts.list', {}, viewer);
  expect(byDefault.items.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
  for (const sort of ['amount', '-amount'])
    await expect(call('accounts.list', { sort }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
});

test('the accounts right below one are a list of their own', async () => {
  expect((await list({ parent: ids[0] })).items.map(({ code }) => code)).toEqual(['C']);
});

test('a bulk change concerns all that a filter meets, within what the caller may change', async () => {
  expect(await call('accounts.assign', { where: { q: '客户' }, ownerId: other.userId })).toMatchObject({ changed: 3 });
  const back = { where: { filter: JSON.stringify({ metric: 'account.field.budget', op: '>', value: 50 }) }, ownerId: member.userId };
  expect(await call('accounts.assign', back)).toMatchObject({ changed: 2 });
  await expect(call('accounts.assign', { ownerId: other.userId })).rejects.toMatchObject({ reason: 'input.invalid' });
});
