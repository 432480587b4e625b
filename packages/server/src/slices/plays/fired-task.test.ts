import type { Condition } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import type { Case } from '../../../test/harness/play-oracle.ts';
import { addCases, clearBase, playOf, publishPlay, publishTiers, taskOf } from '../../../test/harness/plays-base.ts';
import { addPerson, addTeam, writeCtxOf } from '../../../test/harness/work-base.ts';
import { playHandlers } from './plays.handlers.ts';
import { runPlays } from './run-plays.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-20';
const CALM: Case = { tier: 'A', tierSince: '2026-01-01', status: 'active', since: '2025-01-01', contacts: [], moves: [] };
const run = (today = TODAY) => db.transaction().execute((tx) => runPlays(tx, { now: `${today}T01:00:00Z`, today, timeZone: 'UTC' }));
const tasks = () => db.selectFrom('task').selectAll().orderBy('occasion').execute();

let runId: string;
let unpublished: string;
beforeEach(async () => {
  await clearBase(db);
  ({ runId, unpublished } = await publishTiers(db));
});

describe('a task that a play made', () => {
  test('is due by the working days of the installation: after a holiday, a Saturday worked instead counts', async () => {
    await publishPlay(db, playOf('up', { on: 'tier_moved', direction: 'up' }), '2026-09-01');
    await addCases(db, [{ ...CALM, moves: [{ on: '2026-09-30', from: 2, to: 0 }] }], runId);
    await run('2026-09-30');
    expect(await tasks()).toMatchObject([{ due_on: '2026-10-10', urgency: '1.5' }]);
  });

  test('names its reason in both languages, is the owner’s, and keeps its facts; names with braces stay as they are', async () => {
    await publishPlay(db, playOf('up', { on: 'tier_moved', direction: 'up' }), '2026-11-01');
    const [id] = await addCases(db, [{ ...CALM, moves: [{ on: '2026-11-19', from: 2, to: 0 }] }], runId);
    const team = await addTeam(db, 'one');
    const owner = await addPerson(db, 'csm', team);
    await sql`update account set owner_id = ${owner.id}, team_id = ${team}`.execute(db);
    await sql`update account_state set amount_12m = 1000000`.execute(db);
    expect(await run()).toEqual({ tasks: 1, plays: [{ id: 'up', begun: 1, held: 0, ended: 0, tasks: 1 }] });
    const [task] = await tasks();
    expect(task).toMatchObject({
      account_id: id,
      owner_id: owner.id,
      team_id: team,
      occasion: 'tier:value:2026-11-19',
      due_on: '2026-11-25',
      urgency: '1.5',
      value_at_stake: '1000000.000000',
      title: { zh: '联系{{score}} & 0', en: 'Call {{score}} & 0' },
      reason: { zh: '{{score}} & 0: C → A, A 级客户', en: '{{score}} & 0: C → A, Level A' },
      facts: { account: '{{score}} & 0', from: 'C', to: 'A', as_of: '2026-11-19' },
    });
    expect(task?.rank).toBeCloseTo(Math.log(1_000_001) * 1.5, 9);
  });

  test('says — for a last contact that never was, and carries no amount in its sentences', async () => {
    await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: { A: 30 } }), '2026-11-01');
    await addCases(db, [CALM], runId);
    await sql`update account_state set amount_12m = 7654321`.execute(db);
    await run();
    const [task] = await tasks();
    expect(task?.reason).toEqual({ zh: '{{score}} & 0: 323/30, —', en: '{{score}} & 0: 323/30, —' });
    expect(JSON.stringify([task?.title, task?.reason, task?.facts])).not.toContain('7654321');
  });

  test('of a play that named the score before that was refused writes none down', async () => {
    const score = { zh: '{{account}} {{score}} 分', en: '{{account}} {{score}} points' };
    const play = playOf('cadence', { on: 'cadence_due', days: { A: 30 } });
    await publishPlay(db, { ...play, steps: [{ task: { ...taskOf(play), title: score, reason: score } }] }, '2026-11-01');
    await addCases(db, [CALM], runId);
    await sql`update account_state set tier_score = 76543.21`.execute(db);
    await run();
    const [task] = await tasks();
    expect(task?.title).toEqual({ zh: '{{score}} & 0 — 分', en: '{{score}} & 0 — points' });
    expect(JSON.stringify([task?.title, task?.reason])).not.toContain('76543');
    expect(task?.facts).toMatchObject({ score: 76543.21 });
  });

  test('is made for an account without an owner too', async () => {
    await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: { A: 30 } }), '2026-11-01');
    await addCases(db, [CALM], runId);
    expect((await run()).tasks).toBe(1);
    expect((await tasks())[0]?.owner_id).toBeNull();
  });
});

describe('a play', () => {
  test('passes over runs that are not published', async () => {
    await publishPlay(db, playOf('any', { on: 'tier_moved', direction: 'any' }), '2026-11-01');
    await addCases(db, [{ ...CALM, moves: [{ on: '2026-11-19', from: 2, to: 0 }] }], unpublished);
    expect((await run()).tasks).toBe(0);
    await sql`update policy_run set state = 'published'`.execute(db);
    expect((await run('2026-11-20')).tasks).toBe(0); // the day of the last run is looked at again, days before it are not
  });

  test('sees a run of its own day that is published after it ran', async () => {
    await publishPlay(db, playOf('any', { on: 'tier_moved', direction: 'any' }), '2026-11-01');
    await run();
    await addCases(db, [{ ...CALM, moves: [{ on: TODAY, from: 2, to: 0 }] }], runId);
    expect((await run()).tasks).toBe(1);
    expect((await run('2026-11-21')).tasks).toBe(0);
  });

  test('asks again only when a contact came between, whatever becomes of the task', async () => {
    await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: { A: 10, B: 20 } }), '2026-11-01');
    const [id] = await addCases(db, [{ ...CALM, contacts: [{ on: '2026-11-05', twoWay: true }] }], runId);
    expect((await run()).tasks).toBe(1);
    await sql`update task set state = 'done', outcome = 'not_reached'`.execute(db);
    expect((await run('2026-11-21')).tasks).toBe(0);
    await sql`update account_state set tier = 'B'`.execute(db); // another due day, the same silence
    expect((await run('2026-12-10')).tasks).toBe(0);
    await sql`insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary)
      values (${id}, gen_random_uuid(), 'call', true, '2026-12-11', '2026-12-11', '2026-12-11Z', 'met')`.execute(db);
    expect((await run('2026-12-30')).tasks).toBe(0);
    expect((await run('2026-12-31')).tasks).toBe(1);
  });

  test.each<[string, Condition, number]>([
    ['a level', { metric: 'state.tier', op: 'in', value: ['A', 'B'] }, 1],
    ['not that level', { not: { metric: 'state.tier', op: '=', value: 'A' } }, 0],
    ['an own field', { all: [{ metric: 'account.field.kind', op: 'contains', value: 'UNI' }] }, 1],
    ['what is not known is not met', { any: [{ metric: 'orders.growth_12m', op: '>=', value: 0.2 }] }, 0],
    ['unknown asks for it', { metric: 'orders.growth_12m', op: 'unknown' }, 1],
  ])('concerns whom its condition meets: %s', async (_, who, expected) => {
    await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: { A: 30 } }, who), '2026-11-01');
    await addCases(db, [CALM], runId);
    await sql`insert into custom_field (entity, id, type, name, created_at) values ('account', 'kind', 'text', '{}', '2026-01-01Z')
      on conflict do nothing`.execute(db);
    await sql`update account set custom = '{"kind": "university"}'`.execute(db);
    expect((await run()).tasks).toBe(expected);
  });

  test('killed before its commit leaves neither task nor cursor, and the next run makes up for it', async () => {
    await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: { A: 30 } }), '2026-11-01');
    await addCases(db, [CALM, CALM], runId);
    const killed = db.transaction().execute(async (tx) => {
      await runPlays(tx, { now: `${TODAY}T01:00:00Z`, today: TODAY, timeZone: 'UTC' });
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
      await sql`select 1`.execute(tx);
    });
    await expect(killed).rejects.toThrow();
    expect(await tasks()).toEqual([]);
    expect(await db.selectFrom('play_cursor').selectAll().execute()).toEqual([]);
    expect((await run()).tasks).toBe(2);
  });
});

test('plays are listed with what they made and how far they ran, and do not run for a day to come', async () => {
  await publishPlay(db, playOf('cadence', { on: 'cadence_due', days: { A: 30 } }), '2026-11-01');
  await addCases(db, [CALM, { ...CALM, tier: 'C' }], runId);
  const ctx = writeCtxOf(db, TODAY);
  expect((await playHandlers.list(ctx, {})).items).toMatchObject([{ id: 'cadence', open: 0, done: 0, ranTo: null }]);
  expect(await playHandlers.run(ctx, {})).toEqual({
    date: TODAY,
    tasks: 1,
    plays: [{ id: 'cadence', begun: 1, held: 0, ended: 0, tasks: 1 }],
  });
  expect((await playHandlers.list(ctx, {})).items).toMatchObject([
    { id: 'cadence', trigger: 'cadence_due', open: 1, done: 0, ranTo: TODAY },
  ]);
  await expect(playHandlers.run(ctx, { date: '2026-11-21' })).rejects.toMatchObject({ kind: 'invalid' });
});
