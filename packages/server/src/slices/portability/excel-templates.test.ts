import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ExcelTemplate } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { workbookOf } from '../../../test/harness/made-workbook.ts';
import type { Actor, Download } from '../../access/index.ts';
import { bytesOfBuffer } from '../../files/byte-source.ts';
import { openFile } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { exportList } from './export.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const lead = await fulcrum.person('operations_lead', { name: '周岚' });
const seller = await fulcrum.person('sales', { name: '王芳' });
await sql`insert into custom_field (entity, id, type, name, created_at) values ('account', 'budget', 'money', '{"zh":"年度预算","en":"Budget"}', '2026-01-01Z')`.execute(
  db,
);
const account = (code: string, name: string, fields: object = {}) =>
  call<{ id: string }>('accounts.create', { code, name, createdOn: '2025-03-04', ...fields });
const first = await account('K-1', '青云大学', {
  employees: 1200,
  grossMarginRate: '0.4',
  custom: { budget: 50000 },
  ownerId: seller.userId,
});
await account('K-2', "=cmd|'/c calc'!A0", { employees: 30, ownerId: lead.userId });
await account('K-3', '衡川 <& 子公司>', { ownerId: lead.userId });

const REAL = readFileSync(path.resolve(import.meta.dirname, '../../files/template/openpyxl.fixture.xlsx'));
async function upload(bytes: Uint8Array, query: object = {}, actor: Actor = lead, language: 'zh' | 'en' = 'zh'): Promise<ExcelTemplate> {
  const given = { entity: 'accounts', fileName: '客户台账.xlsx', ...query };
  return (await fulcrum.door.dispatchStream(
    'excelTemplateUpload',
    await fulcrum.ctx(actor, language),
    given,
    bytesOfBuffer(bytes)(),
  )) as ExcelTemplate;
}
const refusal = async (work: Promise<unknown>): Promise<Fault> => {
  const error: unknown = await work.then(
    () => null,
    (each: unknown) => each,
  );
  if (error instanceof Fault) return error;
  throw new Error('was not refused', { cause: error });
};
async function fill(template: string, query: object = {}, actor: Actor = lead): Promise<Buffer> {
  const given = { entity: 'accounts', format: 'xlsx', template, ...query };
  const { body } = (await fulcrum.door.dispatchStream(
    'export',
    await fulcrum.ctx(actor),
    given,
    bytesOfBuffer(Buffer.alloc(0))(),
  )) as Download;
  return buffer(Readable.from(body));
}
async function rowsOf(bytes: Uint8Array, sheet: string): Promise<unknown[][]> {
  const opened = await openFile({ name: 'a.xlsx', bytes: bytesOfBuffer(bytes) }, { sheet });
  return (await Array.fromAsync(opened.rows())).map(({ cells }) => cells);
}
const marks = (rows: (string | null)[][]) => workbookOf({ 表: rows });

test('the placeholders of a template stand in both languages, by id and by the name on the screen', async () => {
  const { items } = await call<{ items: { id: string; label: string; group: string }[] }>(
    'excelTemplates.placeholders',
    { entity: 'contracts' },
    lead,
  );
  expect(items).toContainEqual({ id: 'account.name', label: '客户名称', group: 'account', type: 'text' });
  expect(items).toContainEqual({ id: 'today', label: '今天', group: 'file', type: 'date' });
  expect(items.filter(({ id }) => id === 'contracts.arr')).toHaveLength(1);
});

test('what a template cannot have is told by sheet and cell with the nearest name, and nothing is kept', async () => {
  const before = await sql<{ n: number }>`select (select count(*) from file)::int as n`.execute(db);
  const bad = marks([
    ['{{公四}}', '{{name'],
    ['{{客户名城}}', '{{contracts.ar}} {{owner}}'],
  ]);
  const fault = await refusal(upload(bad));
  expect(fault.reason).toBe('workbook.marks');
  expect(fault.issues.map(({ path, message }) => [...path, message])).toEqual([
    ['表', 'A1', '没有“公四”可填，是否指“公司”？'],
    ['表', 'B1', '花括号不成对，请写成 {{名称}}'],
    ['表', 'A2', '没有“客户名城”可填，是否指“客户名称”？'],
    ['表', 'B2', '没有“contracts.ar”可填，是否指“contracts.arr”？'],
  ]);
  expect((await refusal(upload(bad, {}, lead, 'en'))).issues[0]?.message).toMatch(/^There is nothing called “公四”/);
  expect((await refusal(upload(marks([['只有文字']])))).issues[0]?.message).toContain('没有按记录重复的行');
  expect((await refusal(upload(marks([['{{name}}'], ['间隔'], ['{{code}}']])))).issues[0]?.path).toEqual(['表', 'A3']);
  const after = await sql<{ n: number }>`select (select count(*) from file)::int as n`.execute(db);
  expect(after.rows).toEqual(before.rows);
  expect((await call<{ items: unknown[] }>('excelTemplates.list', {}, lead)).items).toEqual([]);
});

test.each([
  ['a text file', Buffer.from('code,name\n'), '不是 Excel 工作簿，请另存为 .xlsx'],
  ['an older or locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧版工作簿（.xls）不能用'],
  ['a locked workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), '密码'],
  ['one with macros', workbookOf({ 表: [['{{name}}']] }, { 'xl/vbaProject.bin': 'x' }), '另存为“Excel 工作簿（.xlsx）”'],
  ['nothing', Buffer.alloc(0), '文件是空的'],
  ['half a zip', REAL.subarray(0, 3000), '文件已损坏'],
])('%s is refused with what to do', async (_, bytes, why) => {
  const fault = await refusal(upload(bytes));
  expect(fault.reason).toBe('workbook.unreadable');
  expect(fault.detail.why).toContain(why);
});

test('a list is filled with what the caller sees: values keep their types, texts never run', async () => {
  const sheet = [
    ['{{company}} {{导出人}}', '{{today}}', '{{count}}'],
    ['编号', '名称', '人数'],
    ['{{code}}', '{{客户名称}}', '{{employees}}', '{{创建日期}}', '{{owner}}：{{code}}', '{{年度预算}}', '{{contracts.arr}}'],
    ['完'],
  ];
  const { id } = await upload(marks(sheet), { name: '一览' });
  const filled = await rowsOf(await fill(id), '表');
  expect(filled).toEqual([
    ['衡川科技 周岚', '2026-11-23', 3],
    ['编号', '名称', '人数'],
    ['K-1', '青云大学', 1200, '2025-03-04', '王芳：K-1', 50000],
    ['K-2', "'=cmd|'/c calc'!A0", 30, '2025-03-04', '周岚：K-2'],
    ['K-3', '衡川 <& 子公司>', null, '2025-03-04', '周岚：K-3'],
    ['完'],
  ]);
  expect(await rowsOf(await fill(id, { account: first.id }), '表')).toHaveLength(4);
  const none = await rowsOf(await fill(id, { q: '没有这个客户' }), '表');
  expect(none.map(([head]) => head ?? null)).toEqual(['衡川科技 周岚', '编号', null, '完'].filter((_, at) => at < none.length || at === 3));
  const { rows } = await sql<{
    after: { templateName: string };
  }>`select after from audit where action = 'export' order by at, id limit 1`.execute(db);
  expect(rows[0]?.after.templateName).toBe('一览');
});

test('what a role sees masked is filled in masked, whether a column or a figure, and accounts out of sight are not met', async () => {
  const { id } = await upload(
    marks([['{{code}}', '{{年度预算}}', '{{近 12 个月金额}}', '{{account.gross_margin_rate}}', '合计 {{年度预算}}']]),
    { name: '金额' },
  );
  const asWhom = async (actor: Actor) => {
    const { body } = await exportList(await fulcrum.ctx(actor), { entity: 'accounts', format: 'xlsx', template: id });
    return rowsOf(await buffer(Readable.from(body)), '表');
  };
  expect(await asWhom(seller)).toEqual([['K-1', 50000, 0, 0.4, '合计 50000']]);
  const masked = await asWhom(await fulcrum.person('viewer'));
  expect(masked).toHaveLength(3);
  expect(masked[0]).toEqual(['K-1', '***', '***', '***', '合计 ***']);
  expect((await refusal(fill(id, {}, await fulcrum.person('viewer')))).reason).toBe('access.forbidden');
});

test('a placeholder that the caller may not read, or that is gone since, is refused with its place', async () => {
  const { id } = await upload(marks([['{{code}}']]), { name: '无指标' });
  const figures = await upload(marks([['{{code}}', '{{contracts.arr}}', '{{年度预算}}']]), { name: '有指标' });
  const token: Actor = { ...lead, scopes: ['exports.run', 'accounts.read'] } as Actor;
  expect(await rowsOf(await fill(id, {}, token), '表')).toHaveLength(3);
  const fault = await refusal(fill(figures.id, {}, token));
  expect([fault.reason, fault.issues[0]?.path]).toEqual(['workbook.cannot_fill', ['表', 'B1']]);
  await sql`delete from custom_field where id = 'budget'`.execute(db);
  const gone = await refusal(fill(figures.id));
  expect(gone.issues.map(({ path }) => path)).toEqual([['表', 'C1']]);
  const { problems } = await call<{ problems: { cell: string }[] }>('excelTemplates.get', { id: figures.id }, lead);
  expect(problems.map(({ cell }) => cell)).toEqual(['C1']);
});

test('a card takes one account that the caller may read', async () => {
  const card = marks([
    ['客户卡', '{{name}}'],
    ['负责人', '{{owner}}'],
    ['人数', '{{employees}}'],
    ['截至', '{{asOf}}'],
  ]);
  expect((await refusal(upload(card, { layout: 'card', entity: 'contacts' }))).reason).toBe('workbook.card_of_accounts');
  const { id } = await upload(card, { layout: 'card', name: '拜访卡' });
  expect(await rowsOf(await fill(id, { account: first.id }, seller), '表')).toEqual([
    ['客户卡', '青云大学'],
    ['负责人', '王芳'],
    ['人数', 1200],
    ['截至', '2026-11-23'],
  ]);
  expect((await refusal(fill(id))).reason).toBe('workbook.one_account');
  const foreign = await account('K-9', '别人的客户');
  expect((await refusal(fill(id, { account: foreign.id }, seller))).reason).toBe('resource.not_found');
});

test('records of other kinds take figures of their account beside their own columns', async () => {
  await call('contracts.create', {
    accountId: first.id,
    code: 'HT-1',

    signedOn: '2025-12-20',
    amount: '120000',
  });
  const { id } = await upload(marks([['{{code}}', '{{客户名称}}', '{{owner}}', '{{amount}}']]), { entity: 'contracts', name: '合同' });
  expect(await rowsOf(await fill(id, { entity: 'contracts' }), '表')).toEqual([['HT-1', '青云大学', '王芳', 120000]]);
  expect((await refusal(fill(id))).reason).toBe('workbook.other_entity');
  expect((await refusal(fill(id, { entity: 'contracts', split: 'owner' }))).reason).toBe('workbook.alone');
});

test('a name is taken once; who brought a template and who manages settings replace and remove it, nobody else', async () => {
  const bytes = marks([['{{code}}']]);
  const mine = await upload(bytes, { name: '我的' }, seller);
  expect((await refusal(upload(bytes, { name: '我的' }, seller))).reason).toBe('workbook.name_taken');
  expect((await refusal(upload(bytes, { name: '我的', replace: true }, lead))).reason).toBe('workbook.name_taken');
  expect((await refusal(call('excelTemplates.remove', { id: mine.id }, lead))).reason).toBe('access.forbidden');
  const again = await upload(marks([['{{name}}']]), { name: '我的', replace: true }, seller);
  expect(again.id).toBe(mine.id);
  const sent = (await fulcrum.door.dispatchStream(
    'excelTemplateFile',
    await fulcrum.ctx(lead),
    { id: mine.id },
    bytesOfBuffer(Buffer.alloc(0))(),
  )) as Download;
  expect((await buffer(Readable.from(sent.body as AsyncIterable<Uint8Array>))).equals(Buffer.from(marks([['{{name}}']])))).toBe(true);
  await call('excelTemplates.remove', { id: mine.id });
  const left = await sql<{
    n: number;
  }>`select count(*)::int as n from file f where f.purpose = 'excel_template' and not exists (select from excel_template t where t.file_id = f.id)`.execute(
    db,
  );
  expect(left.rows[0]?.n).toBe(0);
});
