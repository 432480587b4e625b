import { type Account, type Conflict, fileName, type Import, RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { importsHandlers } from '../../src/slices/portability/index.ts';
import { publishAnnounced } from '../harness/announced-calendar.ts';
import { type Cells, testImporter } from '../harness/importer.ts';
import { bytesOf } from '../harness/installation.ts';
import { recordInput, sliceOf } from './arbitrary-records.ts';

const fulcrum = await testImporter();
const { call, db, importer, clock, exported } = fulcrum;
// After every day that a record may bear: what is to come about later is not shown, and so not given out.
clock.moveTo('2028-06-01T01:00:00Z');

await publishAnnounced(db);
type Row = Record<string, unknown> & { id: string; revision: number };
const account = await call<Account>('accounts.create', { code: 'R1', name: '澄湖装备', createdOn: '2020-01-01' });
const other = await call<Account>('accounts.create', { code: 'R2', name: '青麓半导体', createdOn: '2020-01-01' });
const person = (name: string, code?: string) => call<Row>('contacts.create', { accountId: account.id, name, ...(code ? { code } : {}) });
const contract = (code: string) =>
  call<Row>('contracts.create', { accountId: account.id, code, kind: 'framework', signedOn: '2024-01-01', amount: '1' });
const referable = {
  accounts: [other.id],
  // Without a code: a cell cannot name her, and an untouched one must not forget her.
  contacts: [(await person('沈澜', 'P-1')).id, (await person('陆文盛')).id],
  products: [(await call<Row>('products.create', { code: 'P1', name: '报工系统' })).id],
  users: [(await fulcrum.person('csm', { name: '林知远' })).userId!, (await fulcrum.person('csm', { name: '苏晚' })).userId!],
  competitors: [(await call<Row>('competitors.create', { title: '同行', knownSince: '2024-01-01', code: 'K1' })).id],
  contracts: [(await contract('C1')).id, (await contract('C2')).id],
  subscriptions: [],
};

/** Fields whose values must fit each other are left alone by the edits made at random; what refuses them has tests of its own. */
const TOGETHER: Partial<Record<string, readonly string[]>> = {
  contracts: [
    'kind',
    'framework',
    'predecessor',
    'product',
    'signedOn',
    'startsOn',
    'endsOn',
    'terminatedOn',
    'amount',
    'amountExclTax',
    'taxRate',
  ],
  subscriptions: ['startsOn', 'endsOn', 'endedOn', 'predecessor'],
  ratings: ['ratedOn', 'expiresOn'],
  'plan-actions': ['agreedOn', 'dueOn', 'doneOn'],
  'success-plans': ['agreedOn', 'dueOn', 'outcome', 'result', 'confirmedBy', 'confirmedOn'],
  'customer-campaigns': ['startsOn', 'endsOn'],
  'key-events': ['event', 'publishedOn'],
  relations: ['other'],
  referrals: ['referred'],
};

const conflictsOf = async (id: string): Promise<Conflict[]> =>
  (await importer.write((own) => importsHandlers.conflicts(own, { id, limit: 200 }))).items;
const stored = async (type: RecordType): Promise<Map<string, unknown>> => {
  const found = await sql<{ id: string; row: object }>`select t.id, to_jsonb(t) as row from ${sql.table(type.table)} t`.execute(db);
  return new Map(found.rows.map(({ id, row }) => [id, row]));
};

const KEPT = ['K1', 'C1', 'C2'];
const clear = (type: RecordType) => sql`delete from ${sql.table(type.table)} where coalesce(code, '') <> all(${KEPT})`.execute(db);

describe.each(RECORD_TYPES.map((type: RecordType) => ({ type, entity: type.entity })))('$entity exported and edited', ({ type }) => {
  const free = Object.keys(type.fields).filter((id) => !TOGETHER[type.entity]?.includes(id));
  const label = (id: string): string => type.fields[id]!.name.zh;
  const some = fc.subarray(free);
  const ROWS = 5;

  test('come back as a merge of the file, of what was given out and of what others made of it', async () => {
    const plan = fc.record({
      inputs: fc.array(recordInput(type, referable), { minLength: ROWS * 3, maxLength: ROWS * 3 }),
      mine: fc.array(some, { minLength: ROWS, maxLength: ROWS }),
      theirs: fc.array(some, { minLength: ROWS, maxLength: ROWS }),
      take: fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ inputs, mine, theirs, take }) => {
        await clear(type);
        const made: Row[] = [];
        for (const input of inputs) {
          const values = type.currency ? { ...input, currency: 'CNY' } : input;
          made.push(await call<Row>(`${sliceOf(type)}.create`, { ...(type.account ? { accountId: account.id } : {}), ...values }));
        }
        const given = await exported(type.entity);
        const rowOf = ({ rows, ids }: Pick<typeof given, 'rows' | 'ids'>, index: number): Cells => rows[ids.indexOf(made[index]!.id)]!;
        // The file takes cells of other rows of the same export; others take their values by the API.
        const edited = Array.from({ length: ROWS }, (_, index) => {
          const from = rowOf(given, ROWS + index);
          return { ...rowOf(given, index), ...Object.fromEntries(mine[index]!.map((id) => [label(id), from[label(id)]!])) };
        });
        for (let index = 0; index < ROWS; index++) {
          const taken = Object.fromEntries(
            theirs[index]!.map((id) => {
              const name = type.fields[id]!.kind === 'reference' ? `${id}Id` : id;
              return [name, inputs[2 * ROWS + index]![name] ?? null];
            }),
          );
          await call(`${sliceOf(type)}.change`, { id: made[index]!.id, revision: made[index]!.revision, ...taken });
        }
        const now = await exported(type.entity);
        const body = given.file(edited);
        const order = { entity: type.entity as Import['entity'] };
        const before = await stored(type);
        const checked = await importer.check((await importer.upload(bytesOf(body), order)).id, order);
        expect(checked).toMatchObject({ state: 'checked', rows: ROWS, rejected: 0 });
        const found = await conflictsOf(checked.id);
        const cells = edited.flatMap((own, index) =>
          free.map((id) => {
            const [base, current, mineNow] = [rowOf(given, index), rowOf(now, index), own].map((row) => row[label(id)] ?? '') as [
              string,
              string,
              string,
            ];
            return { index, id, base, current, mine: mineNow, apart: mineNow !== base && current !== base && mineNow !== current };
          }),
        );
        const asConflict = (seq: number, field: string) => `${seq}.${field}`;
        expect(found.map(({ seq, field }) => asConflict(seq, field)).toSorted()).toEqual(
          cells.flatMap(({ index, id, apart }) => (apart ? [asConflict(index + 1, fileName(id, type.fields[id]!))] : [])).toSorted(),
        );
        const chosen = found.filter((_, at) => take[at]).map(({ seq, field }) => ({ seq, field }));
        if (chosen.length) await importer.write((own) => importsHandlers.decide(own, { id: checked.id, taken: true, cells: chosen }));
        expect(await importer.commit(checked.id, order)).toMatchObject({ state: 'done', rejected: 0, created: 0 });
        const after = await exported(type.entity);
        const isTaken = (index: number, id: string) =>
          chosen.some(({ seq, field }) => seq === index + 1 && field === fileName(id, type.fields[id]!));
        for (const { index, id, base, current, mine: own, apart } of cells) {
          const merged = own !== base && (!apart || isTaken(index, id)) ? own : current;
          expect({ id, is: rowOf(after, index)[label(id)] }).toEqual({ id, is: merged });
        }
        // A record to which the file does nothing keeps every bit of itself, also what a cell cannot hold.
        const rows = await stored(type);
        for (const [index, row] of made.entries()) {
          const touched = cells.some((each) => each.index === index && each.mine !== each.base && (!each.apart || isTaken(index, each.id)));
          if (!touched) expect(rows.get(row.id)).toEqual(before.get(row.id));
        }
        const again = await importer.check((await importer.upload(bytesOf(body), order)).id, order);
        expect(again).toMatchObject({ state: 'checked', rows: ROWS, unchanged: ROWS, rejected: 0 });
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
