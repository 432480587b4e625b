import { type Account, apiName, RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { publishAnnounced } from '../harness/announced-calendar.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { type Referable, recordInput, sliceOf, someDay } from './arbitrary-records.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
await publishAnnounced(db);
type Row = Record<string, unknown> & { id: string; revision: number };

const account = await call<Account>('accounts.create', { code: 'R1', name: '澄湖装备', createdOn: '2020-01-01' });
const other = await call<Account>('accounts.create', { code: 'R2', name: '青麓半导体', createdOn: '2020-01-01' });
const contact = await call<Row>('contacts.create', { accountId: account.id, name: '沈澜' });
const product = await call<Row>('products.create', { code: 'P1', name: '报工系统' });
const person = await fulcrum.person('csm', { name: '林知远' });
const competitor = await call<Row>('competitors.create', { title: '同行', knownSince: '2024-01-01', code: 'K1' });
const contract = await call<Row>('contracts.create', {
  accountId: account.id,
  code: 'C1',
  kind: 'framework',
  signedOn: '2024-01-01',
  amount: '1',
});
const subscription = await call<Row>('subscriptions.create', {
  accountId: account.id,
  code: 'S1',
  startsOn: '2024-01-01',
  amount: '1',
  amountPer: 'year',
});
const referable: Referable = {
  accounts: [other.id],
  contacts: [contact.id],
  products: [product.id],
  users: [person.userId!],
  competitors: [competitor.id],
  contracts: [contract.id],
  subscriptions: [subscription.id],
};
const ofAccount = (type: RecordType) => (type.account ? { accountId: account.id } : {});
// What the others refer to stays; a contract without a code is given a number.
const KEPT = ['K1', 'C1', 'S1'];
const clear = (type: RecordType) => sql`delete from ${sql.table(type.table)} where coalesce(code, '') <> all(${KEPT})`.execute(db);
const own = (rows: Row[]) => rows.filter((row) => !KEPT.includes(String(row.code)));

/** Every record of the list, page by page. */
async function listed(type: RecordType, input: Record<string, unknown> = {}, limit = 7): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Row[]; nextCursor: string | null } = await call(`${sliceOf(type)}.list`, {
      ...ofAccount(type),
      ...input,
      limit,
      ...(cursor ? { cursor } : {}),
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return own(rows);
}
const comparable = (value: unknown) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
const sameValues = (type: RecordType, row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(type.fields).map(([id, field]) => [apiName(id, field), comparable(row[apiName(id, field)] ?? null)]));

describe.each(RECORD_TYPES.map((type: RecordType) => ({ type, entity: type.entity })))('a record of $entity', ({ type }) => {
  const slice = sliceOf(type);
  const example = () => fc.sample(recordInput(type, referable), { numRuns: 1, seed: 7 })[0]!;

  test('is kept as it was entered, changed once for each who read it, and deleted, each with its audit', async () => {
    await clear(type);
    const input = example();
    const made = await call<Row>(`${slice}.create`, { ...ofAccount(type), ...input });
    expect(sameValues(type, made)).toEqual(sameValues(type, input));
    expect(await listed(type, { asOf: '2199-12-31' })).toEqual([made]);
    expect(await call<Row>(`${slice}.get`, { id: made.id })).toEqual(made);
    const next = fc.sample(recordInput(type, referable), { numRuns: 1, seed: 8 })[0]!;
    const changed = await call<Row>(`${slice}.change`, { id: made.id, revision: made.revision, ...next });
    expect(sameValues(type, changed)).toEqual(sameValues(type, next));
    await expect(call(`${slice}.change`, { id: made.id, revision: made.revision, ...input })).rejects.toMatchObject({ status: 412 });
    await call(`${slice}.remove`, { id: made.id });
    expect(await listed(type, { asOf: '2199-12-31' })).toEqual([]);
    const audit = await sql<{ action: string }>`select action from audit where entity_id = ${made.id} order by at, id`.execute(db);
    expect(audit.rows.map(({ action }) => action)).toEqual(['create', 'change', 'delete'].map((verb) => `${type.one}.${verb}`));
  });

  test('as of a day shows what had happened by then, whatever came since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(recordInput(type, referable), { maxLength: 9 }), someDay, async (inputs, asOf) => {
        await clear(type);
        for (const input of inputs) await call(`${slice}.create`, { ...ofAccount(type), ...input });
        const until = inputs
          .filter((input) => String(input[type.day]) <= asOf)
          .map((input) => {
            const known = Object.entries(type.fields).map(([id, field]) => {
              const value = input[apiName(id, field)] ?? null;
              const isLater = field.kind === 'day' && field.happens && value !== null && String(value) > asOf;
              return [apiName(id, field), comparable(isLater ? null : value)];
            });
            return Object.fromEntries(known);
          });
        const shown = await listed(type, { asOf }, 2);
        expect(shown.map((row) => row[type.day])).toEqual(
          until
            .map((row) => row[type.day])
            .sort()
            .reverse(),
        );
        expect(new Set(shown.map((row) => JSON.stringify(sameValues(type, row))))).toEqual(
          new Set(until.map((row) => JSON.stringify(row))),
        );
      }),
      { numRuns: 8 },
    );
  });

  test('refuses what leads nowhere, and a day that no calendar of ours knows', async () => {
    const wrong = [{ [type.day]: '0026-01-01' }, { [type.day]: 'yesterday' }, { surprise: 1 }];
    for (const [id, field] of Object.entries(type.fields))
      if (field.kind === 'reference') wrong.push({ [apiName(id, field)]: '00000000-0000-4000-8000-000000000000' });
      else if (field.kind === 'money') wrong.push({ [id]: '1e9' }, { [id]: '123456789012345678' });
    for (const each of wrong)
      await expect(call(`${slice}.create`, { ...ofAccount(type), ...example(), ...each }), JSON.stringify(each)).rejects.toMatchObject({
        kind: 'invalid',
      });
  });
});

describe('what hangs on an account', () => {
  const types = RECORD_TYPES.filter((type: RecordType) => type.account);
  test.each(types.map((type: RecordType) => ({ type, entity: type.entity })))(
    '$entity: does not exist for who does not see the account',
    async ({ type }) => {
      const stranger = await fulcrum.person('csm');
      const slice = sliceOf(type);
      const input = { ...fc.sample(recordInput(type), { numRuns: 1, seed: 9 })[0]!, ...required(type) };
      const made = await call<Row>(`${slice}.create`, { accountId: account.id, ...input });
      const asked = await call<{ items: Row[] }>(`${slice}.list`, { accountId: account.id, asOf: '2199-12-31' }, stranger);
      expect(asked.items).toEqual([]);
      await expect(call(`${slice}.get`, { id: made.id }, stranger)).rejects.toMatchObject({ reason: 'resource.not_found' });
      const mayWrite = await call(`${slice}.remove`, { id: made.id }, stranger).catch((error: unknown) => error);
      expect(['resource.not_found', 'access.forbidden']).toContain((mayWrite as { reason: string }).reason);
      await call(`${slice}.remove`, { id: made.id });
    },
  );
});

/** Ids for the references that a type cannot be without. */
const required = (type: RecordType) =>
  Object.fromEntries(
    Object.entries(type.fields).flatMap(([id, field]) =>
      field.kind === 'reference' && field.required ? [[apiName(id, field), referable[field.to]![0]]] : [],
    ),
  );

test('a reference to an account that the reader does not see is neither named nor lost when they change the record', async () => {
  const team = await call<{ id: string }>('identity.createTeam', { code: 'T', name: 'T' });
  const member = await fulcrum.person('sales', { teamId: team.id });
  const theirs = await call<Account>('accounts.create', { code: 'R3', name: '沧浪医药', ownerId: member.userId, createdOn: '2020-01-01' });
  const made = await call<Row>('contracts.create', { accountId: theirs.id, signedOn: '2026-01-01', amount: '5', payerId: other.id });
  const seen = await call<{ items: Row[] }>('contracts.list', { accountId: theirs.id }, member);
  expect(seen.items[0]).toMatchObject({ payerId: null, payerName: null, amount: '5.000000' });
  await call('contracts.change', { id: made.id, revision: 1, title: '年度服务' }, member);
  const after = await call<{ items: Row[] }>('contracts.list', { accountId: theirs.id });
  expect(after.items[0]).toMatchObject({ payerId: other.id, payerName: '青麓半导体', title: '年度服务' });
});

test('money in another currency is kept in base currency by the rate of the day, and refused where there is none', async () => {
  await sql`insert into exchange_rate values ('USD', '2026-01-01', 7.1), ('USD', '2026-06-01', 7.2)`.execute(db);
  const input = { accountId: account.id, receivedOn: '2026-05-31', amount: '100', currency: 'USD' };
  const made = await call<Row>('receipts.create', input);
  const worth = await sql<{ base_amount: string }>`select base_amount from receipt where id = ${made.id}`.execute(db);
  expect(worth.rows[0]).toEqual({ base_amount: '710.000000' });
  await expect(call('receipts.create', { ...input, currency: 'JPY' })).rejects.toMatchObject({ reason: 'record.no_rate' });
  await expect(call('receipts.create', { ...input, receivedOn: '2025-12-31' })).rejects.toMatchObject({ reason: 'record.no_rate' });
});

test('the timeline tells of records on their own day and on those that came about, to who may read them, as of a day', async () => {
  const place = await call<Account>('accounts.create', { code: 'R9', name: '云栖数据', createdOn: '2020-01-01' });
  await call('contracts.create', {
    accountId: place.id,
    code: 'C9',
    title: '年度服务',
    signedOn: '2026-01-05',
    deliveredOn: '2026-02-01',
    amount: '1200',
  });
  await call('ratings.create', { accountId: place.id, dimension: 'relationship', score: 4, ratedOn: '2026-03-01', evidence: '每季度约访' });
  interface Entry {
    on: string;
    kind: string;
    facts: Record<string, unknown>;
  }
  const told = async (asOf?: string, actor?: Parameters<typeof call>[2]) =>
    (await call<{ items: Entry[] }>('accounts.timeline', { id: place.id, limit: 20, ...(asOf ? { asOf } : {}) }, actor)).items
      .filter(({ kind }) => kind === 'record')
      .map(({ on, facts }) => [on, facts.entity, facts.field, facts.says, facts.amount]);
  const signed = ['2026-01-05', 'contracts', 'signedOn', '年度服务', '1200.000000'];
  expect(await told()).toEqual([
    ['2026-03-01', 'ratings', 'ratedOn', 'relationship', null],
    ['2026-02-01', 'contracts', 'deliveredOn', '年度服务', '1200.000000'],
    signed,
  ]);
  expect(await told('2026-01-31')).toEqual([signed]);
  expect((await told(undefined, await fulcrum.person('viewer'))).map((entry) => entry[4])).toEqual([null, '***', '***']);
  expect(await told(undefined, await fulcrum.person('marketing'))).toEqual([]);
});
