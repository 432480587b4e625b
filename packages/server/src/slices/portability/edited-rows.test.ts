import type { Account, Conflict, Contact, CustomValues, Import } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { type Cells, testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';
import type { Actor } from '../../access/index.ts';
import { importsHandlers } from './index.ts';

const fulcrum = await testImporter();
const { call, importer, exported } = fulcrum;

type Stored = { id: string; revision: number; custom: CustomValues };
const check = async (entity: Import['entity'], body: string, actor?: Actor): Promise<Import> => {
  const order = { entity, ...(actor ? { actor } : {}) };
  return importer.check((await importer.upload(bytesOf(body), order)).id, order);
};
const commit = (entity: Import['entity'], { id }: Import) => importer.commit(id, { entity });
const conflicts = async (id: string): Promise<Conflict[]> =>
  (await importer.write((own) => importsHandlers.conflicts(own, { id, limit: 50 }))).items;
const problems = async (id: string): Promise<string[][]> =>
  (await importer.write((own) => importsHandlers.problems(own, { id, limit: 50 }))).items.map((item) =>
    item.problems.map(({ code }) => code),
  );
const MARK = '行标识（请勿修改）';

const people = [await fulcrum.person('csm', { name: '林知远' }), await fulcrum.person('csm', { name: '苏晚' })];
const account = await call<Account>('accounts.create', { code: 'E-1', name: '澄湖装备', createdOn: '2020-01-01' });
await call('fields.declare', {
  entity: 'product',
  id: 'grade',
  type: 'choice',
  name: { zh: '等级', en: 'Grade' },
  choices: [
    { id: 'a', zh: '甲级', en: 'First' },
    { id: 'b', zh: '乙级', en: 'Second' },
  ],
});
await call('fields.declare', { entity: 'product', id: 'cost', type: 'money', name: { zh: '单位成本', en: 'Unit cost' } });
await call('fields.declare', {
  entity: 'contract',
  id: 'areas',
  type: 'multi_choice',
  name: { zh: '覆盖校区', en: 'Sites' },
  choices: ['东', '西', '南'].map((id) => ({ id, zh: `${id}校区`, en: id })),
});
await call('fields.declare', { entity: 'contract', id: 'lawyer', type: 'user', name: { zh: '法务', en: 'Lawyer' } });

describe("a company's own fields", () => {
  test('of a product are held to their declaration, kept, listed, exported, edited and brought back', async () => {
    const made = await call<Stored>('products.create', { code: 'P-1', name: '报工系统', custom: { grade: 'a', cost: 12 } });
    expect(made.custom).toEqual({ grade: 'a', cost: 12 });
    await expect(call('products.change', { id: made.id, revision: 1, custom: { grade: 'z' } })).rejects.toMatchObject({
      reason: 'input.invalid',
    });
    await expect(call('products.create', { code: 'P-9', name: 'x', custom: { nobody: 1 } })).rejects.toMatchObject({
      reason: 'input.invalid',
    });
    const { rows, file } = await exported('products');
    expect(rows).toMatchObject([{ 产品编号: 'P-1', 等级: '甲级', 单位成本: '12' }]);
    expect(await check('products', file(rows))).toMatchObject({ unchanged: 1, rejected: 0 });
    await call('products.change', { id: made.id, revision: 1, custom: { cost: 15 } });
    const edited = await check('products', file([{ ...rows[0]!, 等级: '乙级', 单位成本: '20', 产品名称: '报工云' }]));
    expect(await conflicts(edited.id)).toMatchObject([{ label: '单位成本', name: '报工系统', file: '20', exported: '12', current: '15' }]);
    expect(await commit('products', edited)).toMatchObject({ state: 'done', updated: 1 });
    const { items } = await call<{ items: (Stored & { name: string })[] }>('products.list');
    expect(items).toMatchObject([{ name: '报工云', custom: { grade: 'b', cost: 15 } }]);
    const viewer = await fulcrum.person('viewer', {});
    expect((await call<{ items: Stored[] }>('products.list', {}, viewer)).items[0]!.custom).toEqual({ grade: 'b', cost: '***' });
  });

  test('of a contract come by form and file, several choices as a set and a colleague as the person that a cell names', async () => {
    const made = await call<Stored>('contracts.create', {
      accountId: account.id,
      code: 'C-1',
      signedOn: '2026-01-01',
      amount: '100',
      custom: { areas: ['西', '东'], lawyer: people[0]!.userId },
    });
    expect(made.custom).toEqual({ areas: ['西', '东'], lawyer: people[0]!.userId });
    await expect(call('contracts.change', { id: made.id, revision: 1, custom: { areas: ['北'] } })).rejects.toMatchObject({
      reason: 'input.invalid',
    });
    const { rows, file } = await exported('contracts');
    const [row] = rows as [Cells];
    expect(row.覆盖校区).toBe('西校区;东校区');
    // The same two in another order, and the same person by name: nothing was edited.
    const same = await check('contracts', file([{ ...row, 覆盖校区: '东校区;西校区', 法务: '林知远' }]));
    expect(same).toMatchObject({ unchanged: 1, updated: 0, rejected: 0, warnings: [] });
    await call('contracts.change', { id: made.id, revision: 1, custom: { areas: ['东', '南'], lawyer: people[1]!.userId } });
    const kept = await check('contracts', file([{ ...row, 覆盖校区: '东校区;西校区' }]));
    expect(kept.warnings).toMatchObject([{ code: 'import.edits_of_others', count: 2 }]);
    const edited = await check('contracts', file([{ ...row, 覆盖校区: '南校区', 合同名称: '年度服务' }]));
    expect(await conflicts(edited.id)).toMatchObject([
      { label: '覆盖校区', file: '南校区', exported: '西校区、东校区', current: '东校区、南校区' },
    ]);
    await importer.write((own) => importsHandlers.decide(own, { id: edited.id, taken: true }));
    expect(await commit('contracts', edited)).toMatchObject({ state: 'done', updated: 1 });
    expect(await call('contracts.get', { id: made.id })).toMatchObject({
      title: '年度服务',
      custom: { areas: ['南'], lawyer: people[1]!.userId },
    });
    expect(await call('ledger.list', { accountId: account.id })).toMatchObject({ items: [{ custom: { areas: ['南'] } }] });
    expect(await call('contracts.change', { id: made.id, revision: 3, custom: { areas: null } })).toMatchObject({
      custom: { lawyer: people[1]!.userId },
    });
  });
});

test('a provider’s product of a file stays in preparation until its documents are there, and none goes active by a file before', async () => {
  const row = (name: string) => `产品编号,产品名称,状态,供应商编号\nTHEIRS,${name},active,ACME\n`;
  await call('accounts.create', { code: 'ACME', name: '知行数据' });
  const brought = await check('products', row('电子签章'));
  expect(brought).toMatchObject({ rejected: 0, warnings: [{ code: 'import.product.in_preparation', count: 1 }] });
  await commit('products', brought);
  expect(await call('products.list', { q: 'THEIRS' })).toMatchObject({ items: [{ status: 'preparing' }] });
  const again = await check('products', row('电子签章 2'));
  expect(await problems(again.id)).toEqual([['import.product.lacks_documents']]);
  await call('productDocuments.demand', { kinds: [] });
  expect(await commit('products', await check('products', row('电子签章')))).toMatchObject({ updated: 1 });
});

describe('rows that carry the id of their record', () => {
  test('are refused as unknown where the record is out of sight, and as deleted where it is gone', async () => {
    const lead = await fulcrum.person('sales_lead', {
      name: '何川',
      teamId: (await call<{ id: string }>('identity.createTeam', { code: 'T', name: '东区' })).id,
    });
    const hidden = await call<{ id: string }>('needs.create', { accountId: account.id, registeredOn: '2026-05-01', summary: '看不见' });
    const gone = await call<{ id: string }>('needs.create', { accountId: account.id, registeredOn: '2026-05-02', summary: '将删除' });
    const { rows, file } = await exported('needs');
    await call('needs.remove', { id: gone.id });
    const of = (id: string) => rows.filter((row) => row[MARK] === id);
    const seen = await check('needs', file([...of(hidden.id), ...of(gone.id)]));
    expect(seen).toMatchObject({ rejected: 1, unchanged: 1 });
    expect(await problems(seen.id)).toEqual([['import.row.deleted']]);
    const unseen = await check('needs', file([...of(hidden.id), ...of(gone.id)]), lead);
    const codes = await problems(unseen.id);
    expect(unseen).toMatchObject({ rejected: 2 });
    expect(codes.flat()).not.toContain('import.row.deleted');
    expect(codes.every((each) => each.includes('import.lookup.missing') || each.includes('import.row.unknown_id'))).toBe(true);
    const own = await call<Account>('accounts.create', { code: 'E-2', name: '青麓半导体', ownerId: lead.userId, teamId: lead.teamId });
    const lured = await check('needs', file(of(hidden.id).map((row) => ({ ...row, 客户编号: own.code }))), lead);
    expect(await problems(lured.id)).toEqual([['import.row.unknown_id']]);
  });

  test('are refused with a code that another record has, with an export of something else, and with masked values', async () => {
    for (const [n, code] of ['I-1', 'I-2', 'I-3'].entries())
      await call('invoices.create', {
        accountId: account.id,
        code,
        appliedOn: '2026-05-01',
        amount: String(n + 1),
        kind: 'vat_special',
      }).catch(() => undefined);
    const { rows, file } = await exported('contracts');
    const other = await call<{ id: string }>('contracts.create', {
      accountId: account.id,
      code: 'C-2',
      signedOn: '2026-02-01',
      amount: '1',
    });
    const taken = await check('contracts', file([{ ...rows[0]!, 合同编号: 'C-2' }]));
    expect(await problems(taken.id)).toEqual([['import.row.code_taken']]);
    const masked = await check('contracts', file([{ ...rows[0]!, 含税金额: '***' }]));
    expect((await problems(masked.id)).flat()).toContain('import.value.masked');
    const products = await exported('products');
    const wrong = await check(
      'contracts',
      file([{ ...rows[0]!, [Object.keys(rows[0]!)[1]!]: products.rows[0]![Object.keys(rows[0]!)[1]!]! }]),
    );
    expect((await problems(wrong.id)).flat()).toContain('import.row.export_unknown');
    await call('contracts.remove', { id: other.id });
  });

  test('change nothing in a closed month, and stay unchanged where the file leaves them alone', async () => {
    await call('receipts.create', { accountId: account.id, code: 'R-1', receivedOn: '2026-08-15', amount: '10' });
    await call('receipts.create', { accountId: account.id, code: 'R-2', receivedOn: '2026-11-02', amount: '20' });
    const { rows, file } = await exported('receipts');
    await call('periods.close', { month: '2026-08' });
    const done = await check('receipts', file(rows.map((row) => ({ ...row, 到账金额: '30', 金额: '30' }))));
    expect(done).toMatchObject({ rejected: 1, updated: 1 });
    expect(await problems(done.id)).toEqual([['import.order.month_closed']]);
    expect(await check('receipts', file(rows))).toMatchObject({ rejected: 0, unchanged: 2 });
  });

  test('of contacts made keep whom they were made with, though she has no code, and what others wrote meanwhile', async () => {
    const { id: contactId } = await call<Contact>('contacts.create', { accountId: account.id, name: '沈澜' });
    const made = await call<{ id: string; revision: number }>('interactions.log', {
      accountId: account.id,
      kind: 'call',
      twoWay: true,
      happenedOn: '2026-11-20',
      contactIds: [contactId],
      summary: '谈续约',
      nextStep: '发方案',
    });
    const { rows, file } = await exported('interactions');
    expect(await check('interactions', file(rows))).toMatchObject({ unchanged: 1, rejected: 0 });
    await call('interactions.change', { accountId: account.id, id: made.id, revision: made.revision, nextStep: '约时间' });
    const edited = await check('interactions', file([{ ...rows[0]!, 跟进内容: '谈续约与增购' }]));
    expect(await commit('interactions', edited)).toMatchObject({ state: 'done', updated: 1 });
    const { items } = await call<{ items: object[] }>('interactions.list', { accountId: account.id });
    expect(items).toMatchObject([{ summary: '谈续约与增购', nextStep: '约时间', contactIds: [contactId] }]);
  });

  test('of order lines change what a line says, never which line it is', async () => {
    const line = (code: string, amount: string) =>
      JSON.stringify({ orderCode: code, accountCode: 'E-1', orderedOn: '2026-11-10', amount, productCode: 'P-1', lineKey: '1' });
    await importer.run(bytesOf([line('O-1', '100'), line('O-2', '200')].join('\n')), { entity: 'orders', name: 'orders.jsonl' });
    const { rows, file } = await exported('orders');
    expect(await check('orders', file(rows))).toMatchObject({ rows: 2, unchanged: 2, rejected: 0 });
    const moved = await check('orders', file([{ ...rows[0]!, 订单编号: 'O-9' }]));
    expect(await problems(moved.id)).toEqual([['import.row.line_moved']]);
    await importer.run(bytesOf(line('O-2', '250')), { entity: 'orders', name: 'orders.jsonl' });
    const edited = await check('orders', file(rows.map((row) => ({ ...row, 金额: row.订单编号 === 'O-1' ? '120' : '260' }))));
    expect(await conflicts(edited.id)).toMatchObject([{ name: 'O-2', file: '260', exported: '200', current: '250' }]);
    expect(await commit('orders', edited)).toMatchObject({ state: 'done', updated: 1, unchanged: 1 });
    expect((await exported('orders')).rows.map((row) => row.金额)).toEqual(['120', '250']);
  });

  test('bring back the tags of an account as a set, in whatever order', async () => {
    const [one, two, three] = [
      await call<{ id: string }>('tags.create', { name: '战略客户' }),
      await call<{ id: string }>('tags.create', { name: '重点高校' }),
      await call<{ id: string }>('tags.create', { name: '年框' }),
    ];
    await call('tags.apply', { ids: [account.id], add: [one.id, two.id] });
    const { rows, file } = await exported('accounts');
    const own = rows.filter((row) => row.客户编号 === 'E-1');
    expect(own[0]!.标签).toBe('战略客户;重点高校');
    expect(await check('accounts', file([{ ...own[0]!, 标签: '重点高校、战略客户' }]))).toMatchObject({
      unchanged: 1,
      updated: 0,
      warnings: [],
    });
    await call('tags.apply', { ids: [account.id], add: [three.id], remove: [two.id] });
    const kept = await check('accounts', file([{ ...own[0]!, 行业: '装备' }]));
    expect(await commit('accounts', kept)).toMatchObject({ state: 'done', updated: 1 });
    const edited = await check('accounts', file([{ ...own[0]!, 标签: '重点高校' }]));
    expect(await conflicts(edited.id)).toMatchObject([{ label: '标签', file: '重点高校', exported: '战略客户;重点高校' }]);
  });

  test('of accounts leave to whom they were given meanwhile, and the team that goes with it, where the file did not change the owner', async () => {
    const [from, to] = people as [Actor, Actor];
    await call('accounts.assign', { ids: [account.id], ownerId: from.userId });
    const { rows, file } = await exported('accounts');
    const own = rows.find((row) => row.客户编号 === 'E-1')!;
    await call('accounts.assign', { ids: [account.id], ownerId: to.userId });
    const before = await call<Account>('accounts.get', { id: account.id });
    expect(await commit('accounts', await check('accounts', file([{ ...own, 行业: '装备制造' }])))).toMatchObject({
      state: 'done',
      updated: 1,
    });
    const { ownerId, teamId, industry } = await call<Account>('accounts.get', { id: account.id });
    expect({ ownerId, teamId, industry }).toEqual({ ownerId: to.userId, teamId: before.teamId, industry: '装备制造' });
  });
});
