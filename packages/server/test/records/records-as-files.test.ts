import { text } from 'node:stream/consumers';
import { type Account, fileName, type Import, RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningWorker } from '../../src/jobs/index.ts';
import { publishAnnounced } from '../harness/announced-calendar.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { bytesOf, installation, setUpOrganisation } from '../harness/installation.ts';
import { recordInput, sliceOf } from './arbitrary-records.ts';

const fulcrum = await testFulcrum();
const { call, db, url } = fulcrum;
const importer = installation({ db, url });
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await importer.startWorker();
});
afterAll(() => worker.stop());

await publishAnnounced(db);
type Row = Record<string, unknown> & { id: string };
const account = await call<Account>('accounts.create', { code: 'R1', name: '澄湖装备', createdOn: '2020-01-01' });
const other = await call<Account>('accounts.create', { code: 'R2', name: '青麓半导体', createdOn: '2020-01-01' });
const referable = {
  accounts: [other.id],
  contacts: [(await call<Row>('contacts.create', { accountId: account.id, name: '沈澜', code: 'P-1' })).id],
  products: [(await call<Row>('products.create', { code: 'P1', name: '报工系统' })).id],
  users: [(await fulcrum.person('csm', { name: '林知远' })).userId!],
  competitors: [(await call<Row>('competitors.create', { title: '同行', knownSince: '2024-01-01', code: 'K1' })).id],
  contracts: [
    (await call<Row>('contracts.create', { accountId: account.id, code: 'C1', kind: 'framework', signedOn: '2024-01-01', amount: '1' })).id,
  ],
  subscriptions: [
    (await call<Row>('subscriptions.create', { accountId: account.id, code: 'S1', startsOn: '2024-01-01', amount: '1', amountPer: 'year' }))
      .id,
  ],
  'success-plans': [
    (
      await call<Row>('successPlans.create', {
        ...{ accountId: account.id, code: 'W1', title: '用起来', goals: '目标', measure: '标准' },
        ...{ agreedOn: '2024-01-01', dueOn: '2024-12-31' },
      })
    ).id,
  ],
};

async function exported(entity: string, language: 'zh' | 'en' = 'zh'): Promise<string> {
  const query = { entity, format: 'csv', asOf: '2199-12-31' };
  const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
  return text((await fulcrum.door.dispatchStream('export', await fulcrum.ctx(undefined, language), query, nothing)).body);
}
const imported = (entity: string, body: string): Promise<Import> => importer.run(bytesOf(body), { entity: entity as Import['entity'] });
const stored = async (type: RecordType) =>
  (
    await sql<Row>`select to_jsonb(t) - 'id' - 'recorded_at' - 'changed_at' - 'recorded_by' - 'revision' as row from ${sql.table(type.table)} t
    order by t.code`.execute(db)
  ).rows;

describe.each(RECORD_TYPES.map((type: RecordType) => ({ type, entity: type.entity })))('a file of $entity', ({ type }) => {
  test('that was exported comes back unchanged, and brings everything into an empty base', async () => {
    // Both languages of the heads are walked by the types in turn: each import costs a second.
    const language = RECORD_TYPES.findIndex(({ entity }) => entity === type.entity) % 2 ? 'en' : 'zh';
    const inputs = fc.sample(recordInput(type, referable), { numRuns: 4, seed: language.length });
    for (const [index, input] of inputs.entries())
      await call(`${sliceOf(type)}.create`, {
        ...(type.account ? { accountId: account.id } : {}),
        ...input,
        code: `F-${language}-${index}`,
        knownAt: '2026-01-02',
      });
    const before = await stored(type);
    const file = await exported(type.entity, language);
    expect(await imported(type.entity, file)).toMatchObject({
      state: 'done',
      rows: before.length,
      unchanged: before.length,
      rejected: 0,
      fault: null,
    });
    expect(await stored(type)).toEqual(before);
    await sql`delete from ${sql.table(type.table)} where code like 'F-%'`.execute(db);
    expect(await imported(type.entity, file)).toMatchObject({ state: 'done', created: inputs.length, rejected: 0 });
    expect(await stored(type)).toEqual(before);
    await sql`delete from ${sql.table(type.table)} where code like 'F-%'`.execute(db);
  });

  test('with a row that names what is not there, lacks what it must have, or holds no such choice, says so and writes nothing', async () => {
    const fields = Object.entries(type.fields);
    const good = (id: string) => {
      const field = type.fields[id]!;
      if (field.kind === 'day') return '2026-05-01';
      if (field.kind === 'choice') return Object.keys(field.choices)[0]!;
      if (field.kind === 'reference')
        return {
          accounts: 'R2',
          competitors: 'K1',
          products: 'P1',
          contracts: 'C1',
          subscriptions: 'S1',
          contacts: 'P-1',
          users: '林知远',
          'success-plans': 'W1',
        }[field.to];
      return field.kind === 'text' || field.kind === 'longText' ? '文字' : String(field.kind === 'integer' ? (field.min ?? 1) : 1);
    };
    const required = fields.filter(([, field]) => field.required).map(([id]) => id);
    const rows = fields.flatMap(([id, field]) => {
      const bad = {
        reference: 'NOBODY',
        choice: '???',
        day: '31.13.2026',
        money: 'lots',
        integer: '1.5',
        decimal: 'x',
        boolean: 'perhaps',
      }[field.kind as string];
      const ids = [...new Set([...required, id])];
      const cell = (each: string, value: string) => [fileName(each, type.fields[each]!), value] as const;
      const wrong = bad === undefined ? [] : [Object.fromEntries(ids.map((each) => cell(each, each === id ? bad : good(each)!)))];
      const missing = field.required ? [Object.fromEntries(ids.map((each) => cell(each, each === id ? '' : good(each)!)))] : [];
      return [...wrong, ...missing];
    });
    if (type.account)
      rows.push(Object.fromEntries([['accountCode', 'NOBODY'], ...required.map((id) => [fileName(id, type.fields[id]!), good(id)!])]));
    const before = await stored(type);
    const body = rows
      .map((row, index) => JSON.stringify({ code: `B-${index}`, ...(type.account ? { accountCode: 'R1' } : {}), ...row }))
      .join('\n');
    const order = { entity: type.entity as Import['entity'], name: 'bad.jsonl' };
    const report = await importer.check((await importer.upload(bytesOf(body), order)).id, order);
    expect(report).toMatchObject({ state: 'checked', rows: rows.length, rejected: rows.length });
    expect(await stored(type)).toEqual(before);
  });
});
