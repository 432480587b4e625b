import type { AccountRow, StrategyMatrix } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-26T02:00:00Z' });
const { db, call, person } = fulcrum;
const matrix = (input: object = {}, actor?: Parameters<typeof call>[2]) => call<StrategyMatrix>('strategy.matrix', input, actor);
const at = (level: string, stage: string) => ({
  filter: JSON.stringify({
    all: [
      { metric: 'state.tier', op: '=', value: level },
      { metric: 'state.stage', op: '=', value: stage },
    ],
  }),
});
const sumOf = ({ cells, outside }: StrategyMatrix) =>
  cells.reduce((sum, { accounts }) => sum + accounts, 0) + outside.withoutLevel + outside.withoutStage;
const totalOf = async (input: object) => (await call<{ total: number }>('accounts.list', { ...input, total: true, limit: 1 })).total;

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed', demo: true });
  await call('evaluations.run', {});
}, 120_000);

describe('the strategy matrix over a demo base', () => {
  test('has a cell for every level and stage, and every customer in one of them or told to stand outside', async () => {
    const found = await matrix();
    expect(found.cells).toHaveLength(found.levels.length * found.stages.length);
    expect(sumOf(found)).toBe(await totalOf({}));
  });

  test('counts in each cell whom the list shows by the same level and stage, today and on a past day', async () => {
    for (const asOf of [undefined, '2026-06-30']) {
      const day = asOf ? { asOf } : {};
      const found = await matrix(day);
      const counts = await Promise.all(found.cells.map(({ level, stage }) => totalOf({ ...day, ...at(level, stage) })));
      expect(found.cells.map(({ accounts }) => accounts)).toEqual(counts);
      expect(counts.some((count) => count > 0)).toBe(true);
    }
  });

  test('sums the recurring revenue of a cell', async () => {
    const found = await matrix();
    const cell = found.cells.toSorted((a, b) => b.accounts - a.accounts)[0]!;
    const { items } = await call<{ items: AccountRow[] }>('accounts.list', { ...at(cell.level, cell.stage), limit: 200 });
    expect(items).toHaveLength(cell.accounts);
    expect(Number(cell.amount)).toBeCloseTo(
      items.reduce((sum, { arr }) => sum + Number(arr), 0),
      6,
    );
  });

  test('finds every play that did begin at a customer where it stands among those that can begin there', async () => {
    const found = await matrix();
    await call('plays.run', {});
    const begun = await sql<{ play: string; level: string; stage: string }>`
      select distinct r.play_id as play, s.tier as level, s.stage from play_run r join account_state s on s.account_id = r.account_id
      where s.tier is not null and s.stage is not null and (select count(*) from subscription b where b.account_id = r.account_id) <= 1`.execute(
      db,
    );
    expect(begun.rows.length).toBeGreaterThan(20);
    const missed = begun.rows.filter(
      ({ play, level, stage }) =>
        !found.cells.find((cell) => cell.level === level && cell.stage === stage)?.plays.some(({ id }) => id === play),
    );
    expect(missed).toEqual([]);
  });

  test('tells the cadence that plays keep, and benefits as their own matrix has them', async () => {
    const found = await matrix();
    const cadence = Object.fromEntries(found.cells.map(({ level, cadence: days }) => [level, days]));
    expect(cadence).toEqual({ S: 30, A: 60, B: 90 });
    const benefits = await call<{ cells: { level: string; stage: string; benefits: object[] }[] }>('benefits.matrix');
    const shown = found.cells.find(({ level, stage }) => level === 'S' && stage === 'adoption');
    expect(shown?.funnel).toBe('operation');
    expect(shown?.benefits).toEqual(benefits.cells.find(({ level, stage }) => level === 'S' && stage === 'operation')?.benefits);
    expect(shown?.benefits.length).toBeGreaterThan(0);
  });

  test('shows what rests as resting, and its cadence as none', async () => {
    await call('plays.pause', { id: 'visit-cadence' });
    const found = await matrix();
    expect(found.plays.filter(({ paused }) => paused).map(({ id }) => id)).toEqual(['visit-cadence']);
    expect(found.cells.every(({ cadence }) => cadence === null)).toBe(true);
    await call('plays.resume', { id: 'visit-cadence' });
  });

  test('counts for a salesperson their own customers alone', async () => {
    const seller = await person('sales');
    expect(sumOf(await matrix({}, seller))).toBe(0);
    await sql`update account set owner_id = ${seller.userId} where id in (select id from account where status = 'active' order by id limit 7)`.execute(
      db,
    );
    await sql`update account_state s set owner_id = a.owner_id from account a where a.id = s.account_id`.execute(db);
    expect(sumOf(await matrix({}, seller))).toBe(7);
  });

  test('knew no plays before the first came in force', async () => {
    const before = await matrix({ asOf: '2020-01-01' });
    expect(before.plays).toEqual([]);
    expect(before.cells.every(({ plays, accounts }) => plays.length === 0 && accounts === 0)).toBe(true);
  });
});
