import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, db, person } = await testFulcrum();
const account = async (code: string) => (await call<{ id: string }>('accounts.create', { code, name: code, createdOn: '2024-01-01' })).id;
const [first, second, third] = [await account('A'), await account('B'), await account('C')];
const at = async (accountId: string, name = '沈澜') => (await call<{ id: string }>('contacts.create', { accountId, name })).id;
const posts = async (id: string) =>
  (await call<{ items: { accountName: string }[] }>('contacts.employment', { id })).items.map(({ accountName }) => accountName).sort();
const persons = async () =>
  (await sql<{ row: string }>`select (to_jsonb(c) - 'revision' - 'changed_at')::text as row from contact c order by id`.execute(db)).rows;

test('people at two accounts who are the same have one history, from wherever it is read; the undo leaves every byte as it was', async () => {
  const [one, other] = [await at(first), await at(second)];
  const before = await persons();
  await call('contacts.link', { id: one, otherId: other });
  expect([await posts(one), await posts(other)]).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ]);
  await call('contacts.unlink', { id: other });
  expect([await posts(one), await posts(other)]).toEqual([['A'], ['B']]);
  expect(await persons()).toEqual(before);
});

test('whole histories join; a post taken out leaves the others together, also where it was the first', async () => {
  const [one, other, last] = [await at(first), await at(second), await at(third)];
  await call('contacts.link', { id: other, otherId: last });
  await call('contacts.link', { id: one, otherId: last });
  for (const id of [one, other, last]) expect(await posts(id)).toEqual(['A', 'B', 'C']);
  await call('contacts.unlink', { id: one });
  expect([await posts(one), await posts(other), await posts(last)]).toEqual([['A'], ['B', 'C'], ['B', 'C']]);
});

test('people at one account are merged instead, and whom one may not write cannot be linked', async () => {
  const [one, mate, other] = [await at(first), await at(first, '陆文'), await at(second)];
  await expect(call('contacts.link', { id: one, otherId: mate })).rejects.toMatchObject({ reason: 'contact.same_account' });
  const sales = await person('sales');
  await call('accounts.assign', { ids: [first], ownerId: sales.userId });
  await expect(call('contacts.link', { id: one, otherId: other }, sales)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(call('contacts.unlink', { id: other }, sales)).rejects.toMatchObject({ kind: 'not_found' });
});
