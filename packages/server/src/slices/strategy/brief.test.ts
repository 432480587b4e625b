import type { Account, ObjectiveProgress, Serving, ServingPolicy } from '@fulcrum/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, person } = await testFulcrum({ now: '2026-11-26T02:00:00Z' });
interface Brief {
  asOf: string;
  objectives: ObjectiveProgress[];
  without: ServingPolicy[];
}
const brief = (input: object = {}, actor?: Parameters<typeof call>[2]) => call<Brief>('strategy.brief', input, actor);
const GOAL = {
  ...{
    title: '年费到 200 万',
    problem: '增长慢',
    metric: 'contracts.arr',
    counted: 'sum',
    baselineOn: '2026-01-10',
    target: '3000',
    dueOn: '2027-01-10',
  },
};
const made = (more: object = {}) => call<{ id: string; revision: number }>('objectives.create', { ...GOAL, ...more });
const goal = async (id: string, input: object = {}) => (await brief(input)).objectives.find((one) => one.id === id);
const refused = (more: object) =>
  made(more).then(
    () => 'taken',
    (fault) => fault.issues?.[0]?.path[0],
  );
const sum = async (asOf: string) =>
  (await call<{ rows: { value: string }[] }>('metrics.value', { id: 'contracts.arr', asOf })).rows[0]?.value;

beforeAll(async () => {
  await call('session.installTemplate', { id: 'higher-ed' });
  for (const [code, startsOn] of [
    ['ONE', '2026-01-01'],
    ['TWO', '2026-06-01'],
  ] as const) {
    const { id } = await call<Account>('accounts.create', { code, name: code, createdOn: '2025-01-01' });
    const endsOn = Temporal.PlainDate.from(startsOn).add({ years: 1 }).subtract({ days: 1 }).toString();
    await call('contracts.create', { accountId: id, signedOn: startsOn, startsOn, endsOn, amount: '1000' });
  }
});

describe('an objective', () => {
  test('is told by its metric on any day: from its baseline to where it stands', async () => {
    const { id } = await made();
    const now = await goal(id);
    expect(now).toMatchObject({ baseline: await sum('2026-01-10'), now: await sum('2026-11-26'), target: '3000', progress: 0.5 });
    expect(await goal(id, { asOf: '2026-05-31' })).toMatchObject({ baseline: '1000', now: '1000', progress: 0, standing: 'behind' });
    expect(await goal(id, { asOf: '2026-06-01' })).toMatchObject({ now: '2000', progress: 0.5, standing: 'on_track' });
    expect(await goal(id, { asOf: '2026-01-09' })).toBeUndefined();
  });

  test('begins where it is said to begin, and counts averages and shares of customers', async () => {
    const { id } = await made({ baseline: '500', target: '4500' });
    expect(await goal(id)).toMatchObject({ baseline: '500', now: '2000', progress: 0.375 });
    const average = await made({ counted: 'average', target: '2000' });
    expect(await goal(average.id)).toMatchObject({ baseline: '500', now: '1000' });
    const share = await made({ metric: 'contacts.decider_covered', counted: 'share', target: '0.5' });
    expect(await goal(share.id)).toMatchObject({ baseline: '0', now: '0', progress: 0, standing: 'behind' });
  });

  test('that was closed is told as of its last day, and was open before', async () => {
    const { id, revision } = await made();
    await call('objectives.change', { id, revision, closedOn: '2026-05-31', result: '没有达到' });
    expect(await goal(id)).toMatchObject({ now: '1000', closedOn: '2026-05-31', standing: 'missed', result: '没有达到' });
    expect(await goal(id, { asOf: '2026-05-30' })).toMatchObject({ closedOn: null, result: null, standing: 'behind' });
  });

  test('names a metric that can be counted so, and leaves a way and time', async () => {
    expect(await refused({ metric: 'no.such' })).toBe('metric');
    expect(await refused({ metric: 'state.tier' })).toBe('counted');
    expect(await refused({ counted: 'share' })).toBe('counted');
    expect(await refused({ metric: 'usage.silent_days' })).toBe('counted');
    expect(await refused({ dueOn: '2026-01-10' })).toBe('dueOn');
    expect(await refused({ baseline: '3000.00' })).toBe('target');
  });

  test('tells no figures to who sees part of the base, or amounts masked', async () => {
    const { id } = await made();
    const told = async (role: 'manager' | 'sales' | 'viewer' | 'operations') =>
      (await brief({}, await person(role as 'sales'))).objectives.find((one) => one.id === id);
    expect(await told('sales')).toMatchObject({ hidden: 'scope', baseline: null, now: null, progress: null, standing: 'unknown' });
  });
});

describe('which objective a policy serves', () => {
  test('is said per objective, and a policy in force that serves none is pointed out', async () => {
    const { id } = await made();
    expect((await brief()).without.map((one) => one.id)).toContain('visit-cadence');
    await call('strategy.serve', { id, policyIds: ['visit-cadence', 'no-such-policy', 'renewal-countdown'] });
    expect((await goal(id))?.policies.map((one) => one.id).toSorted()).toEqual(['renewal-countdown', 'visit-cadence']);
    expect((await brief()).without.map((one) => one.id)).not.toContain('visit-cadence');
    await call('strategy.serve', { id, policyIds: ['renewal-countdown'] });
    expect((await goal(id))?.policies.map((one) => one.id)).toEqual(['renewal-countdown']);
    expect((await brief()).without.map((one) => one.id)).toContain('visit-cadence');
  });

  test('goes with the objective when that is removed', async () => {
    const { id } = await made();
    await call('strategy.serve', { id, policyIds: ['tier-up'] });
    await call('objectives.remove', { id });
    expect((await brief()).without.map((one) => one.id)).toContain('tier-up');
    await expect(call('strategy.serve', { id, policyIds: [] })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });
});

describe('a policy that names its objective', () => {
  const ID = 'visit-cadence';
  const serving = async () => (await call<Serving>('strategy.serving')).policies.find((one) => one.id === ID);
  const naming = async (...refs: string[]) => {
    const { yaml } = await call<{ yaml: string }>('policies.get', { id: ID });
    return `${yaml.replace(/^objectives:.*\n/m, '').trimEnd()}\nobjectives: [${refs.join(', ')}]\n`;
  };
  const publish = async (yaml: string) => {
    await call('policies.saveDraft', { id: ID, yaml });
    await call('policies.publish', { id: ID });
  };

  test('is warned of one that the brief does not have, and the change is told in words', async () => {
    await made({ code: 'O-ARR' });
    const yaml = await naming('O-ARR', 'O-GONE');
    expect(await call('policies.check', { yaml })).toMatchObject({
      ok: true,
      warnings: [{ path: ['objectives', 1], code: 'objective.unknown' }],
    });
    const { changes } = await call<{ changes: { text: { zh: string } }[] }>('policies.compare', { id: ID, yaml });
    expect(changes.map(({ text }) => text.zh)).toEqual(['服务的目标由无改为“年费到 200 万”、“O-GONE”']);
  });

  test('serves it from the version in force on, whatever is chosen in the brief', async () => {
    const { id } = await made({ code: 'O-NAMED' });
    await call('policies.saveDraft', { id: ID, yaml: await naming('O-NAMED', 'O-GONE') });
    expect(await serving()).toMatchObject({ said: [], unknown: [] });
    await call('policies.publish', { id: ID });
    expect(await serving()).toMatchObject({ said: [id], chosen: [], unknown: ['O-GONE'] });
    await call('strategy.serve', { id, policyIds: [] });
    expect((await goal(id))?.policies).toMatchObject([{ id: ID, kind: 'play', said: true }]);
    expect((await brief()).without.map((one) => one.id)).not.toContain(ID);
  });

  test('names one without a code by its id, and serves none once it is gone', async () => {
    const { id } = await made();
    await publish(await naming(id));
    expect(await serving()).toMatchObject({ said: [id] });
    await call('objectives.remove', { id });
    expect(await serving()).toMatchObject({ said: [], unknown: [id] });
    expect((await brief()).without.map((one) => one.id)).toContain(ID);
  });
});

describe('an analysis', () => {
  test('comes with its evidence, and names only metrics that there are', async () => {
    const finding = { section: 'customers', foundOn: '2026-03-01', finding: '一线老师换得快', evidence: '三成单位一年内换过联系人' };
    await call('analyses.create', { ...finding, metric: 'contacts.count' });
    await expect(call('analyses.create', { ...finding, metric: 'no.such' })).rejects.toMatchObject({ issues: [{ path: ['metric'] }] });
    const { items } = await call<{ items: { finding: string }[] }>('analyses.list', { asOf: '2026-02-28' });
    expect(items).toEqual([]);
  });
});
