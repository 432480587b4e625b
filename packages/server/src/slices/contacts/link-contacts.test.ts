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

test('no post at an account that one may not write is given to another person: the other way round, or not at all', async () => {
  const [mine, theirs, other] = [await account('L-1'), await account('L-2'), await account('L-3')];
  const sales = await person('sales');
  await call('accounts.assign', { ids: [mine, other], ownerId: sales.userId });
  const [one, same, far, third] = [await at(mine), await at(other), await at(theirs), await at(other, '白川')];
  await call('contacts.link', { id: same, otherId: far });
  const of = async (id: string) =>
    (await sql<{ revision: number }>`select revision from contact where id = ${id}::uuid`.execute(db)).rows[0]!.revision;
  const untouched = await of(far);
  await call('contacts.link', { id: one, otherId: same }, sales);
  expect([await posts(one), await of(far)]).toEqual([['L-1', 'L-2', 'L-3'], untouched]);
  const [away, beside] = [await at(theirs, '白川'), await at(mine, '陆文')];
  await call('contacts.link', { id: third, otherId: away });
  const before = await persons();
  await expect(call('contacts.link', { id: one, otherId: third }, sales)).rejects.toMatchObject({ reason: 'contact.posts_elsewhere' });
  expect(await persons()).toEqual(before);
  await call('contacts.link', { id: third, otherId: beside }, sales);
  expect(await posts(beside)).toEqual(['L-1', 'L-2', 'L-3']);
});

test('people at one account are merged instead, and whom one may not write cannot be linked', async () => {
  const [one, mate, other] = [await at(first), await at(first, '陆文'), await at(second)];
  await expect(call('contacts.link', { id: one, otherId: mate })).rejects.toMatchObject({ reason: 'contact.same_account' });
  const sales = await person('sales');
  await call('accounts.assign', { ids: [first], ownerId: sales.userId });
  await expect(call('contacts.link', { id: one, otherId: other }, sales)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(call('contacts.unlink', { id: other }, sales)).rejects.toMatchObject({ kind: 'not_found' });
});
