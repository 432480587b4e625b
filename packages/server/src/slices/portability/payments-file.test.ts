import { text } from 'node:stream/consumers';
import type { Account, Ageing, ClaimedReceipt, Import, Receivable } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testImporter } from '../../../test/harness/importer.ts';
import { bytesOf } from '../../../test/harness/installation.ts';

const fulcrum = await testImporter({ now: '2026-11-23T01:00:00Z' });
const { call, importer } = fulcrum;
const account = await call<Account>('accounts.create', { code: 'K-1', name: '澄湖装备', createdOn: '2020-01-01' });
await call('contracts.create', { accountId: account.id, code: 'HT-1', signedOn: '2026-01-15', amount: '250' });

const HEAD = '编号,客户编号,合同编号,应收日期,应收金额,回款日期,回款金额,付款户名';
const FILE = [
  HEAD,
  'F1,K-1,HT-1,2026-03-01,100,2026-03-15,,集团财务',
  'F2,K-1,HT-1,2026-06-01,100,2026-06-01,60,',
  'F3,K-1,HT-1,2027-01-01,100,,,',
].join('\n');
const imported = (file: string, entity: Import['entity'] = 'payments') => importer.run(bytesOf(file), { entity });
const plan = async (asOf: string) =>
  (await call<{ items: Receivable[] }>('receivables.list', { accountId: account.id, asOf })).items.map(({ code, open, state }) => [
    code,
    Number(open),
    state,
  ]);

test('a row is an instalment and, where it was paid, its receipt with the claim; contradictions are told', async () => {
  const done = await imported(FILE);
  expect(done).toMatchObject({ state: 'done', created: 3, rejected: 0, fault: null });
  expect(done.warnings.map(({ code }) => code)).toEqual(['import.instalment.over_contract']);
  expect(await plan('2026-11-23')).toEqual([
    ['F1', 0, 'paid'],
    ['F2', 40, 'overdue'],
    ['F3', 100, 'open'],
  ]);
  // Planned when the contract was signed, so that the past knows what was to come.
  expect(await plan('2026-03-14')).toEqual([
    ['F1', 100, 'overdue'],
    ['F2', 100, 'open'],
    ['F3', 100, 'open'],
  ]);
  expect(await plan('2026-01-14')).toEqual([]);
  const receipts = await call<{ items: ClaimedReceipt[] }>('receivables.receipts', { accountId: account.id });
  expect(receipts.items.map(({ code, payerName, unclaimed }) => [code, payerName, Number(unclaimed)])).toEqual([
    ['F2', null, 0],
    ['F1', '集团财务', 0],
  ]);
});

test('the same file once more changes nothing; a payment that came since changes its row alone', async () => {
  expect(await imported(FILE)).toMatchObject({ state: 'done', unchanged: 3, created: 0, updated: 0 });
  expect(
    await imported(FILE.replace('F2,K-1,HT-1,2026-06-01,100,2026-06-01,60,', 'F2,K-1,HT-1,2026-06-01,100,2026-11-20,130,')),
  ).toMatchObject({
    state: 'done',
    unchanged: 2,
    updated: 1,
  });
  expect((await plan('2026-11-23'))[1]).toEqual(['F2', 0, 'paid']);
  const ageing = await call<Ageing>('receivables.ageing', { accountId: account.id });
  expect([ageing.overdue.instalments, Number(ageing.unclaimed.amount)]).toEqual([0, 30]);
});

test('a row without its due day or amount, or of a contract that is not there, is refused', async () => {
  const bad = [HEAD, 'G1,K-1,HT-1,,100,,,', 'G2,K-1,HT-9,2026-03-01,100,,,', 'G3,K-9,,2026-03-01,100,,,'].join('\n');
  const checked = await importer.run(bytesOf(bad), { entity: 'payments', skipBadRows: true });
  expect(checked).toMatchObject({ created: 0, rejected: 3 });
});

test('a file of receipts cannot take away what is claimed, a relation to itself or a rating that expired before its day is refused', async () => {
  const receipts = ['到账编号,客户编号,到账日期,到账金额', 'F1,K-1,2026-03-15,99'].join('\n');
  expect(await importer.run(bytesOf(receipts), { entity: 'receipts', skipBadRows: true })).toMatchObject({
    rejected: 1,
    updated: 0,
  });
  const relations = ['客户编号,对方客户,关系,起始日期', 'K-1,K-1,对标,2026-01-01'].join('\n');
  expect(await importer.run(bytesOf(relations), { entity: 'relations', skipBadRows: true })).toMatchObject({
    rejected: 1,
    created: 0,
  });
  const ratings = ['客户编号,维度,评分,评定日期,有效期至,依据', 'K-1,客情关系,4,2026-01-01,2025-01-01,面谈'].join('\n');
  expect(await importer.run(bytesOf(ratings), { entity: 'ratings', skipBadRows: true })).toMatchObject({
    rejected: 1,
    created: 0,
  });
});

test('an exported receivable plan tells what is open as of the day, and comes back unchanged', async () => {
  const exported = async (asOf: string) => {
    const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
    const query = { entity: 'instalments', format: 'csv', asOf };
    return text((await fulcrum.door.dispatchStream('export', await fulcrum.ctx(undefined, 'zh'), query, nothing)).body);
  };
  const told = (file: string) => {
    const [head = '', ...lines] = file.replace('\uFEFF', '').trim().split(/\r?\n/);
    const [code, open, days] = ['应收款项编号', '未收金额', '逾期天数'].map((name) => head.split(',').indexOf(name));
    return lines.map((line) => line.split(',')).map((cells) => [cells[code!], Number(cells[open!]), Number(cells[days!])]);
  };
  const file = await exported('2026-11-23');
  expect(told(file).filter(([code]) => /^F\d$/.test(String(code)))).toEqual([
    ['F1', 0, 0],
    ['F2', 0, 0],
    ['F3', 100, 0],
  ]);
  expect(told(await exported('2026-03-14')).find(([code]) => code === 'F1')).toEqual(['F1', 100, 13]);
  expect(told(await exported('2027-01-05')).find(([code]) => code === 'F3')).toEqual(['F3', 100, 4]);
  expect(await imported(file, 'instalments')).toMatchObject({ state: 'done', rejected: 0, created: 0, updated: 0 });
});
