import { SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, db } = await testFulcrum({ now: '2026-11-25T04:00:00Z' });
type Spell = { stage: string; from: string; until: string | null };
interface Line {
  productId: string | null;
  stage: string;
  since: string;
  days: number;
  nextStage: string | null;
  nextOn: string | null;
  history: Spell[];
}
interface OfAccount {
  id: string;
  stage: string | null;
  since: string | null;
  lines: Line[];
}
const URGENT = ['expired', 'renewal', 'handover', 'launch', 'adoption', 'renewed', 'churned'];
let accounts: OfAccount[] = [];

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed', demo: true });
  await call('evaluations.run', {});
  const ids = (await sql<{ id: string }>`select id from account`.execute(db)).rows.map(({ id }) => id);
  accounts = await Promise.all(
    ids.map(async (id) => ({ id, ...(await call<Omit<OfAccount, 'id'>>('lifecycle.account', { accountId: id })) })),
  );
}, 120_000);

/** The stage that speaks for an account on a day, out of the courses of its lines. */
const stageOn = ({ lines }: OfAccount, day: string): string | undefined =>
  lines
    .flatMap(({ history }) => history.filter(({ from, until }) => from <= day && (until === null || until > day)).map(({ stage }) => stage))
    .sort((a, b) => URGENT.indexOf(a) - URGENT.indexOf(b))[0];

describe('over the demo base of the template', () => {
  test('every stage has its customers', async () => {
    const { stages } = await call<{ stages: { id: string; accounts: number }[] }>('lifecycle.overview', {});
    expect(stages.map(({ id }) => id)).toEqual([...SUBSCRIPTION_STAGES]);
    expect(stages.filter(({ accounts: count }) => count === 0)).toEqual([]);
  });

  test.for(['2026-11-25', '2026-06-30', '2025-02-28'])('the base by stage on %s is the sum of what each account says', async (day) => {
    type Row = { id: string; accounts: number; lines: number; arr: string };
    const found = await call<{ stages: Row[] }>('lifecycle.overview', { asOf: day });
    const counted = SUBSCRIPTION_STAGES.map((id) => ({
      id,
      accounts: accounts.filter((account) => stageOn(account, day) === id).length,
      lines: accounts
        .flatMap(({ lines }) => lines.flatMap(({ history }) => history))
        .filter(({ stage, from, until }) => stage === id && from <= day && (until === null || until > day)).length,
    }));
    expect(found.stages.map(({ id, accounts: count, lines }) => ({ id, accounts: count, lines }))).toEqual(counted);
    const summary = await call<{ sums: Record<string, string> }>('accounts.summary', { asOf: day, columns: 'contracts.arr' });
    expect(found.stages.reduce((sum, { arr }) => sum + Number(arr), 0)).toBe(Number(summary.sums['contracts.arr']));
  });

  test('each number opens as many customers in the list, today and on a past day', async () => {
    for (const asOf of ['2026-11-25', '2026-06-30']) {
      const { stages } = await call<{ stages: { id: string; accounts: number }[] }>('lifecycle.overview', { asOf });
      for (const { id, accounts: count } of stages) {
        const filter = JSON.stringify({ metric: 'state.stage', op: 'in', value: [id] });
        expect([asOf, id, (await call<{ accounts: number }>('accounts.summary', { filter, asOf })).accounts]).toEqual([asOf, id, count]);
      }
    }
  });

  test('the flow of a period counts every turn once, and stays end where turns are', async () => {
    const [from, to] = ['2026-01-01', '2026-06-30'];
    const flow = await call<{
      moves: { from: string | null; to: string | null; lines: number }[];
      stays: { stage: string; lines: number; medianDays: number }[];
    }>('lifecycle.flow', { from, to });
    const turns = accounts.flatMap(({ lines }) =>
      lines.flatMap(({ history }) => {
        const course = history.toSorted((a, b) => (a.from < b.from ? -1 : 1));
        return course.map((spell, n) => ({ on: spell.from, from: course[n - 1]?.stage ?? null, to: spell.stage, before: course[n - 1] }));
      }),
    );
    const within = turns.filter(({ on }) => on >= from && on <= to);
    const counted = Map.groupBy(within, (turn) => `${turn.from} ${turn.to}`);
    expect(new Map(flow.moves.map((move) => [`${move.from} ${move.to}`, move.lines]))).toEqual(
      new Map([...counted].map(([key, list]) => [key, list.length])),
    );
    for (const { stage, lines, medianDays } of flow.stays) {
      const days = within
        .flatMap(({ before, on }) =>
          before?.stage === stage ? [Temporal.PlainDate.from(before.from).until(on, { largestUnit: 'days' }).days] : [],
        )
        .sort((a, b) => a - b);
      const median = (days[Math.floor((days.length - 1) / 2)]! + days[Math.ceil((days.length - 1) / 2)]!) / 2;
      expect({ stage, lines, medianDays }).toEqual({ stage, lines: days.length, medianDays: median });
    }
    expect(flow.stays.length).toBeGreaterThan(3);
  });

  test('stuck are the lines above the expected days of their stage, the furthest over first, page by page', async () => {
    type Stuck = { accountId: string; stage: string; days: number; expectedDays: number };
    const { stages } = await call<{ stages: { id: string; expectedDays: number | null }[] }>('lifecycle.overview', {});
    const pages: Stuck[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: Stuck[]; nextCursor: string | null } = await call('lifecycle.stuck', {
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      pages.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const over = accounts
      .flatMap(({ id, lines }) =>
        lines.map((line) => ({ id, line, expected: stages.find((stage) => stage.id === line.stage)?.expectedDays ?? null })),
      )
      .flatMap(({ id, line, expected }) => (expected !== null && line.days > expected ? [{ id, over: line.days - expected }] : []));
    expect(pages.map(({ accountId }) => accountId).sort()).toEqual(over.map(({ id }) => id).sort());
    const order = pages.map(({ days, expectedDays }) => days - expectedDays);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(pages.length).toBeGreaterThan(3);
  });

  test('what a line says comes next has come when its day is there, if nobody did anything', async () => {
    const dated = accounts.flatMap(({ id, lines }) => lines.flatMap((line) => (line.nextOn ? [{ id, line }] : [])));
    expect(dated.length).toBeGreaterThan(150);
    for (const { id, line } of dated) {
      const then = await call<{ lines: Line[] }>('lifecycle.account', { accountId: id, asOf: line.nextOn! });
      expect([id, line.nextStage, then.lines.find(({ productId }) => productId === line.productId)?.since]).toEqual([
        id,
        line.nextStage,
        line.nextOn,
      ]);
      expect(then.lines.find(({ productId }) => productId === line.productId)?.stage).toBe(line.nextStage);
    }
  });
});

test('a policy published without grace leaves nobody expired, and its own evaluation is asked for by its id', async () => {
  const { yaml } = await call<{ yaml: string }>('policies.get', { id: 'lifecycle' });
  await call('policies.saveDraft', { id: 'lifecycle', yaml: yaml.replace('grace: 90', 'grace: 0') });
  await call('policies.publish', { id: 'lifecycle' });
  const { policies } = await call<{ policies: { kind: string; version: number; changed: number }[] }>('evaluations.run', {
    policyId: 'lifecycle',
  });
  const expired = accounts.filter(({ lines }) => lines.some(({ stage }) => stage === 'expired')).length;
  expect(policies).toMatchObject([{ kind: 'lifecycle', version: 2, changed: expired }]);
  const { stages } = await call<{ stages: { id: string; accounts: number }[] }>('lifecycle.overview', {});
  expect(stages.find(({ id }) => id === 'expired')?.accounts).toBe(0);
});
