import type { Merge, TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { emptied } from '../../../test/harness/emptied.ts';
import { accounts } from '../../../test/judgement/arbitraries.ts';
import { accountId, putBase, putInForce } from '../../../test/judgement/base.ts';
import { inTransaction } from '../../../test/judgement/ctx.ts';
import { micro } from '../../../test/oracle/decimal.ts';
import { metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { syncAccountState } from '../../policy/account-state.ts';
import { wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { catalogOf } from '../catalog.ts';
import { ACCOUNT_REFS } from '../registry.ts';
import { evaluateNow } from '../tiering/index.ts';
import { mergeRecords } from './merge-records.ts';
import { undoMerge } from './undo-merge.ts';

const { db } = await testDatabase();
const [BEFORE, MERGED, LATER] = ['2024-12-01', '2024-12-10', '2024-12-20'];
const TABLES = [...new Set(ACCOUNT_REFS.map(({ table }) => table))];
const POLICY: TierPolicy = {
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'value',
  name: { zh: '价值', en: 'Value' },
  sample: false,
  items: [{ id: 'amount', name: { zh: '金额', en: 'Amount' }, whenNull: 'zero', perUnit: { metric: 'orders.amount_total', points: 1 } }],
  levels: [
    { id: 'A', name: { zh: 'A', en: 'A' }, score: 1000 },
    { id: 'B', name: { zh: 'B', en: 'B' } },
  ],
  schedule: 'daily',
};

/** People, contacts made, tasks, names, history and a group over the accounts of a base: alike enough to collide. */
async function putRest(base: readonly RawAccount[], seed: number): Promise<void> {
  const nth = sql`(row_number() over (order by a.id) + ${seed})::int`;
  await emptied(db, 'record_merge', 'duplicate_pair');
  await sql`insert into contact (account_id, id, code, name, birthday, happened_on, known_at, recorded_at, changed_at)
    select a.id, uuid7('2024-01-01Z'), case when k = 3 then null else 'K' || (k + n.n % 2) end, '王' || k, '1980-02-29', '2024-01-01', '2024-01-01', '2024-01-01Z', '2024-01-01Z'
    from (select a.id, ${nth} as n from account a) n join account a on a.id = n.id cross join generate_series(1, 3) k`.execute(db);
  await sql`insert into interaction (account_id, id, contact_ids, kind, two_way, happened_on, known_at, recorded_at, summary)
    select c.account_id, uuid7('2024-02-01Z'), array(select o.id from contact o where o.account_id = c.account_id and o.id >= c.id order by o.id desc), 'call', true, '2024-02-01', '2024-02-01', '2024-02-01 08:00:00.123456Z', '问候 "x"' from contact c`.execute(
    db,
  );
  await sql`insert into contact_past (account_id, contact_id, field, until, value, recorded_at)
    select c.account_id, c.id, 'decision_role', '2024-03-01', 'user', '2024-03-01Z' from contact c`.execute(db);
  await sql`insert into pool_stay (account_id, id, reason, entered_on, recorded_at)
    select a.id, uuid7('2024-03-01Z'), 'idle', '2024-03-01', '2024-03-01Z' from account a`.execute(db);
  await sql`insert into task (account_id, id, play_id, occasion, kind, title, reason, due_on, rank, created_at, changed_at)
    select a.id, uuid7('2024-03-01Z'), case when k < 3 then 'p' end, 'o' || k, 'call', '{}', '{"zh": null}', '2024-03-05', 0.1 + k / 3.0, '2024-03-01Z', '2024-03-01Z'
    from account a cross join generate_series(1, 3) k`.execute(db);
  await sql`insert into contract (account_id, id, code, happened_on, amount, base_amount, payer_id, currency, known_at, recorded_at, changed_at)
    select a.id, uuid7('2024-04-01Z'), 'HT-1', '2024-04-01', 10.50, 10.50, b.id, 'CNY', '2024-04-01', '2024-04-01Z', '2024-04-01Z'
    from account a join account b on right(b.id::text, 1) = '1'`.execute(db);
  await sql`insert into rating (account_id, id, dimension, score, happened_on, evidence, contact_id, known_at, recorded_at, changed_at)
    select c.account_id, uuid7('2024-04-01Z'), 'influence', 4, '2024-04-01', '面谈', c.id, '2024-04-01', '2024-04-01Z', '2024-04-01Z' from contact c`.execute(
    db,
  );
  await sql`insert into account_relation (account_id, id, other_id, kind, happened_on, known_at, recorded_at, changed_at)
    select a.id, uuid7('2024-04-01Z'), b.id, 'influences', '2024-04-01', '2024-04-01', '2024-04-01Z', '2024-04-01Z' from account a join account b on b.id <> a.id`.execute(
    db,
  );
  await sql`insert into account_name (account_id, id, kind, value, valid_until, source, known_at, recorded_at)
    select a.id, uuid7('2024-01-01Z'), k.kind, k.value, date '2020-01-01', 'test', date '2024-01-01', timestamptz '2024-01-01Z' from account a
    cross join (values ('former', '东方公司'), ('credit_code', '91110000000000000X')) k(kind, value)
    union all select a.id, uuid7('2024-01-01Z'), 'code', 'OLD-' || a.id, null, 'test', '2024-01-01', '2024-01-01Z' from account a`.execute(
    db,
  );
  await sql`insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
    select a.id, 'industry', '2023-01-01', '2023-01-01Z', '2023-01-01', 'null'::jsonb from account a`.execute(db);
  await sql`update account set custom = '{"need": 1.10, "big": 12345678901234567890}' || jsonb_build_object('f' || right(id::text, 1), id)`.execute(
    db,
  );
  await sql`update account set gross_margin_rate = 0.5, industry = 'x', short_name = '短' where right(id::text, 1) in ('2', '4')`.execute(
    db,
  );
  // Each but the first stands below another, by chance.
  const parents = base.slice(1).map(({ id }, index) => ({ id, parent: base[(seed + index) % (index + 1)]?.id }));
  await sql`update account a set parent_id = p.parent from jsonb_to_recordset(${JSON.stringify(parents)}::jsonb) p(id uuid, parent uuid) where a.id = p.id and ${seed % 3 > 0}`.execute(
    db,
  );
  await syncAccountState(db, 'all');
  await sql`update product set provider_account_id = ${base[seed % base.length]?.id} where code = 'P1'`.execute(db);
}

/** Every row of every table, to the last byte; of accounts without the number and moment of their last change. */
async function snapshot(only?: readonly string[]): Promise<Record<string, string[]>> {
  const rows = TABLES.filter((table) => table !== 'product' || !only).map(
    (
      table,
    ) => sql`select ${table}::text as name, ${table === 'account' ? sql`(to_jsonb(t) - 'revision' - 'changed_at')::text` : sql`t::text`} as row
      from ${sql.table(table)} t ${only ? sql`where ${sql.ref(table === 'account' ? 't.id' : 't.account_id')} = any(${only}::uuid[])` : sql``}`,
  );
  const found = await sql<{ name: string; rows: string[] }>`
    select name, array_agg(row order by row) as rows from (${sql.join(rows, sql` union all `)}) r group by name`.execute(db);
  return Object.fromEntries(found.rows.map(({ name, rows: each }) => [name, each]));
}

const merge = (winnerId: string, loserId: string, take?: string[]): Promise<Merge> =>
  inTransaction(db, MERGED, (ctx) => mergeRecords(ctx, { entity: 'account', winnerId, loserId, take }));
const undo = ({ id }: Merge) => inTransaction(db, LATER, (ctx) => undoMerge(ctx, { id }));

async function metricsOn(asOf: string): Promise<Record<string, unknown>[]> {
  const metrics = [
    'orders.amount_12m',
    'orders.amount_total',
    'orders.count_12m',
    'orders.first_on',
    'orders.last_on',
    'orders.growth_12m',
    'orders.product_kinds_12m',
    'orders.margin_rate_12m',
    'account.age_days',
  ];
  const { ctes } = factsSql(await catalogOf(db), metrics, wholeBaseOn(asOf), true);
  return (await sql<Record<string, unknown>>`with ${sql.join(ctes)} select * from facts order by account_id`.execute(db)).rows;
}
const asOracle = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) ? micro(value as string) : value;

const drawn = fc
  .record({
    base: accounts(5),
    seed: fc.nat(30),
    pair: fc.tuple(fc.nat(4), fc.nat(4)),
    take: fc.option(fc.subarray(['name', 'industry', 'parentId', 'ownerId', 'custom.need', 'custom.f2'])),
  })
  .filter(({ base, pair: [one, other] }) => one % base.length !== other % base.length)
  .map(({ base, pair: [one, other], ...rest }) => ({
    base,
    ...rest,
    winner: base[one % base.length]!.id,
    loser: base[other % base.length]!.id,
  }));

describe('merging any two accounts of any base', () => {
  it('leaves nothing that names the loser, and the winner with the metrics of both', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ base, seed, winner, loser, take }) => {
        await putBase(db, base);
        await putRest(base, seed);
        await merge(winner, loser, take ?? undefined);
        for (const { table, column } of ACCOUNT_REFS) {
          const left = await sql`select 1 from ${sql.table(table)} t where ${sql.ref(`t.${column}`)} = ${loser}::uuid`.execute(db);
          expect(left.rows, table).toEqual([]);
        }
        const [kept, gone] = [winner, loser].map((id) => base.find((each) => each.id === id)!) as [RawAccount, RawAccount];
        const union = { ...kept, since: kept.since < gone.since ? kept.since : gone.since, lines: [...kept.lines, ...gone.lines] };
        const found = (await metricsOn('2025-02-28')).find((row) => row.account_id === winner)!;
        const expected = metricsOf(union, '2025-02-28');
        for (const [id, value] of Object.entries(found))
          if (id.includes('.') && id in expected) expect(asOracle(value), id).toEqual(expected[id]);
        const cycles =
          await sql`with recursive above as (select id as start, parent_id as at, 1 as depth from account where parent_id is not null
          union all select b.start, a.parent_id, b.depth + 1 from above b join account a on a.id = b.at where b.depth < 20) select 1 from above where at = start`.execute(
            db,
          );
        expect(cycles.rows).toEqual([]);
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  it('and undoing it leaves every table as it was, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ base, seed, winner, loser, take }) => {
        await putBase(db, base);
        await putRest(base, seed);
        const before = await snapshot();
        await undo(await merge(winner, loser, take ?? undefined));
        expect(await snapshot()).toEqual(before);
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  it('even when both were judged as one meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ base, seed, winner, loser }) => {
        await putBase(db, base);
        await putRest(base, seed);
        await putInForce(db, POLICY);
        await inTransaction(db, BEFORE, (ctx) => evaluateNow(ctx, BEFORE));
        const before = await snapshot([winner, loser]);
        const merged = await merge(winner, loser);
        await inTransaction(db, LATER, (ctx) => evaluateNow(ctx, LATER));
        await undo(merged);
        expect(await snapshot([winner, loser])).toEqual(before);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('also one merge after another, the latest first', async () => {
    const one = (n: number): RawAccount => ({
      id: accountId(n),
      since: '2023-01-01',
      status: 'active',
      facts: [],
      lines: [{ order: n, product: 1, on: '2024-01-05', amount: '10', margin: null }],
    });
    await putBase(db, [one(1), one(2), one(3)]);
    await putRest([one(1), one(2), one(3)], 1);
    const before = await snapshot();
    const first = await merge(accountId(2), accountId(3));
    const second = await merge(accountId(1), accountId(2));
    await expect(undo(first)).rejects.toMatchObject({ reason: 'merge.later_first' });
    await undo(second);
    await undo(first);
    expect(await snapshot()).toEqual(before);
    await expect(undo(first)).rejects.toMatchObject({ reason: 'merge.undone' });
  });
});
