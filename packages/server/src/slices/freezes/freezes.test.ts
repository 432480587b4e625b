import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Account, AccountRow, Explanation, Freeze, Override, Simulation, Task } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HEALTH_BY_SIZE, tierBySize } from '../../../test/harness/by-size.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { nightlyJobs } from '../plays/index.ts';
import { simulateDraft } from '../simulations/index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-20T04:00:00Z' });
const { db, call, clock, runJob, person } = fulcrum;
const LIFECYCLE = readFileSync(path.resolve(import.meta.dirname, '../../../../../templates/higher-ed/policies/lifecycle.yaml'), 'utf8');
const dayAt = (day: string) => clock.moveTo(`${day}T04:00:00Z`);
const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
/** A night: what the hourly job does on a new day, as of the day before, and an evaluation of the day itself. */
const night = async (day: string) => {
  dayAt(day);
  for (const job of nightlyJobs) await runJob(job);
  await call('evaluations.run', {});
};
let number = 0;
let account: string;
const make = async (employees: number, more: object = {}) => {
  number += 1;
  return (
    await call<Account>('accounts.create', { code: `F-${number}`, name: `客户${number}`, employees, createdOn: '2026-01-01', ...more })
  ).id;
};
const grow = async (id: string, employees: number) => {
  const { revision } = await call<Account>('accounts.get', { id });
  await call('accounts.change', { id, revision, employees });
};
const row = async (id: string, asOf?: string) =>
  (await call<{ items: AccountRow[] }>('accounts.list', { limit: 200, ...(asOf ? { asOf } : {}) })).items.find((one) => one.id === id)!;
const explained = (id: string, asOf?: string) => call<Explanation>('tiers.explain', { accountId: id, ...(asOf ? { asOf } : {}) });
const freeze = (more: object = {}, actor?: Actor) =>
  call<{ frozen: number }>('freezes.set', { ids: [account], reason: '集团重组', until: null, ...more }, actor);
const lift = (more: object = {}, actor?: Actor) =>
  call<{ ended: number }>('freezes.end', { ids: [account], reason: '重组结束', ...more }, actor);

beforeAll(async () => {
  for (const [id, yaml] of [
    ['by-size', tierBySize(50)],
    ['health', HEALTH_BY_SIZE],
    ['lifecycle', LIFECYCLE],
  ] as const) {
    await call('policies.saveDraft', { id, yaml });
    await call('policies.publish', { id });
  }
});
beforeEach(async () => {
  await sql`delete from policy_run`.execute(db);
  await sql`delete from policy_result`.execute(db);
  dayAt('2026-11-20');
  account = await make(80);
  await night('2026-11-20');
});

describe('while an account is frozen', () => {
  test('tier, stage and health stay, whatever its facts become; the amounts go on', async () => {
    const other = await make(80);
    for (const accountId of [account, other])
      await call('contracts.create', { accountId, signedOn: '2026-01-01', startsOn: '2026-01-01', endsOn: '2026-11-22', amount: '1200' });
    await night('2026-11-21');
    expect(await row(account)).toMatchObject({ tier: 'A', health: '80.00', frozen: false });
    const stages = async () =>
      (
        await sql<{ stage: string | null }>`select s.stage from account_state s join account a on a.id = s.account_id
          where s.account_id in (${account}, ${other}) order by a.code`.execute(db)
      ).rows.map(({ stage }) => stage);
    const [before] = await stages();
    expect(before).not.toBeNull();
    await freeze();
    for (const id of [account, other]) await grow(id, 10);
    await night('2026-11-25');
    expect(await row(other)).toMatchObject({ tier: 'B', health: '10.00', frozen: false });
    expect(await row(account)).toMatchObject({ tier: 'A', health: '80.00', healthColour: 'green', frozen: true });
    expect(await stages()).toEqual([before, 'expired']);
    expect(before).not.toBe('expired');
    expect(await call('lifecycle.account', { accountId: account })).toMatchObject({ stage: before });
    await lift();
    expect(await row(account)).toMatchObject({ tier: 'A', frozen: false });
    await night('2026-11-26');
    expect(await row(account)).toMatchObject({ tier: 'B', health: '10.00' });
    expect(await stages()).toEqual(['expired', 'expired']);
  });

  test('the explanation says since when, why and by whom, on each day by what was known then', async () => {
    const lead = await person('operations_lead', { name: '沈澜' });
    dayAt('2026-11-22');
    await freeze({ until: '2026-11-30' }, lead);
    expect((await explained(account)).frozen).toEqual({ since: '2026-11-22', until: '2026-11-30', reason: '集团重组', by: '沈澜' });
    await night('2026-11-25');
    await lift();
    await night('2026-11-28');
    expect((await explained(account)).frozen).toBeNull();
    expect((await explained(account, '2026-11-24')).frozen).toMatchObject({ since: '2026-11-22', until: '2026-11-30' });
    expect((await explained(account, '2026-11-21')).frozen).toBeNull();
    expect([(await row(account, '2026-11-21')).frozen, (await row(account, '2026-11-24')).frozen]).toEqual([false, true]);
    const list = (more: object) => call<{ items: Freeze[] }>('freezes.list', { accountId: account, ...more });
    expect((await list({ asOf: '2026-11-24', all: true })).items).toMatchObject([{ from: '2026-11-22', endedOn: null, setBy: '沈澜' }]);
    expect((await list({})).items).toEqual([]);
    expect((await list({ all: true })).items).toMatchObject([{ endedOn: '2026-11-25', endReason: '重组结束' }]);
  });

  test('nobody moves it: it is no mover of a simulation, and publishing leaves it where it is', async () => {
    const other = await make(80);
    await night('2026-11-21');
    await freeze();
    await call('policies.saveDraft', { id: 'by-size', yaml: tierBySize(90) });
    const { id } = await call<{ id: string }>('policies.simulate', { id: 'by-size' });
    const asked = await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}::uuid`.execute(db);
    await runJob(simulateDraft, { jobRunId: id, ...asked.rows[0]!.input });
    const moves = await call<{ items: { accountId: string }[] }>('simulations.moves', { id });
    const movers = moves.items.map(({ accountId }) => accountId);
    expect([movers.includes(other), movers.includes(account)]).toEqual([true, false]);
    expect((await call<Simulation>('simulations.get', { id })).result).toMatchObject({ down: movers.length });
    await call('policies.publish', { id: 'by-size' });
    await call('evaluations.run', {});
    expect([(await row(other)).tier, (await row(account)).tier]).toEqual(['B', 'A']);
    await call('policies.saveDraft', { id: 'by-size', yaml: tierBySize(50) });
    await call('policies.publish', { id: 'by-size' });
  });

  test('a new freeze takes the place of the one before', async () => {
    await freeze({ until: '2026-12-31' });
    dayAt('2026-11-22');
    await freeze({ reason: '等待并购', until: null });
    expect((await explained(account)).frozen).toMatchObject({ since: '2026-11-22', until: null, reason: '等待并购' });
    const { items } = await call<{ items: Freeze[] }>('freezes.list', { accountId: account, all: true });
    expect(items.map(({ from, endedOn }) => [from, endedOn])).toEqual([
      ['2026-11-22', null],
      ['2026-11-20', '2026-11-22'],
    ]);
  });
});

test('a day gone by is judged by who was frozen on it, not by who is now', async () => {
  const [later, before] = [account, await make(80)];
  for (const accountId of [later, before])
    await call('contracts.create', { accountId, signedOn: '2026-01-01', startsOn: '2026-01-01', endsOn: '2026-11-20', amount: '1200' });
  await night('2026-11-20');
  await freeze({ ids: [before] });
  dayAt('2026-11-22');
  for (const id of [later, before]) await grow(id, 10);
  dayAt('2026-11-24');
  await freeze({ ids: [later] });
  await lift({ ids: [before] });
  const stages = async () =>
    (
      await sql<{
        stage: string;
      }>`select stage from account_state where account_id in (${later}, ${before}) order by account_id = ${before}`.execute(db)
    ).rows.map(({ stage }) => stage);
  const [, held] = await stages();
  await call('evaluations.run', { asOf: '2026-11-23' });
  expect([await row(later), await row(before)]).toMatchObject([
    { tier: 'B', health: '10.00', frozen: true },
    { tier: 'A', health: '80.00', frozen: false },
  ]);
  expect(await stages()).toEqual(['expired', held]);
  expect(held).not.toBe('expired');
  await night('2026-11-25');
  expect([await row(later), await row(before)]).toMatchObject([
    { tier: 'B', frozen: true },
    { tier: 'B', health: '10.00', frozen: false },
  ]);
  expect(await stages()).toEqual(['expired', 'expired']);
});

test('it is marked on the list of the day and among the levels by hand, as of each day', async () => {
  await call('tasks.create', { accountId: account, title: '确认报价', dueOn: '2026-11-20' });
  await call('overrides.set', { accountId: account, level: 'B', reason: '约定', until: '2027-01-31' });
  dayAt('2026-11-22');
  await freeze();
  const marks = async (asOf?: string) => {
    const { items } = await call<{ items: Override[] }>('overrides.list', { accountId: account, ...(asOf ? { asOf } : {}) });
    return items.map(({ frozen }) => frozen);
  };
  const tasks = async () => (await call<{ items: Task[] }>('tasks.list', { accountId: account })).items.map(({ frozen }) => frozen);
  expect([await tasks(), await marks(), await marks('2026-11-21')]).toEqual([[true], [true], [false]]);
  dayAt('2026-11-24');
  await lift();
  expect([await tasks(), await marks(), await marks('2026-11-23')]).toEqual([[false], [false], [true]]);
});

test('it ends by itself: the night after the last day judges the account again', async () => {
  await freeze({ until: '2026-11-23' });
  await grow(account, 10);
  await night('2026-11-23');
  expect(await row(account)).toMatchObject({ tier: 'A', frozen: true });
  await night('2026-11-24');
  expect(await row(account)).toMatchObject({ tier: 'B', frozen: false });
  expect((await explained(account, '2026-11-23')).frozen).not.toBeNull();
  // Where nothing ran on that day, it had ended on it all the same.
  await freeze({ until: '2026-11-25' });
  await night('2026-12-01');
  const { items } = await call<{ items: Freeze[] }>('freezes.list', { accountId: account, all: true });
  expect(items[0]).toMatchObject({ endedOn: '2026-11-26', endedBy: null });
  expect([(await row(account, '2026-11-25')).frozen, (await row(account, '2026-11-26')).frozen]).toEqual([true, false]);
});

test('many at once: all that a filter meets, closed ones passed over; each sees those of their own customers', async () => {
  const csm = await person('csm', { name: '陈序' });
  const [mine, theirs, closed] = [
    await make(80, { ownerId: csm.userId, industry: '批量' }),
    await make(80, { industry: '批量' }),
    await make(80, { industry: '批量' }),
  ];
  const { revision } = await call<Account>('accounts.get', { id: closed });
  await call('accounts.change', { id: closed, revision, status: 'closed' });
  const where = { filter: JSON.stringify({ metric: 'account.industry', op: '=', value: '批量' }) };
  await night('2026-11-21');
  const seller = await person('sales', { name: '外组' });
  await expect(freeze({ ids: undefined, where }, seller)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await freeze({ ids: undefined, where })).toEqual({ frozen: 2 });
  expect([(await row(mine)).frozen, (await row(theirs)).frozen]).toEqual([true, true]);
  await expect(call('freezes.list', { accountId: theirs }, seller)).rejects.toMatchObject({ kind: 'not_found' });
  expect(await call('freezes.list', {}, seller)).toEqual({ items: [], nextCursor: null });
  expect((await call<{ items: Freeze[] }>('freezes.list', {}, csm)).items.map(({ accountId }) => accountId)).toEqual([mine]);
  expect(await lift({ ids: undefined, where })).toEqual({ ended: 2 });
  const told = await sql<{
    action: string;
    note: string;
  }>`select action, note from audit where after ->> 'accounts' = '2' order by action`.execute(db);
  expect(told.rows).toEqual([
    { action: 'account.freeze', note: '集团重组' },
    { action: 'account.unfreeze', note: '重组结束' },
  ]);
});

test('a day gone by, or no reason, is refused at its field; who may not give levels may not freeze', async () => {
  await expect(freeze({ until: '2026-11-19' })).rejects.toMatchObject({ kind: 'invalid', issues: [{ path: ['until'] }] });
  await expect(freeze({ reason: ' ' })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(freeze({}, await person('viewer'))).rejects.toMatchObject({ kind: 'forbidden' });
});

test('set to another status by a form, it is frozen no more', async () => {
  await freeze();
  const { revision } = await call<Account>('accounts.get', { id: account });
  await call('accounts.change', { id: account, revision, status: 'active' });
  expect((await explained(account)).frozen).toBeNull();
  await grow(account, 10);
  await night('2026-11-21');
  expect(await row(account)).toMatchObject({ tier: 'B', frozen: false });
});

test('over any course of freezes, ends and growth, each day shows what an oracle kept by hand says', async () => {
  const step = fc.record({
    employees: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    act: fc.oneof(fc.constant('none' as const), fc.constant('lift' as const), fc.integer({ min: 0, max: 4 }), fc.constant('open' as const)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      await sql`delete from policy_run`.execute(db);
      await sql`delete from policy_result`.execute(db);
      dayAt('2026-11-20');
      const id = await make(80);
      await night('2026-11-20');
      let [employees, tier, frozenTo] = [80, 'A', ''];
      const told: [string, string | null, boolean][] = [];
      for (const [index, { employees: next, act }] of steps.entries()) {
        const day = addDays('2026-11-21', index);
        if (frozenTo !== '' && frozenTo < day) frozenTo = '';
        dayAt(day);
        if (next !== null) {
          employees = next;
          await grow(id, next);
        }
        if (act === 'lift') {
          frozenTo = '';
          await lift({ ids: [id] });
        } else if (act !== 'none') {
          const until = act === 'open' ? null : addDays(day, act);
          frozenTo = until ?? '9999-12-31';
          await freeze({ ids: [id], until });
        }
        await call('evaluations.run', {});
        if (frozenTo === '') tier = employees >= 50 ? 'A' : 'B';
        told.push([day, tier, frozenTo !== '']);
      }
      const shown = await Promise.all(
        told.map(async ([day]) => {
          const then = await explained(id, day);
          return [day, then.level, then.frozen !== null, (await row(id, day)).frozen];
        }),
      );
      expect(shown).toEqual(told.map(([day, level, frozen]) => [day, level, frozen, frozen]));
    }),
    { numRuns: 12 },
  );
}, 120_000);
