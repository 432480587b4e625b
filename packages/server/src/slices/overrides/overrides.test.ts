import type { Account, AccountRow, Explanation, Override, OverrideProblem, Simulation } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { bytesOf } from '../../../test/harness/installation.ts';
import { workbookOf } from '../../../test/harness/made-workbook.ts';
import type { Actor } from '../../access/index.ts';
import { simulateDraft } from '../simulations/index.ts';

const fulcrum = await testFulcrum();
const { db, call, clock, runJob } = fulcrum;
const yamlOf = (threshold: number, more = '') => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
${more}items:
  - id: staff
    name: { zh: 员工数, en: Employees }
    perUnit: { metric: account.employees, points: 1, max: 100 }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 常规, en: Regular }, score: 20 }
  - { id: C, name: { zh: 普通, en: Small } }
`;
const publish = async (yaml: string) => {
  await call('policies.saveDraft', { id: 'by-size', yaml });
  await call('policies.publish', { id: 'by-size' });
};
const DAY = { start: '2026-11-23T01:00:00Z', after: '2026-12-06T17:00:00Z' };
let account: string;
let number = 0;
const code = () => `S-${number}`;
const row = async (asOf?: string) =>
  (await call<{ items: AccountRow[] }>('accounts.list', { q: code(), ...(asOf ? { asOf } : {}) })).items.find(
    (one) => one.code === code(),
  )!;
const set = (more: object = {}, actor?: Actor) =>
  call<Override>('overrides.set', { accountId: account, level: 'A', reason: '董事长亲自对接', until: '2026-12-06', ...more }, actor);
const explained = (asOf?: string) => call<Explanation>('tiers.explain', { accountId: account, ...(asOf ? { asOf } : {}) });
const levels = async () =>
  (await call<{ items: { asOf: string; level: string; byHand: boolean }[] }>('tiers.history', { accountId: account })).items.map((one) => [
    one.asOf,
    one.level,
    one.byHand,
  ]);
const moves = async () =>
  (
    await sql<{ move: string }>`select as_of || ' ' || from_level || '→' || to_level || ' ' || cause as move from policy_transition
      where account_id = ${account}::uuid order by as_of`.execute(db)
  ).rows.map((one) => one.move);
const evaluate = (asOf: string, actor?: Actor) => call('evaluations.run', { asOf }, actor);

beforeEach(async () => {
  number += 1;
  clock.moveTo('2026-11-20T01:00:00Z');
  if (number === 1) await publish(yamlOf(50));
  account = (await call<Account>('accounts.create', { code: code(), name: `客户${number}`, employees: 30, createdOn: '2026-01-01' })).id;
  await sql`delete from policy_run where as_of > '2026-11-20'`.execute(db);
  await evaluate('2026-11-20');
  clock.moveTo(DAY.start);
});

test('a level by hand is shown at once, says what the system judged, and leaves points and score as they are', async () => {
  expect(await row()).toMatchObject({ tier: 'B', tierByHand: false });
  expect(await set()).toMatchObject({
    level: 'A',
    judgedLevel: 'B',
    from: '2026-11-23',
    until: '2026-12-06',
    inForce: true,
    reason: '董事长亲自对接',
  });
  expect(await row()).toMatchObject({ tier: 'A', tierRank: 0, tierByHand: true, tierScore: '30.000000' });
  expect(await explained()).toMatchObject({
    level: 'A',
    judgedLevel: 'B',
    score: 30,
    heldFrom: null,
    override: { level: 'A', reason: '董事长亲自对接', from: '2026-11-23', until: '2026-12-06' },
    items: [{ id: 'staff', points: 30 }],
  });
  const { levels: base } = await call<{ levels: { id: string; byHand: number }[] }>('tiers.overview');
  expect(base.find(({ id }) => id === 'A')!.byHand).toBeGreaterThan(0);
  expect(await moves()).toEqual(['2026-11-23 B→A override']);
});

test('it holds to the end of its last day; then the judged level is back by the next night, and past days are told as they were', async () => {
  await set();
  clock.moveTo('2026-12-06T14:00:00Z');
  await evaluate('2026-12-06');
  expect(await row()).toMatchObject({ tier: 'A', tierByHand: true });
  clock.moveTo(DAY.after);
  expect(await explained()).toMatchObject({ level: 'B', override: null });
  await evaluate('2026-12-07');
  expect(await row()).toMatchObject({ tier: 'B', tierByHand: false });
  expect(await row('2026-12-01')).toMatchObject({ tier: 'A', tierByHand: true });
  expect(await explained('2026-12-01')).toMatchObject({ level: 'A', override: { until: '2026-12-06' } });
  expect(await levels()).toEqual([
    ['2026-12-07', 'B', false],
    ['2026-11-23', 'A', true],
    ['2026-11-20', 'B', false],
  ]);
  expect(await moves()).toEqual(['2026-11-23 B→A override', '2026-12-07 A→B override']);
});

test('facts that change meanwhile change points, score and the judged level, not the level shown', async () => {
  await set({ level: 'B' });
  await sql`update account_history set value = '90' where account_id = ${account}::uuid and field = 'employees'`.execute(db);
  await sql`update account set employees = 90 where id = ${account}::uuid`.execute(db);
  clock.moveTo('2026-11-30T01:00:00Z');
  await evaluate('2026-11-30');
  expect(await row()).toMatchObject({ tier: 'B', tierByHand: true, tierScore: '90.000000' });
  expect(await explained()).toMatchObject({ level: 'B', judgedLevel: 'A', score: 90 });
  expect(await moves()).toEqual([]);
  clock.moveTo(DAY.after);
  await evaluate('2026-12-07');
  expect(await row()).toMatchObject({ tier: 'A', tierByHand: false });
  expect(await moves()).toEqual(['2026-12-07 B→A override']);
});

test('ended by hand the judged level is back at once, with the reason kept; what ended cannot be ended again', async () => {
  const { id } = await set();
  clock.moveTo('2026-11-25T01:00:00Z');
  expect(await call('overrides.end', { accountId: account, id, reason: '对接结束' })).toMatchObject({
    endedOn: '2026-11-25',
    endReason: '对接结束',
    inForce: false,
  });
  expect(await row()).toMatchObject({ tier: 'B', tierByHand: false });
  expect(await row('2026-11-24')).toMatchObject({ tier: 'A', tierByHand: true });
  await expect(call('overrides.end', { accountId: account, id, reason: '再来一次' })).rejects.toMatchObject({ kind: 'not_found' });
  const audit = await sql<{
    action: string;
  }>`select action from audit where entity_id = ${account} and action like 'tier.%' order by at`.execute(db);
  expect(audit.rows.map(({ action }) => action)).toEqual(['tier.override', 'tier.override_end']);
});

test('another one takes its place from that day on, and the list keeps both', async () => {
  await set();
  clock.moveTo('2026-11-25T01:00:00Z');
  await set({ level: 'C', until: '2026-12-31' });
  expect(await row()).toMatchObject({ tier: 'C', tierByHand: true });
  const list = (state: string) =>
    call<{ items: Override[] }>('overrides.list', { accountId: account, state }).then(({ items }) =>
      items.map((one) => [one.level, one.endedOn]),
    );
  expect(await list('in_force')).toEqual([['C', null]]);
  expect(await list('all')).toEqual([
    ['C', null],
    ['A', '2026-11-25'],
  ]);
  expect(await moves()).toEqual(['2026-11-23 B→A override', '2026-11-25 A→C override']);
});

test('a last day is asked for, unless the policy lets levels by hand be open', async () => {
  await expect(set({ until: null })).rejects.toMatchObject({ reason: 'input.invalid', issues: [{ path: ['until'], code: 'no_end' }] });
  await expect(set({ until: '2026-11-22' })).rejects.toMatchObject({ issues: [{ path: ['until'], code: 'past' }] });
  await expect(set({ level: 'Z' })).rejects.toMatchObject({ issues: [{ path: ['level'], code: 'unknown_level' }] });
  await publish(yamlOf(50, 'overrideEnd: optional\n'));
  expect(await set({ until: null })).toMatchObject({ until: null, inForce: true });
  await publish(yamlOf(50));
});

test('a simulation keeps levels by hand as publishing does', async () => {
  await set({ level: 'C' });
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(25) });
  const { id } = await call<{ id: string }>('policies.simulate', { id: 'by-size' });
  const { input } = (await sql<{ input: Record<string, unknown> }>`select input from job_run where id = ${id}::uuid`.execute(db)).rows[0]!;
  await runJob(simulateDraft, { jobRunId: id, ...input });
  const { result } = await call<Simulation>('simulations.get', { id });
  const simulated = Object.fromEntries(result!.after.map(({ id: level, accounts }) => [level, accounts]));
  expect(await call<{ items: unknown[] }>('simulations.moves', { id, from: 'C' })).toMatchObject({ items: [] });
  await call('policies.publish', { id: 'by-size' });
  await evaluate('2026-11-23');
  const { levels: published } = await call<{ levels: { id: string; accounts: number }[] }>('tiers.overview');
  expect(published.filter((one) => one.accounts > 0).map((one) => [one.id, one.accounts])).toEqual(Object.entries(simulated));
  expect(await row()).toMatchObject({ tier: 'C', tierByHand: true });
  await publish(yamlOf(50));
});

test('a list names every row that cannot be met, and gives the others their levels', async () => {
  const other = `${code()}-2`;
  await call('accounts.create', { code: other, name: '新客户' });
  const text = `客户编号,等级,理由,截止日期\n${code()},重点,战略合作,2027年1月31日\n没有这家,A,理由,2027-01-31\n${other},B,理由,2027-01-31\n${code()},甲级,,下个月\n`;
  const read = async (name: string, bytes: AsyncIterable<Uint8Array>) =>
    (await fulcrum.door.dispatchStream('overrideRows', await fulcrum.ctx(), { name }, bytes)) as { rows: object[] };
  const { rows } = await read('等级.csv', bytesOf(text));
  const checked = await call<{ good: number; set: number; problems: OverrideProblem[] }>('overrides.setMany', { rows });
  expect(checked).toMatchObject({ rows: 4, good: 1, set: 0 });
  expect(checked.problems.map(({ line, field, problem }) => [line, field, problem])).toEqual([
    [3, 'code', 'unknown_account'],
    [4, 'code', 'not_judged'],
    [5, 'code', 'again'],
    [5, 'level', 'unknown_level'],
    [5, 'reason', 'no_reason'],
    [5, 'until', 'not_a_day'],
  ]);
  expect(await row()).toMatchObject({ tierByHand: false });
  expect(await call('overrides.setMany', { rows, apply: true })).toMatchObject({ good: 1, set: 1 });
  expect(await row()).toMatchObject({ tier: 'A', tierByHand: true });
  async function* book() {
    yield workbookOf({
      表: [
        ['客户编号', '等级', '理由', '截止日期'],
        [code(), 'C', '试用', '2026-12-31'],
      ],
    });
  }
  expect((await read('等级.xlsx', book())).rows).toEqual([{ line: 2, code: code(), level: 'C', reason: '试用', until: '2026-12-31' }]);
  await expect(read('没有理由.csv', bytesOf('客户编号,等级\nS-1,A\n'))).rejects.toMatchObject({ reason: 'override.columns' });
});

test('a chosen set of accounts is given one level; who may not change an account finds none', async () => {
  const colleague = await fulcrum.person('operations_lead');
  expect(await call('overrides.setChosen', { ids: [account], level: 'C', reason: '观察期', until: '2026-12-31' }, colleague)).toEqual({
    set: 1,
  });
  expect(await row()).toMatchObject({ tier: 'C', tierByHand: true });
  const seller = await fulcrum.person('sales');
  await expect(set({}, seller)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(call('overrides.list', { accountId: account }, seller)).rejects.toMatchObject({ kind: 'not_found' });
  expect(await call<{ items: Override[] }>('overrides.list', {}, seller)).toMatchObject({ items: [] });
});
