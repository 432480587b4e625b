import type { PlayPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addCases, clearBase, playOf, publishPlay, publishTiers, republishPlay } from '../../../test/harness/plays-base.ts';
import { effectsOf } from './effect.ts';
import { runPlays } from './run-plays.ts';

const { db } = await testDatabase();
const START = '2026-03-02'; // a Monday
const dayOf = (n: number) => Temporal.PlainDate.from(START).add({ days: n }).toString();
const run = (today: string) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
const effectOf = async (id: string, play: PlayPolicy) => (await effectsOf(db, [{ id, play }]))[0];
const HOLDS = { metric: 'account.industry', op: '=', value: 'yes' } as const;
const PLAY: PlayPolicy = {
  ...playOf('care', { on: 'condition_met', when: HOLDS }),
  steps: playOf('care', { on: 'tier_moved', direction: 'any' }).steps,
};
const COMPARED: PlayPolicy = {
  ...PLAY,
  holdout: 0.2,
  aim: { outcome: 'condition', when: { metric: 'account.business_model', op: '=', value: 'met' }, withinDays: 10 },
};

let runId: string;
beforeEach(async () => {
  await clearBase(db);
  await sql`delete from play_run`.execute(db);
  ({ runId } = await publishTiers(db));
});
const calm = { tierSince: null, status: 'active', since: '2025-01-01', contacts: [], moves: [] } as const;
const add = (tiers: readonly (string | null)[]) =>
  addCases(
    db,
    tiers.map((tier) => ({ ...calm, tier, contacts: [], moves: [] })),
    runId,
  );
const hold = (ids: readonly string[], value = 'yes') =>
  sql`update account set industry = ${value} where id = any(${[...ids]}::uuid[])`.execute(db);
const arms = async () =>
  new Map(
    (await sql<{ account_id: string; arm: string }>`select account_id, arm from play_arm`.execute(db)).rows.map((row) => [
      row.account_id,
      row.arm,
    ]),
  );

describe('who is left alone for comparison', () => {
  test('is a fifth of every level, to less than one account, however many come on which day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ tier: fc.constantFrom('A', 'B', null), on: fc.nat(3) }), { minLength: 1, maxLength: 60 }),
        async (drawn) => {
          await clearBase(db);
          await sql`delete from play_run`.execute(db);
          const { runId: again } = await publishTiers(db);
          await publishPlay(db, COMPARED, START);
          const ids = await addCases(
            db,
            drawn.map(({ tier }) => ({ ...calm, tier, contacts: [], moves: [] })),
            again,
          );
          for (let n = 0; n <= 3; n++) {
            await hold(ids.filter((_, at) => drawn[at]!.on === n));
            await run(dayOf(n));
          }
          const sides = await arms();
          for (const tier of ['A', 'B', null]) {
            const of = ids.filter((_, at) => drawn[at]!.tier === tier);
            const held = of.filter((id) => sides.get(id) === 'holdout').length;
            expect(Math.abs(held - of.length * 0.2)).toBeLessThan(1);
          }
          expect(sides.size).toBe(ids.length);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('gets no task, keeps its side when the play comes again, and is drawn alike on another base of the same accounts', async () => {
    await publishPlay(db, COMPARED, START);
    const ids = await add(Array.from({ length: 40 }, () => 'A'));
    await hold(ids);
    await run(START);
    const before = await arms();
    const tasks = await sql<{ account_id: string }>`select account_id from task`.execute(db);
    expect(tasks.rows.map((row) => row.account_id).toSorted()).toEqual(ids.filter((id) => before.get(id) === 'treated').toSorted());
    await hold(ids, 'no');
    await run(dayOf(1));
    await hold(ids);
    await run(dayOf(2));
    expect(await arms()).toEqual(before);
    await sql`delete from play_arm`.execute(db);
    await sql`delete from play_run`.execute(db);
    await sql`delete from play_cursor`.execute(db);
    await run(dayOf(3));
    expect(await arms()).toEqual(before);
  });
});

describe('the effect of a play', () => {
  test('tells both sides apart once their days have passed, each account by its first run', async () => {
    await publishPlay(db, COMPARED, START);
    const ids = await add(Array.from({ length: 100 }, () => 'A'));
    await hold(ids);
    await run(START);
    expect(await effectOf('care', COMPARED)).toMatchObject({ silent: 'pending', pending: 100, difference: null });
    const sides = await arms();
    const of = (arm: string) => ids.filter((id) => sides.get(id) === arm);
    await sql`update account set business_model = 'met' where id = any(${[...of('treated').slice(0, 60), ...of('holdout').slice(0, 5)]}::uuid[])`.execute(
      db,
    );
    await run(dayOf(10));
    expect(await effectOf('care', COMPARED)).toMatchObject({ silent: 'pending', pending: 100 });
    await run(dayOf(11));
    const told = await effectOf('care', COMPARED);
    expect(told).toMatchObject({
      silent: null,
      pending: 0,
      treated: { accounts: 80, reached: 60, rate: 0.75 },
      holdout: { accounts: 20, reached: 5, rate: 0.25 },
    });
    // Newcombe's interval of 60 of 80 against 5 of 20.
    expect(told?.difference?.value).toBeCloseTo(0.5, 12);
    expect(told?.difference?.low).toBeGreaterThan(0.2);
    expect(told?.difference?.high).toBeLessThan(0.7);
  });

  test('is told of each play by its own runs', async () => {
    await publishPlay(db, COMPARED, START);
    const ids = await add(Array.from({ length: 40 }, () => 'A'));
    await hold(ids);
    await run(START);
    const [care, other] = await effectsOf(db, [
      { id: 'care', play: COMPARED },
      { id: 'other', play: COMPARED },
    ]);
    expect(care).toMatchObject({ playId: 'care', pending: 40, silent: 'pending' });
    expect(other).toMatchObject({ playId: 'other', pending: 0, silent: 'too_few' });
  });

  test('is not claimed without an aim or without accounts that were left alone', async () => {
    const { aim: _, ...aimless } = COMPARED;
    expect(await effectOf('care', aimless)).toMatchObject({ silent: 'no_aim', difference: null });
    expect(await effectOf('care', { ...COMPARED, holdout: 0 })).toMatchObject({ silent: 'no_holdout', difference: null });
  });
});

describe('limits', () => {
  test('let the accounts of the highest value begin first, the others as the next week or month has room; none is lost', async () => {
    await publishPlay(db, { ...PLAY, limits: { atMost: { runs: 2, per: 'week' } } }, START);
    const ids = await add(['A', 'A', 'A', 'A', 'A']);
    await sql`update account_state s set amount_12m = x.n from unnest(${ids}::uuid[]) with ordinality x(id, n) where s.account_id = x.id`.execute(
      db,
    );
    await hold(ids);
    const begun = async () =>
      (
        await sql<{ account_id: string }>`select account_id from play_run where state <> 'queued' order by began_at, account_id`.execute(db)
      ).rows.map((row) => row.account_id);
    await run(START);
    expect((await begun()).toSorted()).toEqual([ids[3], ids[4]].toSorted());
    await run(dayOf(6)); // the same week's Sunday
    expect(await begun()).toHaveLength(2);
    await run(dayOf(7));
    expect((await begun()).toSorted()).toEqual([ids[1], ids[2], ids[3], ids[4]].toSorted());
    await run(dayOf(14));
    expect(await begun()).toHaveLength(5);
  });

  test('stop where the purse is empty', async () => {
    await publishPlay(db, { ...PLAY, limits: { budget: { each: 300, total: 1000, per: 'month' } } }, START);
    await hold(await add(['A', 'A', 'A', 'A', 'A']));
    await sql`insert into app_user (id, email, name, role, created_at) values (gen_random_uuid(), 'lead@example.com', 'lead', 'operations_lead', '2026-01-01')`.execute(
      db,
    );
    expect((await run(START)).plays).toMatchObject([{ begun: 3 }]);
    expect((await run('2026-03-31')).plays).toMatchObject([{ begun: 0 }]);
    // Who may change plays is told that customers wait, once a period.
    const told = await sql`select kind, account_id, facts from notification`.execute(db);
    expect(told.rows).toMatchObject([{ kind: 'play_budget', account_id: null, facts: { waiting: 2 } }]);
    expect((await run('2026-04-01')).plays).toMatchObject([{ begun: 2 }]);
  });

  test('are not used up by those whose reason went while they waited; who waited begins by the version then in force', async () => {
    const limited = (runs: number): PlayPolicy => ({ ...PLAY, limits: { atMost: { runs, per: 'month' }, oncePerDays: 30 } });
    await publishPlay(db, limited(1), START);
    const ids = await add(['A', 'A', 'A']);
    await sql`update account_state s set amount_12m = -x.n from unnest(${ids}::uuid[]) with ordinality x(id, n) where s.account_id = x.id`.execute(
      db,
    );
    await hold(ids);
    expect((await run(START)).plays).toMatchObject([{ begun: 1 }]);
    await hold(ids.slice(1, 2), 'no');
    expect((await run(dayOf(1))).plays).toMatchObject([{ begun: 0, ended: 1 }]);
    await republishPlay(db, limited(3));
    await hold(ids);
    expect((await run(dayOf(2))).plays).toMatchObject([{ begun: 2 }]);
    const runs = await sql`select account_id, play_version as version, state from play_run order by account_id, began_on`.execute(db);
    expect(runs.rows).toEqual(
      [
        { account_id: ids[0], version: 1, state: 'done' },
        { account_id: ids[1], version: 1, state: 'stopped' },
        { account_id: ids[1], version: 2, state: 'done' },
        { account_id: ids[2], version: 2, state: 'done' },
      ].toSorted((a, b) => ids.toSorted().indexOf(a.account_id!) - ids.toSorted().indexOf(b.account_id!)),
    );
  });

  test('keep a play from an account for so many days, whatever the occasion', async () => {
    await publishPlay(db, { ...PLAY, limits: { oncePerDays: 30 } }, START);
    const ids = await add(['A']);
    const began = async () => (await sql<{ n: number }>`select count(*)::int as n from play_run`.execute(db)).rows[0]?.n;
    for (const [n, value] of [
      [0, 'yes'],
      [1, 'no'],
      [2, 'yes'],
    ] as const) {
      await hold(ids, value);
      await run(dayOf(n));
    }
    expect(await began()).toBe(1);
    await run(dayOf(29));
    expect(await began()).toBe(1);
    await run(dayOf(30));
    expect(await began()).toBe(2);
  });
});
