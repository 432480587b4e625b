import type { Freeze, Import } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';

const { call, importer, clock } = await testImporter();
const mapping = {
  apiVersion: 'fulcrum/v1',
  kind: 'mapping',
  id: 'status',
  entity: 'accounts',
  name: { zh: '状态', en: 'Status' },
  fields: {
    code: { column: 'code' },
    name: { column: 'name' },
    status: { column: 'status' },
  },
};
const run = (body: string): Promise<Import> => importer.run(bytesOf(body), { entity: 'accounts', mapping });
const freezes = async () => {
  const { items } = await call<{ items: Freeze[] }>('freezes.list', { all: true });
  return items
    .map(({ accountCode, reason, from, endedOn }) => ({ accountCode, reason, from, endedOn }))
    .toSorted((a, b) => (a.accountCode < b.accountCode ? -1 : 1));
};

test('whom a file freezes is frozen for the reason that the file said so, until a file or a person says otherwise', async () => {
  clock.moveTo('2026-11-25T01:00:00Z');
  expect(await run('code,name,status\nT1,甲,frozen\nT2,乙,active\nT3,丙,frozen')).toMatchObject({ state: 'done', created: 3 });
  const reason = expect.stringMatching(/^由文件“.+”导入$/);
  expect(await freezes()).toEqual([
    { accountCode: 'T1', reason, from: '2026-11-25', endedOn: null },
    { accountCode: 'T3', reason, from: '2026-11-25', endedOn: null },
  ]);
  // Who is frozen for a reason of a person keeps it.
  clock.moveTo('2026-11-26T01:00:00Z');
  const { items } = await call<{ items: { id: string; code: string }[] }>('accounts.list', {});
  await call('freezes.set', { ids: items.filter(({ code }) => code === 'T3').map(({ id }) => id), reason: '集团重组', until: null });
  expect(await run('code,name,status\nT1,甲,active\nT2,乙,frozen\nT3,丙,frozen')).toMatchObject({ state: 'done', updated: 2 });
  const { items: now } = await call<{ items: Freeze[] }>('freezes.list', {});
  expect(now.map(({ accountCode, reason: why }) => [accountCode, why]).toSorted()).toEqual([
    ['T2', reason],
    ['T3', '集团重组'],
  ]);
  expect((await freezes()).find(({ accountCode }) => accountCode === 'T1')).toMatchObject({ endedOn: '2026-11-26' });
});
