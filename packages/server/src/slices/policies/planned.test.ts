import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { nightlyJobs } from '../plays/index.ts';
import { evaluatePublished } from './published.job.ts';

const { db, call, runJob, clock, person } = await testFulcrum();
const yamlOf = (threshold: number, schedule = 'manual') => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
schedule: ${schedule}
items:
  - { id: staff, name: { zh: 员工数, en: Employees }, perUnit: { metric: account.employees, points: 1 } }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
const OF = { id: 'by-size' };
const ON = '2026-12-01';
interface Found {
  version: number | null;
  draft: number | null;
  planned: { version: number; on: string; by: string | null; fault: string | null } | null;
  inForceFrom: string | null;
  yaml: string;
  versions: { version: number; state: string; inForceFrom: string | null }[];
}
const found = () => call<Found>('policies.get', OF);
const states = async () => (await found()).versions.map(({ version, state }) => [version, state]);
/** What the queue would do on a day, at noon in Shanghai: the nightly job, then the evaluations that it asked for. */
const night = async (day: string) => {
  clock.moveTo(`${day}T04:00:00Z`);
  for (const job of nightlyJobs) await runJob(job);
  const asked = await sql<{ id: string }>`select id from job_run where kind = 'tiering.published' and state = 'waiting'`.execute(db);
  for (const { id } of asked.rows) await runJob(evaluatePublished, { policyId: 'by-size', jobRunId: id });
  return asked.rows.length;
};
const tiers = async () =>
  (
    await sql<{
      tier: string | null;
    }>`select s.tier from account a left join account_state s on s.account_id = a.id order by a.code`.execute(db)
  ).rows.map(({ tier }) => tier);
const logged = async (action: string) =>
  (await sql<{ before: unknown; after: unknown }>`select before, after from audit where action = ${action} order by at`.execute(db)).rows;
const saveDraft = (threshold: number) => call('policies.saveDraft', { ...OF, yaml: yamlOf(threshold) });

beforeAll(async () => {
  for (const [code, employees] of [
    ['P-1', 60],
    ['P-2', 90],
  ] as const)
    await call('accounts.create', { code, name: code, employees, createdOn: '2026-01-01' });
});
beforeEach(async () => {
  clock.moveTo('2026-11-26T04:00:00Z');
  await sql`delete from policy_run`.execute(db);
  await sql`delete from policy`.execute(db);
  await sql`delete from job_run`.execute(db);
  await saveDraft(50);
  await call('policies.publish', OF);
  await night('2026-11-26');
  await saveDraft(80);
});

test('a planned version comes in force on its day and not before, retires the one before, and judges every account', async () => {
  expect(await tiers()).toEqual(['A', 'A']);
  expect(await call('policies.publish', { ...OF, on: ON, note: '明年起' })).toEqual({ id: 'by-size', version: 2, on: ON });
  expect(await found()).toMatchObject({ version: 1, draft: null, planned: { version: 2, on: ON, fault: null }, yaml: yamlOf(50) });
  expect(await call('policies.list')).toMatchObject({ items: [{ version: 1, planned: { version: 2, on: ON } }] });
  expect(await night('2026-11-30')).toBe(0);
  expect(await states()).toEqual([
    [2, 'planned'],
    [1, 'published'],
  ]);
  expect(await tiers()).toEqual(['A', 'A']);
  expect(await night(ON)).toBe(1);
  expect(await found()).toMatchObject({ version: 2, planned: null, inForceFrom: ON, yaml: yamlOf(80) });
  expect(await states()).toEqual([
    [2, 'published'],
    [1, 'retired'],
  ]);
  expect(await tiers()).toEqual(['B', 'A']);
  expect((await logged('policy.plan')).at(-1)).toEqual({ before: { version: 1 }, after: { version: 2, planned: ON } });
  expect((await logged('policy.put_in_force')).at(-1)).toEqual({ before: { version: 1 }, after: { version: 2, planned: ON } });
});

test('the month that ended is judged by the version that was in force in it, the new day by the planned one', async () => {
  await call('policies.saveDraft', { ...OF, yaml: yamlOf(50, 'month_end') });
  await call('policies.publish', OF);
  await night('2026-11-26');
  await call('policies.saveDraft', { ...OF, yaml: yamlOf(80, 'month_end') });
  await call('policies.publish', { ...OF, on: ON });
  await night(ON);
  const runs = await sql<{ day: string; cause: string; version: number }>`
    select as_of::text as day, cause, version from policy_run where as_of >= '2026-11-30' order by as_of`.execute(db);
  expect(runs.rows).toEqual([
    { day: '2026-11-30', cause: 'scheduled', version: 2 },
    { day: ON, cause: 'published', version: 3 },
  ]);
});

test('repeats, and two at once, put it in force and evaluate it once', async () => {
  await call('policies.publish', { ...OF, on: ON });
  const before = (await logged('policy.put_in_force')).length;
  clock.moveTo(`${ON}T04:00:00Z`);
  await Promise.all([runJob(nightlyJobs[0]!), runJob(nightlyJobs[0]!)]);
  expect(await night(ON)).toBe(1);
  expect(await night('2026-12-02')).toBe(0);
  expect(await logged('policy.put_in_force')).toHaveLength(before + 1);
});

test('where nothing ran on its day it is in force from the day on which it came to be, not from before', async () => {
  await call('policies.publish', { ...OF, on: ON });
  await night('2026-12-04');
  expect(await found()).toMatchObject({ version: 2, inForceFrom: '2026-12-04' });
});

test('a version that nothing was in force before comes in force like any other', async () => {
  const first = { id: 'by-sort', yaml: yamlOf(10).replace('by-size', 'by-sort') };
  await call('policies.saveDraft', first);
  await call('policies.publish', { id: 'by-sort', on: ON });
  expect(await call('policies.get', { id: 'by-sort' })).toMatchObject({
    version: null,
    draft: null,
    planned: { version: 1 },
    yaml: first.yaml,
  });
  await night(ON);
  expect(await call('policies.get', { id: 'by-sort' })).toMatchObject({ version: 1, planned: null });
});

test('a withdrawn version is the draft again and never comes in force', async () => {
  await call('policies.publish', { ...OF, on: ON, note: '明年起' });
  expect(await call('policies.withdraw', OF)).toEqual({ id: 'by-size', version: 2 });
  expect(await found()).toMatchObject({
    version: 1,
    draft: 2,
    planned: null,
    versions: [{ state: 'draft', inForceFrom: null, note: null }, {}],
  });
  expect(await night('2026-12-02')).toBe(0);
  expect(await found()).toMatchObject({ version: 1, draft: 2 });
  await expect(call('policies.withdraw', OF)).rejects.toMatchObject({ reason: 'policy.not_planned' });
});

test('withdrawing takes the place of another draft only when that is wanted, and the log keeps what it replaced', async () => {
  await call('policies.publish', { ...OF, on: ON });
  await saveDraft(70);
  await expect(call('policies.withdraw', OF)).rejects.toMatchObject({ reason: 'policy.draft_there' });
  expect((await states()).map(([, state]) => state)).toEqual(['draft', 'planned', 'published']);
  await call('policies.withdraw', { ...OF, replace: true });
  expect(await states()).toEqual([
    [2, 'draft'],
    [1, 'published'],
  ]);
  expect(await call('policies.get', { ...OF, version: 2 })).toMatchObject({ yaml: yamlOf(80) });
  expect((await logged('policy.withdraw')).at(-1)?.before).toMatchObject({ planned: ON, replaced: { version: 3 } });
});

test('one version at most is planned, on a day after today; a draft beside it may be published at once', async () => {
  for (const on of ['2026-11-26', '2026-01-01'])
    await expect(call('policies.publish', { ...OF, on })).rejects.toMatchObject({ reason: 'policy.not_to_come' });
  await call('policies.publish', { ...OF, on: ON });
  await saveDraft(70);
  await expect(call('policies.publish', { ...OF, on: '2026-12-05' })).rejects.toMatchObject({ reason: 'policy.planned_there' });
  await call('policies.publish', OF);
  expect((await states()).map(([, state]) => state)).toEqual(['published', 'planned', 'retired']);
  await night(ON);
  expect(await states()).toEqual([
    [3, 'retired'],
    [2, 'published'],
    [1, 'retired'],
  ]);
});

test('a version that is no longer right stays planned and says why, once; mended, it comes in force', async () => {
  await call('policies.publish', { ...OF, on: ON });
  const spoil = (metric: string) =>
    sql`update policy_version set document = jsonb_set(document, '{items,0,perUnit,metric}', ${JSON.stringify(metric)}::jsonb) where version = 2`.execute(
      db,
    );
  await spoil('account.field.gone');
  const told = (await logged('policy.hold_back')).length;
  expect([await night(ON), await night('2026-12-02')]).toEqual([0, 0]);
  expect(await found()).toMatchObject({ version: 1, planned: { version: 2, on: ON, fault: '规则有 1 处需要修改' } });
  expect((await logged('policy.hold_back')).slice(told)).toMatchObject([{ after: { version: 2, planned: ON, reason: 'policy.invalid' } }]);
  expect(await tiers()).toEqual(['A', 'A']);
  await spoil('account.employees');
  expect(await night('2026-12-03')).toBe(1);
  expect(await found()).toMatchObject({ version: 2, planned: null, inForceFrom: '2026-12-03' });
});

test('nothing but a version in force counts: a backtest and a simulation take the one in force while another is planned', async () => {
  await call('policies.publish', { ...OF, on: ON });
  const { id } = await call<{ id: string }>('backtests.start', { policyId: 'by-size', months: 1, horizon: 3, outcome: 'lost' });
  const kept = await sql<{ input: { version: number } }>`select input from job_run where id = ${id}`.execute(db);
  expect(JSON.stringify(kept.rows[0]!.input)).toContain('"version":1');
  const simulated = await call<{ id: string }>('policies.simulate', OF);
  expect((await sql`select version from policy_simulation where id = ${simulated.id}`.execute(db)).rows).toEqual([{ version: 1 }]);
});

test('only who may publish may plan and withdraw', async () => {
  const csm = await person('csm');
  await expect(call('policies.publish', { ...OF, on: ON }, csm)).rejects.toMatchObject({ kind: 'forbidden' });
  await call('policies.publish', { ...OF, on: ON }, await person('operations_lead', { name: '沈澜' }));
  expect(await found()).toMatchObject({ planned: { by: '沈澜' } });
  await expect(call('policies.withdraw', OF, csm)).rejects.toMatchObject({ kind: 'forbidden' });
});
