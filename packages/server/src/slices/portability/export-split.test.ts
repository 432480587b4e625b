import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { bytesOfBuffer } from '../../files/byte-source.ts';
import { openFile } from '../../files/index.ts';
import { newId } from '../../kernel/ids.ts';
import { exportList } from './export.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const east = newId();
const teams = [newId(), newId()];
await sql`insert into team (id, code, name, created_at) values (${teams[0]}, 'N', '北/方', '2026-01-01Z'), (${teams[1]}, 'S', '南方', '2026-01-01Z')`.execute(
  db,
);
await sql`insert into region (id, code, name, created_at) values (${east}, 'east', '华东', '2026-01-01Z')`.execute(db);
const [one, namesake, other] = [
  await fulcrum.person('csm', { name: '王芳', teamId: teams[0]! }),
  await fulcrum.person('csm', { name: '王芳', teamId: teams[1]! }),
  await fulcrum.person('csm', { name: '=HYPERLINK("x")', teamId: teams[1]! }),
];
const OWNERS: Record<string, Actor | null> = { 'A-1': one, 'A-2': namesake, 'A-3': other, 'A-4': one, 'A-5': null };
for (const [code, owner] of Object.entries(OWNERS)) {
  const region = code === 'A-1' ? { regionId: east } : {};
  const account = { code, name: code === 'A-3' ? '=1+1' : code, createdOn: '2025-01-01', grossMarginRate: '0.4', ...region };
  const { id } = await call<{ id: string }>('accounts.create', {
    ...account,
    ...(owner ? { ownerId: owner.userId, teamId: owner.kind === 'user' ? owner.teamId : null } : {}),
  });
  await call('contacts.create', { accountId: id, name: `沈${code}`, phone: '13800002046', code: `P-${code}` });
  if (code !== 'A-3') await call('contracts.create', { accountId: id, code: `HT-${code}`, signedOn: '2026-01-15', amount: '250.5' });
}

type Sheets = Record<string, Record<string, unknown>[]>;
async function sheetsOf(body: AsyncIterable<string | Uint8Array>): Promise<Sheets> {
  const bytes = Buffer.concat(await Array.fromAsync(body, (part) => Buffer.from(part)));
  const file = { name: 'a.xlsx', bytes: bytesOfBuffer(bytes) };
  const sheets: Sheets = {};
  for (const sheet of (await openFile(file)).sheets) {
    const [head = [], ...rows] = (await Array.fromAsync((await openFile(file, { sheet })).rows())).map((row) => row.cells);
    sheets[sheet] = rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at] ?? null])));
  }
  return sheets;
}
const split = async (input: Record<string, unknown>, actor?: Actor, language: 'zh' | 'en' = 'zh') =>
  sheetsOf((await exportList(await fulcrum.ctx(actor, language), { entity: 'accounts', format: 'xlsx', ...input })).body);
const codes = (sheets: Sheets, column = '客户编号') =>
  Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, rows.map((row) => row[column])]));

test('every owner has a sheet with exactly their rows, two of one name two of them, and what nobody has the last', async () => {
  const sheets = await split({ split: 'owner' });
  expect(Object.keys(sheets)).toEqual(expect.arrayContaining(['=HYPERLINK("x")', '王芳', '王芳 (2)', '未分配']));
  expect(Object.keys(sheets)).toHaveLength(4);
  expect(Object.keys(sheets).at(-1)).toBe('未分配');
  const found = codes(sheets);
  expect(found['=HYPERLINK("x")']).toEqual(['A-3']);
  expect(found.未分配).toEqual(['A-5']);
  expect([found.王芳, found['王芳 (2)']].sort()).toEqual([['A-1', 'A-4'], ['A-2']]);
  expect(Object.keys(await split({ split: 'owner' }, undefined, 'en')).at(-1)).toBe('Unassigned');
});

test('teams and regions have sheets of legal names', async () => {
  expect(codes(await split({ split: 'team' }))).toEqual({ '北 方': ['A-1', 'A-4'], 南方: ['A-2', 'A-3'], 未分配: ['A-5'] });
  expect(codes(await split({ split: 'region' }))).toEqual({ 华东: ['A-1'], 未分配: ['A-2', 'A-3', 'A-4', 'A-5'] });
});

test.each(['accounts', 'contacts', 'contracts', 'orders', 'interactions'])(
  'the sheets of %s together are the export on one sheet',
  async (entity) => {
    const whole = Object.values(await split({ entity })).flat();
    const inSheets = Object.values(await split({ entity, split: 'owner' })).flat();
    const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(inSheets)).toEqual(sorted(whole));
    expect(whole.length).toBe({ accounts: 5, contacts: 5, contracts: 4 }[entity] ?? 0);
  },
);

test('the amounts of the sheets come to that of the whole', async () => {
  const sum = (sheets: Sheets) =>
    Object.values(sheets)
      .flat()
      .reduce((total, row) => total + Number(row.含税金额), 0);
  expect(sum(await split({ entity: 'contracts', split: 'owner' }))).toBe(1002);
  expect(sum(await split({ entity: 'contracts' }))).toBe(1002);
});

test('a sheet holds the order asked for, the columns asked for and what the filter meets', async () => {
  expect(codes(await split({ split: 'team', sort: '-name', columns: 'code' }))['北 方']).toEqual(['A-4', 'A-1']);
  const [row] = Object.values(await split({ split: 'team', columns: 'name,code' })).flat();
  expect(Object.keys(row!)).toEqual(['客户名称', '客户编号']);
  expect(codes(await split({ split: 'owner', q: 'A-2' }))).toEqual({ 王芳: ['A-2'] });
  expect(codes(await split({ split: 'owner', q: 'nobody' }))).toEqual({ 客户: [] });
});

test('what the role masks is masked, what it may not see is on no sheet, and formulas are neutralised', async () => {
  const viewer = await fulcrum.person('viewer');
  for (const row of Object.values(await split({ split: 'owner' }, viewer)).flat()) expect(row.毛利率).toBe('***');
  const people = Object.values(await split({ entity: 'contacts', split: 'owner' }, await fulcrum.person('executive'))).flat();
  expect(people.map((row) => row.电话)).toEqual(Array(5).fill('138 **** 2046'));
  expect(codes(await split({ split: 'owner' }, namesake))).toEqual({ '=HYPERLINK("x")': ['A-3'], 王芳: ['A-2'] });
  expect((await split({ split: 'team' })).南方?.map((row) => row.客户名称)).toEqual(['A-2', "'=1+1"]);
});

test('a ledger of an earlier day stands on the sheets of who owned the account then, and of the region as it was called then', async () => {
  await call('regions.change', { id: east, name: '华东大区' });
  fulcrum.clock.moveTo('2026-12-01T01:00:00Z');
  const { id } = await call<{ id: string }>('accounts.get', { id: 'A-4' });
  await call('accounts.assign', { ids: [id], ownerId: other.userId });
  await call('regions.change', { id: east, name: '长三角' });
  const then = { entity: 'contracts', asOf: '2026-11-30' };
  const owners = codes(await split({ ...then, split: 'owner' }), '合同编号');
  expect([owners.王芳, owners['王芳 (2)']].sort()).toEqual([['HT-A-1', 'HT-A-4'], ['HT-A-2']]);
  expect(Object.keys(await split({ ...then, split: 'region' }))).toContain('华东大区');
  expect(Object.keys(await split({ split: 'region', entity: 'contracts' }))).toContain('长三角');
  expect(codes(await split({ entity: 'contracts', split: 'owner' }), '合同编号')['=HYPERLINK("x")']).toEqual(['HT-A-4']);
  fulcrum.clock.moveTo('2026-11-23T01:00:00Z');
});

test('as of an earlier day the sheets are those of the owners of then', async () => {
  const before = await split({ split: 'owner', asOf: '2025-12-31' });
  expect(Object.values(before).flat()).toHaveLength(5);
  expect(Object.values(await split({ entity: 'contracts', split: 'owner', asOf: '2026-01-14' })).flat()).toEqual([]);
});

test('csv, records of no account and a file to edit have no sheets: each is refused with its reason', async () => {
  await expect(split({ split: 'owner', format: 'csv' })).rejects.toMatchObject({ reason: 'export.split_csv' });
  await expect(split({ split: 'owner', entity: 'products' })).rejects.toMatchObject({ reason: 'export.split_no_account' });
  await expect(split({ split: 'owner', rowIds: true })).rejects.toMatchObject({ reason: 'export.split_row_ids' });
});
