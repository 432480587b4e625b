import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { insertProcedureRun } from '../../../test/access/procedures-of-world.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { catalogWith } from '../catalog.ts';
import { figuresOf } from './figures.sql.ts';
import { insertStarts, planMilestone } from './store.sql.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const DAY_0 = Temporal.PlainDate.from('2024-01-01');
const day = (n: number) => DAY_0.add({ days: n }).toString();
const RUNS = 8;
/** Accounts of longer than any start. */
const OLD = { createdOn: '2020-01-01' };
let accounts: string[];
let products: string[];
let runs: { accountId: string; runId: string }[];

beforeAll(async () => {
  const made = async (id: string, n: number, more: object = {}) =>
    (await call<{ id: string }>(id, { code: `X-${n}`, name: `X-${n}`, ...more })).id;
  accounts = [await made('accounts.create', 1, OLD), await made('accounts.create', 2, OLD)];
  products = [await made('products.create', 1), await made('products.create', 2)];
  runs = [];
  for (let n = 0; n < RUNS; n += 1) {
    const accountId = accounts[n % 2]!;
    runs.push({ accountId, runId: await insertProcedureRun(fulcrum, { accountId }) });
  }
});

const after = (from: number) => fc.option(fc.integer({ min: 0, max: 500 }).map((more) => from + more));
const start = fc.integer({ min: 0, max: 400 }).chain((begun) =>
  fc.record({
    begun: fc.constant(begun),
    counts: fc.integer({ min: 0, max: 90 }).map((less) => begun - less),
    ended: after(begun),
    product: fc.option(fc.constantFrom(0, 1)),
    /** Days planned, reached, and planned anew: on which day, for which. */
    first: fc.record({ planned: fc.integer({ min: 0, max: 60 }), reached: after(begun) }),
    value: fc.record({
      planned: fc.integer({ min: 0, max: 90 }),
      reached: after(begun),
      anew: fc.option(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 400 }))),
    }),
  }),
);
type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;

async function put(starts: readonly Start[]): Promise<void> {
  for (const table of ['project_plan', 'project_milestone', 'project_start']) await sql`delete from ${sql.table(table)}`.execute(db);
  const name = { zh: '里程碑', en: 'milestone' };
  await insertStarts(
    db,
    starts.map((of, n) => ({
      ...runs[n]!,
      ...{
        productId: of.product === null ? null : products[of.product]!,
        startsOn: day(of.counts),
        basis: 'given',
        begunOn: day(of.begun),
      },
      endedOn: of.ended === null ? null : day(of.ended),
      milestones: (['first', 'value'] as const).map((step, at) => ({
        ...{ step, place: at + 1, name, firstValue: step === 'value', plannedOn: day(of.begun + of[step].planned) },
        // Planned anew before it is reached, as the verb asks.
        reachedOn: null,
      })),
    })),
  );
  for (const [n, { begun, value, first }] of starts.entries()) {
    const of = runs[n]!;
    if (value.anew)
      await planMilestone(db, { ...of, step: 'value', plannedOn: day(value.anew[1]), today: day(begun + value.anew[0]), reason: '改期' });
    for (const [step, reached] of Object.entries({ first: first.reached, value: value.reached }))
      if (reached !== null)
        await sql`update project_milestone set reached_on = ${day(reached)}::date where run_id = ${of.runId} and step = ${step}`.execute(
          db,
        );
  }
}

/** The definitions, start by start. */
const running = ({ begun, ended }: Start, on: number) => begun <= on && (ended === null || ended > on);
const open = (reached: number | null, on: number) => reached === null || reached > on;
function lateOf(of: Start, on: number): number {
  if (!running(of, on)) return 0;
  const { first, value, begun } = of;
  const planned = value.anew && begun + value.anew[0] <= on ? value.anew[1] : begun + value.planned;
  return Number(open(first.reached, on) && begun + first.planned < on) + Number(open(value.reached, on) && planned < on);
}
const median = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.length ? (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2 : null;
};
function figures(starts: readonly Start[], on: number) {
  const yearAgo = DAY_0.add({ days: on }).subtract({ months: 12 });
  const recent = starts.filter(
    ({ begun, value: { reached } }) =>
      begun <= on && reached !== null && reached <= on && Temporal.PlainDate.compare(DAY_0.add({ days: reached }), yearAgo) > 0,
  );
  return {
    reached: recent.length,
    medianDays: median(recent.map(({ value, counts }) => value.reached! - counts)),
    waiting: starts.filter((of) => running(of, on) && open(of.value.reached, on)).length,
  };
}

const METRICS = ['starts.open', 'starts.milestones_late', 'starts.first_value_days'];
test('figures and metrics of any day are what their definitions say, start by start', async () => {
  const catalog = catalogWith([]);
  await fc.assert(
    fc.asyncProperty(fc.array(start, { maxLength: RUNS }), fc.integer({ min: 0, max: 900 }), async (starts, on) => {
      await put(starts);
      const told = await figuresOf(db, { scope: { all: true }, asOf: day(on) });
      const { products: byProduct, running: under, late, ...whole } = told;
      expect({ ...whole, under, late }).toEqual({
        ...{ asOf: day(on), ...figures(starts, on), under: starts.filter((of) => running(of, on)).length },
        late: starts.filter((of) => lateOf(of, on) > 0).length,
      });
      for (const { productId, productName: _, ...of } of byProduct) {
        const theirs = starts.filter(({ product }) => (product === null ? null : products[product]) === productId);
        expect(of).toEqual(figures(theirs, on));
      }
      const { ctes } = factsSql(catalog, METRICS, wholeBaseOn(day(on)), false);
      const rows = await sql<Record<string, unknown>>`with ${sql.join(ctes, sql`, `)} select * from facts`.execute(db);
      expect(rows.rows.map(({ account_id }) => account_id).toSorted()).toEqual(accounts.toSorted());
      for (const row of rows.rows) {
        const theirs = starts.filter((_, n) => runs[n]!.accountId === row.account_id);
        const reached = theirs.filter(({ value }) => value.reached !== null && value.reached <= on);
        const last = Math.max(...reached.map(({ value }) => value.reached!));
        const values = METRICS.map((id) => row[id]);
        expect(values.slice(0, 2).map(Number)).toEqual([
          theirs.filter((of) => running(of, on)).length,
          theirs.reduce((sum, of) => sum + lateOf(of, on), 0),
        ]);
        const days = reached.filter(({ value }) => value.reached === last).map(({ value, counts }) => value.reached! - counts);
        expect(days.length ? days : [null]).toContain(values[2] === null ? null : Number(values[2]));
      }
    }),
    { numRuns: 60 },
  );
});
