import type { TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { emptied } from '../../test/harness/emptied.ts';
import { AS_OF, accounts, policy } from '../../test/judgement/arbitraries.ts';
import { accountId, putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { micro } from '../../test/oracle/decimal.ts';
import { hadCome, metricsOf, type RawAccount } from '../../test/oracle/metrics.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { declareFields } from '../slices/settings/index.ts';
import { runDays } from './policies.sql.ts';
import { evaluate } from './run.ts';
import { comparedCtes, type Simulated, simulate } from './simulate.sql.ts';

const { db } = await testDatabase();
const name = { zh: '字段', en: 'Field' };
const field = (id: string, type: 'number' | 'choice' | 'date' | 'boolean') => ({ id, type, name });
await declareFields(
  db,
  'account',
  [field('need', 'number'), field('kind', 'choice'), field('signed', 'date'), field('vip', 'boolean')],
  '2020-01-01T00:00:00Z',
);
const SIMULATION = '00000000-0000-7000-8009-000000000001';
const BEFORE = {
  '2024-02-29': '2024-01-31',
  '2024-03-31': '2024-02-29',
  '2025-02-28': '2025-01-31',
  '2024-12-31': '2024-11-30',
  '2024-05-17': '2024-04-30',
};

interface Result {
  id: string;
  level: string | null;
  rank: number | null;
  score: string | null;
  points: (string | null)[] | null;
}
interface Move {
  id: string;
  from: string | null;
  to: string | null;
  direction: number;
  amount: string;
  points: { id: string; before: string | null; after: string | null }[];
  cause: string;
  item: string | null;
}
const results = async (): Promise<Map<string, Result>> => {
  const found = await sql<Result>`select distinct on (account_id) account_id as id, level, level_rank as rank, score::text,
    array(select p::text from unnest(points) p) as points from policy_result order by account_id, as_of desc`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
};
const evaluateAs = (asOf: string, cause: 'scheduled' | 'published') =>
  inTransaction(db, '2025-12-31', async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause }));

/** Every table but those that simulations keep their answer in, row by row. */
async function dump(): Promise<unknown> {
  const tables = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'policy_simulation%' order by 1`.execute(
    db,
  );
  return sql`${sql.join(
    tables.rows.map(
      ({ name: table }) =>
        sql`select ${table}::text as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows from ${sql.table(table)} t`,
    ),
    sql` union all `,
  )}`
    .execute(db)
    .then(({ rows }) => rows);
}

async function simulateAs(of: TierPolicy, asOf: string): Promise<{ compared: Result[]; totals: Simulated; moves: Move[] }> {
  await emptied(db, 'policy_simulation', 'policy_simulation_move');
  const stored = { id: of.id, version: 0, policy: of, main: false, publishedAt: null, publishedBy: null, sample: false };
  const init = { stored, catalog: (await catalogsOf(db))(of.rfm), asOf, days: await runDays(db, of.id, asOf) };
  const compared = await sql<Result>`with ${sql.join(comparedCtes(init), sql`, `)}
    select account_id as id, to_level as level, to_rank as rank, to_score::text as score, array(select p::text from unnest(to_points) p) as points
    from compared where to_score is not null order by account_id`.execute(db);
  const totals = await simulate(db, SIMULATION, init, { all: true });
  const moves = await sql<Move>`select account_id as id, from_level as "from", to_level as "to", direction, amount::text, points, cause,
    cause_item as item from policy_simulation_move order by account_id`.execute(db);
  return { compared: compared.rows, totals, moves: moves.rows };
}

/** Bases judged on schedule by one policy, and the draft of another; some accounts are frozen between. */
const drawn = fc.record({
  base: accounts(25),
  first: policy,
  draft: policy,
  hysteresis: fc.option(fc.constantFrom({ margin: 15 }, { evaluations: 2 }, { margin: 5, evaluations: 3 }), { nil: undefined }),
  asOf: fc.constantFrom(...AS_OF),
  freeze: fc.nat(3),
});

async function standing({
  base,
  first,
  asOf,
  freeze,
}: {
  base: RawAccount[];
  first: TierPolicy;
  asOf: keyof typeof BEFORE;
  freeze: number;
}) {
  await putBase(db, base);
  await putInForce(db, first);
  await evaluateAs(BEFORE[asOf], 'scheduled');
  await sql`update account set status = 'frozen' where status = 'active' and right(id::text, 1)::int < ${freeze}`.execute(db);
}

test('what is published gives exactly what was simulated, for every account, and a simulation writes nothing else', async () => {
  let held = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async ({ hysteresis, ...of }) => {
      const draft: TierPolicy = { ...of.draft, ...(hysteresis ? { hysteresis } : {}) };
      await standing(of);
      const before = await dump();
      const { compared, totals } = await simulateAs(draft, of.asOf);
      expect(await dump()).toEqual(before);
      await putInForce(db, draft);
      await evaluateAs(of.asOf, 'published');
      const after = await results();
      const closed = new Set(of.base.filter(({ status }) => status === 'closed').map(({ id }) => id));
      expect(compared).toEqual([...after.values()].filter(({ id }) => !closed.has(id)));
      held += totals.held;
    }),
    { numRuns: 25 },
  );
  expect(held).toBeGreaterThan(0);
});

const difference = ({ before, after }: Move['points'][number]): bigint => micro(after ?? '0') - micro(before ?? '0');
/** The first of the items whose points differ most in a direction. */
function weightiest(points: Move['points'], direction: number): string | null {
  const sign = BigInt(direction);
  const towards = points.filter((one) => difference(one) * sign > 0n);
  const most = towards.reduce<bigint>((top, one) => (difference(one) * sign > top ? difference(one) * sign : top), 0n);
  return towards.find((one) => difference(one) * sign === most)?.id ?? null;
}

test('the matrix, the totals, the movers and what moved them are those of a plain recount', async () => {
  const causes = new Set<string>();
  const recount = fc.asyncProperty(drawn, async ({ hysteresis, ...of }) => {
    const draft: TierPolicy = { ...of.draft, ...(hysteresis ? { hysteresis } : {}) };
    await standing(of);
    const before = await results();
    const { totals, moves } = await simulateAs(draft, of.asOf);
    await putInForce(db, draft);
    await evaluateAs(of.asOf, 'published');
    const after = await results();

    const rows = of.base
      .filter((account) => account.status !== 'closed' && hadCome(account, of.asOf))
      .map((account) => ({
        id: account.id,
        from: before.get(account.id)?.level ?? null,
        to: after.get(account.id)?.level ?? null,
        amount: metricsOf(account, of.asOf)['orders.amount_12m'] as bigint,
      }));
    const told = (list: { accounts: number; amount: string }[]) => list.map((one) => ({ ...one, amount: micro(one.amount) }));
    const sums = <Key extends object>(keyOf: (row: (typeof rows)[number]) => Key) =>
      [...Map.groupBy(rows, (row) => JSON.stringify(keyOf(row)))].map(([key, group]) => ({
        ...(JSON.parse(key) as Key),
        accounts: group.length,
        amount: group.reduce((sum, row) => sum + row.amount, 0n),
      }));
    const sorted = (list: object[]) => list.map((one) => Object.entries(one).toSorted().flat().map(String).join()).toSorted();
    expect(sorted(told(totals.matrix))).toEqual(sorted(sums(({ from, to }) => ({ from, to }))));
    expect(sorted(told(totals.before))).toEqual(sorted(sums(({ from: id }) => ({ id }))));
    expect(sorted(told(totals.after))).toEqual(sorted(sums(({ to: id }) => ({ id }))));

    const moved = rows.filter(({ from, to }) => from !== to);
    expect(moves.map(({ id, from, to, amount }) => ({ id, from, to, amount: micro(amount) }))).toEqual(moved);
    expect(totals.up + totals.down + totals.other).toBe(moved.length);
    expect(micro(totals.amount)).toBe(moved.reduce((sum, row) => sum + row.amount, 0n));
    for (const move of moves) checkMove(move, draft, before, after, of.first);
    for (const { cause } of moves) causes.add(cause);
  });
  // Bases are drawn until each cause has moved somebody; a first result is rare, for its account must have come between the two evaluations.
  for (let round = 0; round < 4 && causes.size < 4; round++) await fc.assert(recount, { numRuns: round ? 20 : 60 });
  expect([...causes]).toEqual(expect.arrayContaining(['condition', 'item', 'levels']));
});

test('an account that a run by hand had raised falls back to the level of the last schedule, and no further, because hysteresis holds it', async () => {
  const name = { zh: '名', en: 'Name' };
  const levels = [
    { id: 'A', name, score: 100 },
    { id: 'B', name, score: 50 },
    { id: 'C', name },
  ];
  const amounts = { id: 'amount', name, whenNull: 'zero' as const, perUnit: { metric: 'orders.amount_12m', points: 1 } };
  const head = {
    apiVersion: 'fulcrum/v1' as const,
    kind: 'tier' as const,
    id: 'generated',
    name,
    sample: false,
    schedule: 'month_end' as const,
  };
  const of: TierPolicy = { ...head, items: [amounts], levels, hysteresis: { margin: 10 } };
  const line = { order: 1, product: 1, on: '2024-01-10', amount: '60', margin: null };
  await putBase(db, [{ id: accountId(1), since: '2023-01-01', status: 'active', facts: [], lines: [line] }]);
  await putInForce(db, of);
  const orders = (amount: number) => sql`update order_line set base_amount = ${amount}`.execute(db);
  await evaluateAs('2024-01-31', 'scheduled');
  await orders(120);
  await evaluateAs('2024-02-10', 'published');
  await orders(45);
  const { moves } = await simulateAs(of, '2024-02-29');
  expect(moves).toMatchObject([{ from: 'A', to: 'B', direction: -1, cause: 'held' }]);
  // A level put on top of the ladder moves the places of the others: what was held is the level, not its place.
  const { moves: under } = await simulateAs({ ...of, levels: [{ id: 'S', name, score: 500 }, ...levels] }, '2024-02-29');
  expect(under).toMatchObject([{ from: 'A', to: 'B', cause: 'held' }]);
});

function checkMove(move: Move, draft: TierPolicy, before: Map<string, Result>, after: Map<string, Result>, first: TierPolicy): void {
  const place = (id: string | null, rank: number | null | undefined) => {
    const found = draft.levels.findIndex((level) => level.id === id);
    return found < 0 ? (rank ?? 99) : found;
  };
  const [was, is] = [before.get(move.id), after.get(move.id)];
  const expected = move.from === null ? 0 : Math.sign(place(move.from, was?.rank) - place(move.to, is?.rank));
  expect(move.direction).toBe(expected);
  const old = new Map(first.items.map((item, index) => [item.id, was?.points?.[index] ?? null]));
  const now = new Map(draft.items.map((item, index) => [item.id, is?.points?.[index] ?? null]));
  const exact = (value: string | null | undefined) => (value === null || value === undefined ? null : micro(value));
  expect(move.points.map(({ id, before: b, after: a }) => [id, exact(b), exact(a)])).toEqual(
    [...new Set([...now.keys(), ...old.keys()])]
      .map((id) => [id, exact(was ? old.get(id) : null), exact(now.get(id))])
      .filter(([id]) => now.has(String(id)) || was !== undefined),
  );
  const deciding = draft.levels.find((level) => level.id === (move.direction === 1 ? move.to : move.from));
  const purely = deciding?.when !== undefined && deciding.score === undefined;
  if (move.cause === 'item') {
    expect(move.item).toBe(weightiest(move.points, move.direction));
    expect(purely && move.direction !== 0).toBe(false);
  } else expect(move.item).toBeNull();
  if (move.cause === 'levels') expect(move.direction === 0 || weightiest(move.points, move.direction) === null).toBe(true);
  expect(move.cause === 'first').toBe(move.from === null);
}
