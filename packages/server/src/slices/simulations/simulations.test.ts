import type { SimulatedMove, Simulation } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { type Actor, writeCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { simulateDraft } from './simulate.job.ts';
import { simulationsHandlers } from './simulations.handlers.ts';

const fulcrum = await testFulcrum();
const { db, call, runJob } = fulcrum;
const yamlOf = (points: number, threshold: number) => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
items:
  - id: staff
    name: { zh: 员工数, en: Employees }
    perUnit: { metric: account.employees, points: 1, max: 100 }
  - id: industry
    name: { zh: 教育, en: Education }
    condition: { when: { metric: account.industry, op: '=', value: 教育 }, points: ${points} }
  - id: ordered
    name: { zh: 订单金额, en: Ordered }
    band: { metric: orders.amount_12m, bands: [{ to: 1000, points: 0 }, { from: 1000, points: 1 }] }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
let team: string;
let csm: Actor;
const ask = async (input: object, actor?: Actor) => {
  const { id } = await call<{ id: string }>('policies.simulate', input, actor);
  const { input: payload } = (await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}::uuid`.execute(db))
    .rows[0]!;
  return { id, run: () => runJob(simulateDraft, { jobRunId: id, ...payload }) };
};
const simulated = async (input: object, actor?: Actor) => {
  const { id, run } = await ask(input, actor);
  await run();
  return call<Simulation>('simulations.get', { id }, actor);
};
const moves = (id: string, more: object = {}, actor?: Actor) =>
  call<{ items: SimulatedMove[]; nextCursor: string | null }>('simulations.moves', { id, ...more }, actor);

beforeAll(async () => {
  team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  csm = await fulcrum.person('csm', { teamId: team });
  // Two of the team's, one of nobody's; 教育 alone gains by the draft.
  const rows = [
    ['S-1', '教育', 10],
    ['S-2', '通信', 60],
    ['S-3', '教育', 30],
  ] as const;
  for (const [code, industry, employees] of rows) {
    const { id } = await call<{ id: string }>('accounts.create', { code, name: code, industry, employees, createdOn: '2026-01-01' });
    if (code !== 'S-3') await sql`update account set team_id = ${team} where id = ${id}::uuid`.execute(db);
  }
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(0, 50) });
  await call('policies.publish', { id: 'by-size' });
  await call('evaluations.run', {});
});

test('a draft tells who rises and falls, by which item, and is the draft until that is saved anew', async () => {
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(60, 65) });
  const found = await simulated({ id: 'by-size' });
  expect(found).toMatchObject({ policyId: 'by-size', version: 2, state: 'done', isDraft: true, asOf: '2026-11-23' });
  expect(found.result).toMatchObject({ up: 2, down: 1, other: 0, held: 0 });
  expect(found.result!.matrix.map(({ from, to, accounts }) => [from, to, accounts])).toEqual([
    ['A', 'B', 1],
    ['B', 'A', 2],
  ]);
  const { items } = await moves(found.id);
  expect(items.map(({ code, from, to, cause, item }) => [code, from, to, cause, item]).toSorted()).toEqual([
    ['S-1', 'B', 'A', 'item', 'industry'],
    // No item takes points away: the threshold has risen.
    ['S-2', 'A', 'B', 'levels', null],
    ['S-3', 'B', 'A', 'item', 'industry'],
  ]);
  expect((await moves(found.id, { from: 'A', to: 'B' })).items.map(({ code }) => code)).toEqual(['S-2']);
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(60, 66) });
  expect(await call('simulations.get', { id: found.id })).toMatchObject({ isDraft: false });
});

test('movers are read page by page, each once', async () => {
  const { id } = await simulated({ yaml: yamlOf(60, 65) });
  const codes: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await moves(id, { limit: 1, ...(cursor ? { cursor } : {}) });
    codes.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(codes.toSorted()).toEqual(['S-1', 'S-2', 'S-3']);
});

describe('whose accounts', () => {
  test('a customer success manager simulates over the whole base and is told of the accounts that they meet', async () => {
    const found = await simulated({ yaml: yamlOf(60, 65) }, csm);
    expect(found.result).toMatchObject({ up: 1, down: 1 });
    expect(found.result!.before.reduce((sum, level) => sum + level.accounts, 0)).toBe(2);
    expect((await moves(found.id, {}, csm)).items.map(({ code }) => code).toSorted()).toEqual(['S-1', 'S-2']);
  });

  test('a simulation is there for who asked for it alone', async () => {
    const { id } = await simulated({ yaml: yamlOf(60, 65) });
    for (const operation of ['simulations.get', 'simulations.moves', 'simulations.stop'])
      await expect(call(operation, { id }, csm), operation).rejects.toMatchObject({ reason: 'resource.not_found' });
    const mine = await call<{ items: Simulation[] }>('simulations.list', {}, csm);
    expect(mine.items.map((one) => one.id)).not.toContain(id);
  });

  test('an account that has left their sight is left out of the movers', async () => {
    const { id } = await simulated({ yaml: yamlOf(60, 65) }, csm);
    await sql`update account set team_id = null where code = 'S-1'`.execute(db);
    expect((await moves(id, {}, csm)).items.map(({ code }) => code)).toEqual(['S-2']);
    await sql`update account set team_id = ${team} where code = 'S-1'`.execute(db);
  });

  test('points that would tell a masked figure are left out, and with them the score', async () => {
    const { id } = await simulated({ yaml: yamlOf(60, 65) }, csm);
    const page = await simulationsHandlers.moves(writeCtx(await fulcrum.ctx({ ...csm, role: 'viewer' }), db), { id, limit: 50 });
    expect(page.items.length).toBeGreaterThan(0);
    for (const { scoreBefore, scoreAfter, points } of page.items) {
      expect([scoreBefore, scoreAfter]).toEqual([null, null]);
      expect(points.find((one) => one.id === 'ordered')).toEqual({ id: 'ordered', before: null, after: null });
    }
  });
});

test('a simulation that was asked to stop keeps nothing', async () => {
  const waiting = await ask({ yaml: yamlOf(60, 65) });
  expect(await call('simulations.stop', { id: waiting.id })).toMatchObject({ state: 'cancelled', result: null });
  const begun = await ask({ yaml: yamlOf(60, 65) });
  await sql`update job_run set state = 'running' where id = ${begun.id}::uuid`.execute(db);
  await call('simulations.stop', { id: begun.id });
  await begun.run();
  expect(await call('simulations.get', { id: begun.id })).toMatchObject({ state: 'cancelled', result: null });
  const kept = await sql`select from policy_simulation_move where simulation_id = any(${[waiting.id, begun.id]}::uuid[])`.execute(db);
  expect(kept.rows).toEqual([]);
});

test('an item that may not lack facts ends the simulation and is named', async () => {
  const strict = yamlOf(60, 65).replace('    perUnit: {', '    whenNull: fail\n    perUnit: {');
  await call('accounts.create', { code: 'S-9', name: 'S-9', createdOn: '2026-01-01' });
  const found = await simulated({ yaml: strict });
  expect(found).toMatchObject({ state: 'failed', result: null, fault: expect.stringContaining('staff') });
});

test('a text with faults is refused with its issues, and what is no tier policy is not found', async () => {
  await expect(call('policies.simulate', { yaml: yamlOf(60, 65).replace('account.employees', 'account.nothing') })).rejects.toMatchObject({
    reason: 'policy.invalid',
  });
  await expect(call('policies.simulate', { id: 'nothing' })).rejects.toMatchObject({ reason: 'resource.not_found' });
});

test('each person keeps the latest twenty', async () => {
  const first = await simulated({ yaml: yamlOf(60, 65) }, csm);
  for (let n = 0; n < 20; n++) await call('policies.simulate', { yaml: yamlOf(60, 65) }, csm);
  await expect(call('simulations.get', { id: first.id }, csm)).rejects.toMatchObject({ reason: 'resource.not_found' });
  expect((await sql`select from policy_simulation_move where simulation_id = ${first.id}::uuid`.execute(db)).rows).toEqual([]);
});
