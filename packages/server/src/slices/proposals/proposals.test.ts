import type { Account, AccountRow, Explanation, Proposal } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { type Actor, SYSTEM } from '../../access/index.ts';
import { evaluatePublished } from '../policies/index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock } = fulcrum;
const yamlOf = (threshold: number) => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
confirmation: required
items:
  - id: staff
    name: { zh: 员工数, en: Employees }
    perUnit: { metric: account.employees, points: 1, max: 100 }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 常规, en: Regular }, score: 20 }
  - { id: C, name: { zh: 普通, en: Small } }
`;
let number = 0;
let up: string;
let down: string;
const publish = async (threshold: number) => {
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(threshold) });
  await call('policies.publish', { id: 'by-size' });
};
const add = async (code: string, employees: number) =>
  (await call<Account>('accounts.create', { code, name: `客户${code}`, employees, createdOn: '2026-01-01' })).id;
const grow = (id: string, employees: number) =>
  call<Account>('accounts.get', { id }).then(({ revision }) => call('accounts.change', { id, revision, employees }));
const on = (day: string) => clock.moveTo(`${day}T02:00:00Z`);
const night = (asOf: string) => call('evaluations.run', { asOf }, SYSTEM);
const open = async (more: object = {}, actor?: Actor) => (await call<{ items: Proposal[] }>('proposals.list', more, actor)).items;
const decide = (input: object, actor?: Actor) => call<{ decided: number; later: number }>('proposals.decide', input, actor);
const tierOf = async (id: string, asOf?: string) =>
  (await call<{ items: AccountRow[] }>('accounts.list', asOf ? { asOf } : {})).items.find((row) => row.id === id)?.tier;
const states = async () =>
  (
    await sql<{
      state: string;
    }>`select state from tier_proposal where account_id = any(${[up, down]}::uuid[]) order by made_at, id`.execute(db)
  ).rows.map(({ state }) => state);

beforeEach(async () => {
  await emptied(
    db,
    'account',
    'account_history',
    'account_state',
    'account_metric',
    'policy',
    'policy_version',
    'policy_run',
    'policy_result',
    'policy_transition',
    'tier_override',
    'tier_proposal',
    'contract',
  );
  number += 1;
  on('2026-10-31');
  await publish(50);
  up = await add(`U-${number}`, 30);
  down = await add(`D-${number}`, 60);
  await night('2026-10-31');
  on('2026-11-30');
  await grow(up, 80);
  await grow(down, 10);
});

test('an evaluation proposes what it would change; the levels in force stay until a lead confirms, with what moved them', async () => {
  expect([await tierOf(up), await tierOf(down)]).toEqual(['B', 'A']);
  await night('2026-11-30');
  expect([await tierOf(up), await tierOf(down)]).toEqual(['B', 'A']);
  const items = await open();
  expect(
    items.map(({ accountId, from, to, direction, score, scoreBefore, cause, asOf }) => ({
      accountId,
      from,
      to,
      direction,
      score,
      scoreBefore,
      cause,
      asOf,
    })),
  ).toEqual(
    expect.arrayContaining([
      { accountId: up, from: 'B', to: 'A', direction: 'up', score: '80', scoreBefore: '30', cause: 'item', asOf: '2026-11-30' },
      { accountId: down, from: 'A', to: 'C', direction: 'down', score: '10', scoreBefore: '60', cause: 'item', asOf: '2026-11-30' },
    ]),
  );
  expect(items[0]!.item).toMatchObject({ id: 'staff' });
  expect(await call('proposals.summary')).toMatchObject({ open: 2, waiting: 0, required: true });
  expect(await call<Explanation>('tiers.explain', { accountId: up })).toMatchObject({ level: 'B', judgedLevel: 'A', score: 80 });
  expect(await decide({ where: {}, decision: 'confirm' })).toEqual({ decided: 2, later: 0 });
  expect([await tierOf(up), await tierOf(down)]).toEqual(['A', 'C']);
  expect([await tierOf(up, '2026-11-29'), await tierOf(up, '2026-11-30')]).toEqual(['B', 'A']);
  expect(await open()).toEqual([]);
  const moves = await sql<{ cause: string }>`select cause from policy_transition where as_of = '2026-11-30'`.execute(db);
  expect(moves.rows).toEqual([{ cause: 'confirmed' }, { cause: 'confirmed' }]);
});

test('a filter decides those it meets; a declined change keeps its level, needs a reason, and is proposed again by the next evaluation only', async () => {
  await night('2026-11-30');
  await expect(decide({ where: { to: 'C' }, decision: 'decline' })).rejects.toMatchObject({ reason: 'input.invalid' });
  expect(await decide({ where: { to: 'C' }, decision: 'decline', reason: '新合同在谈' })).toEqual({ decided: 1, later: 0 });
  expect((await open()).map(({ accountId }) => accountId)).toEqual([up]);
  await night('2026-11-30');
  expect((await open()).map(({ accountId }) => accountId)).toEqual([up]);
  expect(await open({ state: 'decided' })).toMatchObject([{ accountId: down, state: 'declined', reason: '新合同在谈' }]);
  on('2026-12-31');
  await night('2026-12-31');
  expect((await open({ q: `D-${number}` })).map(({ from, to, asOf }) => [from, to, asOf])).toEqual([['A', 'C', '2026-12-31']]);
});

test('the next evaluation replaces what is undecided, and withdraws it where the facts went back', async () => {
  await night('2026-11-30');
  on('2026-12-31');
  await grow(up, 30);
  await grow(down, 30);
  await night('2026-12-31');
  expect((await open()).map(({ accountId, to }) => [accountId, to])).toEqual([[down, 'B']]);
  expect((await states()).toSorted()).toEqual(['open', 'replaced', 'withdrawn']);
});

test('a fall waits for the end of the term that runs, and the night of its day brings it; a rise waits for nothing', async () => {
  await call('contracts.create', {
    accountId: down,
    signedOn: '2026-01-01',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    amount: '100',
    currency: 'CNY',
  });
  await night('2026-11-30');
  expect(await decide({ where: {}, decision: 'confirm' })).toEqual({ decided: 2, later: 1 });
  expect([await tierOf(up), await tierOf(down)]).toEqual(['A', 'A']);
  expect(await open({ state: 'waiting' })).toMatchObject([{ accountId: down, effectiveOn: '2027-01-01', state: 'confirmed' }]);
  on('2026-12-31');
  await night('2026-12-31');
  expect([await open(), await tierOf(down)]).toEqual([[], 'A']);
  on('2027-01-01');
  await night('2027-01-01');
  expect([await tierOf(down), await tierOf(down, '2026-12-31')]).toEqual(['C', 'A']);
});

test('a fall that waits is withdrawn where the judgement goes back before its day', async () => {
  await call('contracts.create', {
    accountId: down,
    signedOn: '2026-01-01',
    startsOn: '2026-01-01',
    endsOn: '2027-06-30',
    amount: '100',
    currency: 'CNY',
  });
  await night('2026-11-30');
  await decide({ where: { to: 'C' }, decision: 'confirm' });
  on('2026-12-31');
  await grow(down, 70);
  await night('2026-12-31');
  on('2027-07-15');
  await night('2027-07-15');
  expect([await open({ state: 'waiting' }), await tierOf(down)]).toEqual([[], 'A']);
});

test('a level by hand stands above what is confirmed beneath it', async () => {
  await call('overrides.set', { accountId: up, level: 'C', reason: '观察', until: '2026-12-15' });
  await night('2026-11-30');
  await decide({ where: {}, decision: 'confirm' });
  expect(await tierOf(up)).toBe('C');
  on('2026-12-16');
  await night('2026-12-16');
  expect(await tierOf(up)).toBe('A');
});

test('publishing changes at once what its simulation showed, and clears what was proposed', async () => {
  await night('2026-11-30');
  await publish(25);
  await fulcrum.runJob(evaluatePublished, { policyId: 'by-size' });
  expect([await tierOf(up), await tierOf(down), await open()]).toEqual(['A', 'C', []]);
});

test('one sees and decides the proposals of the accounts one meets', async () => {
  await night('2026-11-30');
  const [{ id }] = (await open()) as [Proposal];
  const seller = await fulcrum.person('sales');
  expect(await open({}, seller)).toEqual([]);
  await expect(decide({ ids: [id], decision: 'confirm' }, seller)).rejects.toMatchObject({ kind: 'forbidden' });
  const viewer = await fulcrum.person('viewer');
  expect(await open({}, viewer)).toMatchObject([{ score: '***', amount: '***' }, { score: '***' }]);
  const lead = await fulcrum.person('operations_lead');
  expect(await decide({ ids: [id], decision: 'confirm' }, lead)).toMatchObject({ decided: 1 });
  expect(await decide({ ids: [id], decision: 'confirm' }, lead)).toMatchObject({ decided: 0 });
});
