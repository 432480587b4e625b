import type { Account, AccountTag, Tag } from '@fulcrum/contract';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const { call } = fulcrum;
const member = await fulcrum.person('csm', { name: '林致远' });
const ids: string[] = [];
let strategic: Tag;
beforeAll(async () => {
  for (const code of ['A', 'B', 'C']) {
    const owner = code === 'C' ? {} : { ownerId: member.userId };
    ids.push((await call<Account>('accounts.create', { code, name: code, createdOn: '2026-01-01', ...owner })).id);
  }
  strategic = await call<Tag>('tags.create', { name: '战略客户', nameEn: 'Strategic' });
});
const tagged = (filter: object, asOf?: string) =>
  call<{ items: { code: string }[] }>('accounts.list', { sort: 'name', filter: JSON.stringify(filter), ...(asOf ? { asOf } : {}) }).then(
    ({ items }) => items.map(({ code }) => code),
  );

test('a tag holds from the day it is given until the day it is taken, and lists of either day know it', async () => {
  const answer = await call<{ changed: number; added: string[] }>('tags.apply', { ids: ids.slice(0, 2), add: [strategic.id] });
  expect(answer).toMatchObject({ changed: 2 });
  expect(await call('tags.apply', { ids: ids.slice(0, 2), add: [strategic.id] })).toMatchObject({ changed: 0 });
  const has = { metric: 'account.tags', op: 'in', value: ['strategic'] };
  expect(await tagged(has)).toEqual(['A', 'B']);
  expect(await tagged({ metric: 'account.tags', op: 'unknown' })).toEqual(['C']);
  fulcrum.clock.moveTo('2026-11-25T01:00:00Z');
  await call('tags.apply', { where: { q: 'B' }, remove: [strategic.id] });
  expect(await tagged(has)).toEqual(['A']);
  expect(await tagged(has, '2026-11-24')).toEqual(['A', 'B']);
  expect(await tagged(has, '2026-11-22')).toEqual([]);
  expect(await call<{ items: AccountTag[] }>('tags.ofAccount', { accountId: ids[1] })).toMatchObject({
    items: [{ name: '战略客户', since: '2026-11-23', until: '2026-11-25' }],
  });
  expect(await call<{ items: AccountTag[] }>('tags.ofAccount', { accountId: ids[1], asOf: '2026-11-24' })).toMatchObject({ items: [{}] });
});

test('taken and given again on one day, the tag is there', async () => {
  await call('tags.apply', { ids: [ids[0]], remove: [strategic.id] });
  await call('tags.apply', { ids: [ids[0]], add: [strategic.id] });
  await call('tags.apply', { ids: [ids[0]], remove: [strategic.id] });
  await call('tags.apply', { ids: [ids[0]], add: [strategic.id] });
  expect(await tagged({ metric: 'account.tags', op: '=', value: strategic.id })).toEqual(['A']);
});

test('tags go to the accounts that the caller may change, whatever else is listed or met', async () => {
  const own = await call<Tag>('tags.create', { name: '本周拜访' }, member);
  expect(await call('tags.apply', { ids, add: [own.id] }, member)).toMatchObject({ changed: 2 });
  expect(await call('tags.apply', { where: {}, remove: [own.id] }, member)).toMatchObject({ changed: 2 });
  await expect(call('tags.ofAccount', { accountId: ids[2] }, member)).rejects.toMatchObject({ kind: 'not_found' });
  await expect(call('tags.apply', { ids, where: {}, add: [own.id] })).rejects.toMatchObject({ reason: 'input.invalid' });
});

test('the list shows the tags of its day as a column, and counts them for the reader', async () => {
  const { items } = await call<{ items: { tags: object[] }[] }>('accounts.list', { sort: 'name', columns: 'account.tags' });
  expect(items.map(({ tags }) => tags)).toEqual([[{ id: strategic.id, name: '战略客户', nameEn: 'Strategic' }], [], []]);
  expect(await call<{ items: Tag[] }>('tags.list')).toMatchObject({ items: [{ name: '本周拜访', accounts: 0 }, { accounts: 1 }] });
});

test('names are single, and a tag in use is kept', async () => {
  await expect(call('tags.create', { name: '战略客户' })).rejects.toMatchObject({ reason: 'resource.taken' });
  await expect(call('tags.remove', { id: strategic.id })).rejects.toMatchObject({ reason: 'resource.in_use' });
  expect(await call('tags.change', { id: strategic.id, revision: 1, name: '战略' })).toMatchObject({ name: '战略', nameEn: 'Strategic' });
  await expect(call('tags.change', { id: strategic.id, revision: 1, name: '旧' })).rejects.toMatchObject({ kind: 'stale' });
});
