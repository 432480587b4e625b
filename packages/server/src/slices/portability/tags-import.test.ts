import type { Account, AccountTag, Import } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';

const fulcrum = await testImporter();
const { call, importer, clock } = fulcrum;

const mapping = (onMissing: 'create' | 'reject') => ({
  apiVersion: 'fulcrum/v1',
  kind: 'mapping',
  id: 'tags',
  entity: 'accounts',
  name: { zh: '标签', en: 'Tags' },
  fields: {
    code: { column: 'code' },
    name: { column: 'name' },
    tags: { column: 'tags', lookup: { entity: 'tags', by: 'name', onMissing } },
  },
});
const run = (body: string, onMissing: 'create' | 'reject'): Promise<Import> =>
  importer.run(bytesOf(body), { entity: 'accounts', mapping: mapping(onMissing) });
const tagsOf = async (code: string): Promise<string[]> => {
  const { id } = await call<Account>('accounts.get', { id: code });
  const { items } = await call<{ items: AccountTag[] }>('tags.ofAccount', { accountId: id, asOf: '2026-12-31' });
  return items.map(({ name }) => name).toSorted();
};

test('a column of tags gives each account the tags of its cell, however they are parted, and makes those that are new', async () => {
  await call('tags.create', { name: '战略客户', nameEn: 'Strategic' });
  const done = await run('code,name,tags\nT1,甲,战略客户;重点高校\nT2,乙,strategic、重点高校，年框\nT3,丙,', 'create');
  expect(done).toMatchObject({ state: 'done', created: 3 });
  expect(done.warnings).toMatchObject([{ code: 'import.tags_created', count: 2 }]);
  expect([await tagsOf('T1'), await tagsOf('T2'), await tagsOf('T3')]).toEqual([
    ['战略客户', '重点高校'].toSorted(),
    ['年框', '战略客户', '重点高校'].toSorted(),
    [],
  ]);
  const again = await run('code,name,tags\nT1,甲,重点高校;战略客户\nT2,乙,年框;重点高校;战略客户\nT3,丙,', 'create');
  expect(again).toMatchObject({ state: 'done', unchanged: 3, updated: 0, warnings: [] });
});

test('the cell is the whole of it: what it does not name is taken away from that day on', async () => {
  clock.moveTo('2026-11-25T01:00:00Z');
  expect(await run('code,name,tags\nT1,甲,重点高校\nT2,乙,', 'reject')).toMatchObject({ state: 'done', updated: 2 });
  expect([await tagsOf('T1'), await tagsOf('T2')]).toEqual([['重点高校'], []]);
  const { id } = await call<Account>('accounts.get', { id: 'T1' });
  const before = await call<{ items: AccountTag[] }>('tags.ofAccount', { accountId: id, asOf: '2026-11-24' });
  expect(before.items.map(({ name }) => name).toSorted()).toEqual(['战略客户', '重点高校'].toSorted());
});

test('a tag that nobody has is refused with its row, unless the mapping says that it is made', async () => {
  const order = { entity: 'accounts' as const, mapping: mapping('reject'), skipBadRows: true };
  const done = await importer.run(bytesOf('code,name,tags\nT1,甲,没有的标签\nT3,丙,年框'), order);
  expect(done).toMatchObject({ state: 'done', rejected: 1, updated: 1 });
  expect([await tagsOf('T1'), await tagsOf('T3')]).toEqual([['重点高校'], ['年框']]);
  expect(await call<{ items: { name: string }[] }>('tags.list')).not.toMatchObject({
    items: expect.arrayContaining([{ name: '没有的标签' }]),
  });
});
