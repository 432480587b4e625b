import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { exportChosen, exportList } from './export.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
await sql`insert into custom_field (entity, id, type, name, choices, created_at) values
  ('account', 'budget', 'money', '{"zh":"年度预算","en":"Budget"}', null, '2026-01-01Z'),
  ('account', 'school', 'choice', '{"zh":"院校类型","en":"School"}', '[{"id":"vocational","zh":"高职高专","en":"Vocational"}]', '2026-01-01Z')`.execute(
  db,
);
const [first, second] = [await fulcrum.person('csm', { name: '王芳' }), await fulcrum.person('csm', { name: '李明' })];
const added = async (code: string, amount: string, fields: Record<string, unknown>) => {
  const { id } = await call<{ id: string }>('accounts.create', { code, name: code, createdOn: '2025-01-01', ...fields });
  const [order, product] = [newId(), newId()];
  await sql`insert into product (id, code, name, recorded_at, changed_at) values (${product}, ${code}, 'P', '2026-01-01Z', '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${id}, ${order}, ${code}, 'CNY', '2026-10-01', '2026-10-01', '2026-10-01Z', '2026-10-01Z')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${id}, ${order}, '1', ${product}, '2026-10-01', '2026-10-01', 1, ${amount}, ${amount}, '2026-10-01Z', '2026-10-01Z')`.execute(
    db,
  );
  return id;
};
const custom = { budget: 777123, school: 'vocational' };
const moved = await added('A-1', '100.5', { brand: 'listed', grossMarginRate: '0.4123', custom, ownerId: first.userId });
await added('A-2', '900', { kind: 'partner' });
await call('policies.saveDraft', {
  id: 'by-amount',
  yaml: `apiVersion: fulcrum/v1
kind: tier
id: by-amount
name: { zh: 按金额, en: By amount }
items: [{ id: amount, name: { zh: 金额, en: Amount }, perUnit: { metric: orders.amount_12m, points: 1 } }]
levels: [{ id: A, name: { zh: 重点, en: Key }, score: 500 }, { id: B, name: { zh: 普通, en: Regular } }]
`,
});
await call('policies.publish', { id: 'by-amount' });
await call('evaluations.run', {});
fulcrum.clock.moveTo('2026-11-25T01:00:00Z');
await call('accounts.assign', { ids: [moved], ownerId: second.userId });

/** The file as a list of rows, each a value by head. */
async function exported(input: Record<string, unknown>, actor?: Actor, language: 'zh' | 'en' = 'zh'): Promise<Record<string, string>[]> {
  const { body } = await exportList(await fulcrum.ctx(actor, language), { entity: 'accounts', format: 'csv', ...input });
  const [head = [], ...rows] = (await text(body))
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

test('an administrator reads every value, heads and choices in their language', async () => {
  const [one] = await exported({});
  expect(one).toMatchObject({
    客户编号: 'A-1',
    客户类型: '需求方',
    品牌地位: '上市公司',
    客户状态: '正常',
    院校类型: '高职高专',
    年度预算: '777123',
  });
  expect(one).toMatchObject({ 毛利率: '0.4123', '近 12 个月金额': '100.5', 客户等级: 'B', 等级得分: '100.5' });
  expect((await exported({}, undefined, 'en'))[0]).toMatchObject({
    'Kind of customer': 'Consumer',
    School: 'Vocational',
    'Customer tier': 'B',
  });
});

test('who sees amounts and margins masked reads stars, and is refused the order by amount', async () => {
  const viewer = await fulcrum.person('viewer');
  await expect(exported({ sort: '-amount' }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
  const rows = await exported({}, viewer);
  expect(rows.map((row) => row.客户编号)).toEqual(['A-1', 'A-2']);
  expect(rows[0]).toMatchObject({ 毛利率: '***', '近 12 个月金额': '***', 年度预算: '***' });
});

test('the order asked for is kept', async () => {
  const codes = async (sort: string) => (await exported({ sort })).map((row) => row.客户编号);
  expect(await codes('-amount')).toEqual(['A-2', 'A-1']);
  expect(await codes('name')).toEqual(['A-1', 'A-2']);
  await expect(exported({ sort: 'colour' })).rejects.toMatchObject({ reason: 'input.sort' });
});

test('as of an earlier day the fields and figures of then are written', async () => {
  const [then] = await exported({ asOf: '2026-11-24' });
  expect(then).toMatchObject({ 负责人邮箱: `${first.userId}@example.com`, '近 12 个月金额': '100.5' });
  expect((await exported({}))[0]).toMatchObject({ 负责人邮箱: `${second.userId}@example.com` });
  expect((await exported({ asOf: '2026-09-30' }))[0]).toMatchObject({ '近 12 个月金额': '0', 最近下单日期: '' });
});

test('a selection is exported by the ids of its body, within what the caller meets', async () => {
  const chosen = async (body: string, actor?: Actor) => {
    const bytes = {
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(body);
      },
    };
    const file = await exportChosen(await fulcrum.ctx(actor), { entity: 'accounts', format: 'csv' }, bytes);
    return (await text(file.body)).trim().split(/\r?\n/).length - 1;
  };
  expect(await chosen(JSON.stringify({ ids: [moved] }))).toBe(1);
  expect(await chosen(JSON.stringify({ ids: [moved] }), first)).toBe(0);
  await expect(chosen('{"ids": ["all"]}')).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(chosen('ids=1')).rejects.toMatchObject({ reason: 'input.invalid' });
});

test('people are written as an import takes them back, masked as the role asks, and not for who may not read them', async () => {
  await call('contacts.create', { accountId: moved, name: '沈澜', phone: '13800002046', email: 'shen@example.com', code: 'K-1' });
  const [person] = await exported({ entity: 'contacts' });
  expect(person).toMatchObject({ 联系人编号: 'K-1', 客户编号: 'A-1', 姓名: '沈澜', 电话: '13800002046', 邮箱: 'shen@example.com' });
  const [masked] = await exported({ entity: 'contacts' }, await fulcrum.person('executive'));
  expect(masked).toMatchObject({ 姓名: '沈**', 电话: '138 **** 2046', 邮箱: 's***@example.com' });
  expect(await exported({ entity: 'contacts', asOf: '2026-11-01' })).toEqual([]);
  await expect(exported({ entity: 'contacts' }, await fulcrum.person('provider'))).rejects.toMatchObject({ reason: 'access.forbidden' });
});

test('products are written with their provider', async () => {
  const products = await exported({ entity: 'products' }, undefined, 'en');
  expect(products.map((row) => row['Product code'])).toEqual(['A-1', 'A-2']);
});

test('the columns asked for come in their order; one that is not there is refused', async () => {
  const [row] = await exported({ columns: 'name,code' });
  expect(Object.keys(row!)).toEqual(['客户名称', '客户编号']);
  await expect(exported({ columns: 'name,__proto__' })).rejects.toMatchObject({ reason: 'input.column' });
});

test('requests for resources are written as they stood on the day, what they cost masked, and never for editing', async () => {
  const [resource, request] = [newId(), newId()];
  await sql`insert into resource (id, title, title_en, kind, happened_on, owner_id, unit, unit_cost, known_at, recorded_at, changed_at)
    values (${resource}, '行业报告', 'Industry report', 'report', '2026-01-01', ${first.userId}, 'piece', 2000, '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into resource_request (account_id, id, resource_id, happened_on, why, wanted_on, quantity, unit_cost, level, entitled, asked_by,
      approved_on, accepted_on, planned_on, done_on, done_quantity, done_cost, result, known_at, recorded_at, changed_at)
    values (${moved}, ${request}, ${resource}, '2026-10-01', '年终汇报', '2026-10-20', 2, 2000, 'B', true, ${second.userId},
      '2026-10-02', '2026-10-05', '2026-10-18', '2026-10-19', 1.5, 3100, '校方认可', '2026-10-01', '2026-10-01Z', '2026-10-01Z')`.execute(
    db,
  );
  const requests = (input: object = {}, ...as: [Actor?, ('zh' | 'en')?]) => exported({ entity: 'resource-requests', ...input }, ...as);
  expect(await requests()).toEqual([
    expect.objectContaining({
      ...{ 客户编号: 'A-1', 资源: '行业报告', 资源类别: '定制报告', 资源负责人: '王芳', 申请人: '李明', 状态: '已完成' },
      ...{
        数量: '2',
        单位: '份',
        预计成本: '4000',
        完成日期: '2026-10-19',
        实际用量: '1.5',
        实际成本: '3100',
        结果: '校方认可',
        等级适用: '是',
      },
    }),
  ]);
  const [then] = await requests({ asOf: '2026-10-04' }, undefined, 'en');
  expect(then).toMatchObject({
    Resource: 'Industry report',
    State: 'To be accepted',
    'Approved on': '2026-10-02',
    'Done on': '',
    Cost: '',
    Result: '',
  });
  expect(await requests({ asOf: '2026-09-30' })).toEqual([]);
  expect((await requests({}, await fulcrum.person('viewer')))[0]).toMatchObject({ 预计成本: '***', 实际成本: '***', 数量: '2' });
  expect(await requests({}, second)).toHaveLength(1);
  expect(await requests({}, await fulcrum.person('csm'))).toEqual([]);
  await expect(requests({}, await fulcrum.person('provider'))).rejects.toMatchObject({ reason: 'access.forbidden' });
  await expect(requests({ rowIds: true })).rejects.toMatchObject({ reason: 'export.not_editable' });
});
