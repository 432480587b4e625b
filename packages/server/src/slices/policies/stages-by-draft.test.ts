import type { SimulatedStages, TriedStages } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum({ now: '2026-11-26T04:00:00Z' });
const { db, call } = fulcrum;
const name = (en: string) => `{ zh: ${en}, en: ${en} }`;
const course = (least: number, metric = 'account.employees') => `apiVersion: fulcrum/v1
kind: lifecycle
id: course
name: ${name('Course')}
model: conditions
stages:
  - { id: small, name: ${name('Small')}, holds: true, exit: [{ name: ${name('Located')}, when: { metric: account.industry, op: known } }] }
  - { id: large, name: ${name('Large')}, when: { metric: ${metric}, op: '>=', value: ${least} } }
`;
const lines = (grace: number) => `apiVersion: fulcrum/v1
kind: lifecycle
id: course
name: ${name('Course')}
model: subscription
grace: ${grace}
stages:
${['handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned'].map((id) => `  - { id: ${id}, name: ${name(id)} }`).join('\n')}
`;
const ids = new Map<string, string>();
let csm: Actor;
const tryOut = (input: object, actor?: Actor) => call<TriedStages>('policies.tryOutStages', input, actor);
const simulate = (yaml: string, actor?: Actor) => call<SimulatedStages>('policies.simulateStages', { yaml }, actor);

beforeAll(async () => {
  const team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  csm = await fulcrum.person('csm', { teamId: team });
  for (const [code, employees] of [
    ['S-10', 10],
    ['S-48', 48],
    ['S-55', 55],
    ['S-90', 90],
  ] as const) {
    const { id } = await call<{ id: string }>('accounts.create', {
      ...{ code, name: code, employees, createdOn: '2020-01-01' },
      ...(code === 'S-10' ? {} : { industry: '通信' }),
    });
    ids.set(code, id);
    if (code !== 'S-90') await sql`update account set team_id = ${team} where id = ${id}::uuid`.execute(db);
  }
  await call('contracts.create', {
    ...{ accountId: ids.get('S-48'), amount: '100', deliveredOn: '2025-09-01' },
    ...{ signedOn: '2025-08-20', startsOn: '2025-09-01', endsOn: '2026-08-31' },
  });
  await call('policies.saveDraft', { id: 'course', yaml: course(50) });
  await call('policies.publish', { id: 'course' });
  await call('evaluations.run', {});
  // What keeps an account is where it stood on the day before.
  fulcrum.clock.moveTo('2026-11-27T04:00:00Z');
});

test('those who move are told by name, with what the condition of their stage reads', async () => {
  const { moves, movers } = await simulate(course(40));
  expect(moves).toContainEqual({ from: 'small', to: 'large', accounts: 1, kept: 0 });
  expect(movers).toEqual([
    expect.objectContaining({
      ...{ code: 'S-48', from: 'small', to: 'large', wanted: null, kept: null, on: null },
      facts: [{ metric: 'account.employees', value: '48' }],
    }),
  ]);
});

test('those whom an exit criterion keeps are told too, with what they would go to', async () => {
  const { movers } = await simulate(course(5));
  expect(movers.find(({ code }) => code === 'S-10')).toMatchObject({ from: 'small', to: 'small', wanted: 'large', kept: 'exit' });
  const { accounts } = await tryOut({ yaml: course(5), accounts: [ids.get('S-10'), ids.get('S-48')] });
  expect(accounts).toEqual([
    expect.objectContaining({
      ...{ code: 'S-10', from: 'small', to: 'small', fromSince: '2026-11-26', toSince: '2026-11-26', wanted: 'large', kept: 'exit' },
      ...{ exits: [false], facts: [{ metric: 'account.employees', value: '10' }], lines: [] },
    }),
    expect.objectContaining({ code: 'S-48', from: 'small', to: 'large', kept: null, exits: [] }),
  ]);
});

test('subscriptions say the day that puts each line where it is', async () => {
  const [on, over] = [await simulate(lines(90)), await simulate(lines(30))];
  expect(on.movers.find(({ to }) => to === 'expired')).toMatchObject({ code: 'S-48', from: 'small', on: '2026-09-01', facts: [] });
  expect(over.movers.find(({ to }) => to === 'churned')).toMatchObject({ code: 'S-48', on: '2026-10-01' });
  expect((await tryOut({ yaml: lines(90), accounts: [ids.get('S-48')] })).accounts[0]).toMatchObject({
    ...{ from: 'small', to: 'expired', toSince: '2026-09-01' },
    lines: [{ productName: null, stage: 'expired', on: '2026-09-01', nextStage: 'churned', nextOn: '2026-11-30' }],
  });
});

test('who is frozen stays where he is, and it is said', async () => {
  await call('freezes.set', { ids: [ids.get('S-55')], reason: 'Merger', until: null });
  expect((await tryOut({ yaml: course(60), accounts: [ids.get('S-55')] })).accounts[0]).toMatchObject({
    ...{ judged: false, from: 'large', to: 'large', facts: [], kept: null },
  });
  await call('freezes.end', { ids: [ids.get('S-55')], reason: 'Done' });
});

describe('whose accounts', () => {
  test('one out of sight is neither named nor tried', async () => {
    expect((await simulate(course(95))).movers.map(({ code }) => code)).toContain('S-90');
    expect((await simulate(course(95), csm)).movers.map(({ code }) => code)).toEqual(['S-55']);
    const asked = { yaml: course(95), accounts: [ids.get('S-90'), ids.get('S-55')] };
    expect((await tryOut(asked, csm)).accounts.map(({ code }) => code)).toEqual(['S-55']);
    expect((await tryOut({ yaml: course(95) }, csm)).accounts.map(({ code }) => code)).not.toContain('S-90');
  });

  test('where none are asked for, they stand in different stages', async () => {
    expect(
      (await tryOut({ yaml: course(50) })).accounts
        .slice(0, 2)
        .map(({ from }) => from)
        .sort(),
    ).toEqual(['large', 'small']);
  });

  test('a draft over a figure that is masked is refused: whom it moves would tell it', async () => {
    const viewer = await fulcrum.person('viewer');
    await expect(tryOut({ yaml: course(60, 'orders.amount_12m') }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
    expect((await tryOut({ yaml: course(60) }, viewer)).accounts).toBeDefined();
  });
});

test('more than three, a text with faults and what is no lifecycle are refused', async () => {
  await expect(tryOut({ yaml: course(60), accounts: [...ids.values()] })).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(tryOut({ yaml: course(60, 'account.nothing') })).rejects.toMatchObject({ reason: 'policy.invalid' });
});
