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

describe('what was asked of the catalogue of resources', () => {
  interface Asked {
    resourceId: string;
    level: string | null;
    stage: string | null;
    askedOn: string;
    doneOn: string | null;
    cost: string | null;
  }
  const isWithinYear = (day: string | null) => day !== null && day > '2025-11-26' && day <= '2026-11-26';

  test('is told in the cell of its customer: what was asked for, done and spent in 12 months', async () => {
    const { rows } = await sql<Asked>`select q.resource_id as "resourceId", s.tier as level, s.stage, q.happened_on as "askedOn",
        q.done_on as "doneOn", q.done_cost::text as cost
      from resource_request q join account_state s on s.account_id = q.account_id`.execute(db);
    const expected = new Map<string, { asked: number; done: number; cost: number }>();
    for (const { resourceId, level, stage, askedOn, doneOn, cost } of rows) {
      if (level === null || stage === null || !(isWithinYear(askedOn) || isWithinYear(doneOn))) continue;
      const key = `${level} ${stage} ${resourceId}`;
      const one = expected.get(key) ?? { asked: 0, done: 0, cost: 0 };
      one.asked += isWithinYear(askedOn) ? 1 : 0;
      one.done += isWithinYear(doneOn) ? 1 : 0;
      one.cost += isWithinYear(doneOn) ? Number(cost) : 0;
      expected.set(key, one);
    }
    const { cells, resources } = await matrix();
    const told = cells.flatMap(({ level, stage, resources: used }) =>
      used.map(({ id, asked, done, cost }) => [`${level} ${stage} ${id}`, { asked, done, cost: Number(cost) }] as const),
    );
    expect(new Map(told)).toEqual(expected);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(([key]) => resources?.some(({ id }) => key.endsWith(id)))).toBe(true);
  });

  test('hides what it cost from who sees no amounts, and leaves out what customers of others were given', async () => {
    const seen = (await matrix({}, await person('viewer'))).cells.flatMap(({ resources }) => resources);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map(({ cost }) => cost))).toEqual(new Set(['***']));
    const none = await matrix({}, await person('sales'));
    expect(none.cells.flatMap(({ resources }) => resources)).toEqual([]);
  });
});

describe('by other policies than the main ones', () => {
  const head = (kind: string, id: string) => `apiVersion: fulcrum/v1\nkind: ${kind}\nid: ${id}\nname: { zh: 另一种, en: Another }\n`;
  const publish = async (id: string, yaml: string) => {
    await call('policies.saveDraft', { id, yaml });
    await call('policies.publish', { id });
  };
  const large = { metric: 'contracts.arr', op: '>=', value: 100000 };
  const within = (...all: object[]) => totalOf({ filter: JSON.stringify({ all }) });
  const placed = ({ cells }: StrategyMatrix, fits: (cell: StrategyMatrix['cells'][number]) => boolean) =>
    cells.filter(fits).map(({ accounts }) => accounts);

  beforeAll(async () => {
    // The main policy of a kind is the one that was made first.
    fulcrum.clock.moveTo('2026-11-26T03:00:00Z');
    await publish(
      'by-revenue',
      `${head('tier', 'by-revenue')}items: [{ id: arr, name: { zh: 年费, en: Revenue }, perUnit: { metric: contracts.arr, points: 1 } }]
levels: [{ id: L, name: { zh: 大, en: Large }, score: 100000 }, { id: M, name: { zh: 其余, en: Others } }]\n`,
    );
    await publish(
      'by-size',
      `${head('lifecycle', 'by-size')}model: conditions
stages: [{ id: small, name: { zh: 小, en: Small } }, { id: large, name: { zh: 大, en: Large }, when: ${JSON.stringify(large)} }]\n`,
    );
    await call('evaluations.run', { policyId: 'by-revenue' });
  });

  test('levels are those of another tier policy in force', async () => {
    const found = await matrix({ tierId: 'by-revenue' });
    const stages = found.stages.map(({ id }) => id);
    const counts = await Promise.all(stages.map((value) => within(large, { metric: 'state.stage', op: '=', value })));
    expect(placed(found, ({ level }) => level === 'L')).toEqual(counts);
    expect(counts.some((count) => count > 0)).toBe(true);
    expect(sumOf(found)).toBe(await totalOf({}));
    expect(found.main).toEqual({ tier: false, lifecycle: true });
    expect(found.cells.every(({ cadence, benefits }) => cadence === null && benefits.length === 0)).toBe(true);
  });

  test('stages are as another lifecycle judges the day, though no run keeps them', async () => {
    const found = await matrix({ lifecycleId: 'by-size' });
    const levels = found.levels.map(({ id }) => id);
    const counts = await Promise.all(levels.map((value) => within(large, { metric: 'state.tier', op: '=', value })));
    expect(placed(found, ({ stage }) => stage === 'large')).toEqual(counts);
    expect(counts.some((count) => count > 0)).toBe(true);
    expect(found.stages.map(({ id }) => id)).toEqual(['small', 'large']);
    expect(found.main).toEqual({ tier: true, lifecycle: false });
  });

  test('both may be others, on a past day too; what is not in force is not found', async () => {
    const both = await matrix({ tierId: 'by-revenue', lifecycleId: 'by-size' });
    expect(placed(both, ({ level, stage }) => (level === 'L') !== (stage === 'large'))).toEqual([0, 0]);
    expect(both.tiers.map(({ id }) => id)).toEqual([(await matrix()).tier?.id, 'by-revenue']);
    expect(both.lifecycles.map(({ id }) => id)).toEqual([(await matrix()).lifecycle?.id, 'by-size']);
    const past = await matrix({ tierId: 'by-revenue', lifecycleId: 'by-size', asOf: '2026-06-30' });
    expect(sumOf(past)).toBe(await totalOf({ asOf: '2026-06-30' }));
    await expect(matrix({ tierId: 'by-size' })).rejects.toMatchObject({ reason: 'resource.not_found' });
    await expect(matrix({ lifecycleId: 'no-such' })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });

  test('the main ones asked for by name are the matrix as it is', async () => {
    const found = await matrix();
    expect(await matrix({ tierId: found.tier?.id, lifecycleId: found.lifecycle?.id })).toEqual(found);
  });
});
