import type { PlayRun, ProcedureRunTold, ProjectStart } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { advancingJobs } from '../plays/index.ts';
import { procedureJobs } from './index.ts';

const MONDAY = '2026-11-02T01:00:00Z';
const fulcrum = await testFulcrum({ now: MONDAY });
const { call, clock, db } = fulcrum;
const both = (text: string) => ({ zh: text, en: text });
const within = { unit: 'days', count: 5 };
const procedure = (id: string, more: object = {}) => ({
  ...{ apiVersion: 'fulcrum/v1', kind: 'procedure', id, name: both(id), purpose: both('上线'), category: 'project_start' },
  departments: [{ id: 'care', name: both('运营'), who: 'owner', kpi: both('按期上线率') }],
  steps: [{ id: 'train', name: both('培训'), department: 'care', within, milestone: { by: 21, firstValue: true } }],
  ...more,
});
const publish = async (document: { id: string }) => {
  await call('policies.saveDraft', { id: document.id, yaml: JSON.stringify(document) });
  await call('policies.publish', { id: document.id });
};
const signed = (more: object = {}) => ({ beginsOn: { signed: more } });
let owner: Actor;
let accountId: string;
let productId: string;
let number = 0;

beforeAll(async () => {
  owner = await fulcrum.person('csm', { name: '白鹭' });
  productId = (await call<{ id: string }>('products.create', { code: 'P-1', name: '数据平台' })).id;
});
beforeEach(async () => {
  clock.moveTo(MONDAY);
  await sql`delete from policy_version`.execute(db);
  await sql`delete from policy`.execute(db);
  number += 1;
  accountId = (await call<{ id: string }>('accounts.create', { code: `A-${number}`, name: `江城大学 ${number}`, ownerId: owner.userId }))
    .id;
});
const sign = (more: object = {}) =>
  call<{ id: string; revision: number }>('contracts.create', { accountId, signedOn: '2026-11-02', amount: '1200', ...more });
const minute = async () => {
  for (const job of [...procedureJobs, ...advancingJobs]) await fulcrum.runJob(job);
  clock.moveTo(clock.now().add({ minutes: 1 }).toString());
};
const starts = async () =>
  (await call<{ items: ProjectStart[] }>('projectStarts.list', { accountId }, owner)).items.map(
    ({ name, productName, startsOn, begunOn, basis }) => [name.zh, productName, startsOn, begunOn, basis],
  );

describe('a signed contract', () => {
  test('begins nothing where no procedure says so', async () => {
    await publish(procedure('start'));
    await sign();
    await minute();
    expect(await starts()).toEqual([]);
  });

  test('begins the project once, counted from the signing, in the hands of the owner', async () => {
    await publish(procedure('start', signed()));
    clock.moveTo('2026-11-05T01:00:00Z');
    await sign({ productId, signedOn: '2026-11-04' });
    for (let n = 0; n < 3; n++) await minute();
    expect(await starts()).toEqual([['start', '数据平台', '2026-11-04', '2026-11-05', 'contract']]);
    const { items } = await call<{ items: ProcedureRunTold[] }>('procedures.runs', { view: 'open', accountId }, owner);
    expect(items).toMatchObject([{ stepId: 'train', holder: '白鹭' }]);
    const run = await call<ProcedureRunTold>('procedures.stop', { id: items[0]!.id, revision: items[0]!.revision, reason: '客户改期' });
    expect(run.state).toBe('stopped');
    await minute();
    expect(await starts()).toEqual([]);
  });

  test('begins one each, of those signed since the rule holds: no draft, no renewal, no correction, nothing ahead', async () => {
    await sign({ signedOn: '2026-11-01' });
    await publish(procedure('start', signed()));
    const first = await sign({ kind: 'framework', startsOn: '2026-11-02', endsOn: '2027-11-01' });
    await sign();
    await sign({ predecessorId: first.id, startsOn: '2027-11-02' });
    await sign({ draft: true });
    await sign({ signedOn: '2026-11-20' });
    await sign({ kind: 'supplement', frameworkId: first.id });
    await minute();
    expect(await starts()).toHaveLength(2);
    clock.moveTo('2026-11-20T01:00:00Z');
    await minute();
    expect(await starts()).toHaveLength(3);
  });

  test('takes the procedure that names its product before the one for any, and none where its kind is not named', async () => {
    await publish(procedure('any', signed({ kinds: ['framework'] })));
    await publish(procedure('special', signed({ kinds: ['single', 'framework'], products: ['P-1'] })));
    await sign({ productId, kind: 'framework' });
    await sign({ kind: 'framework' });
    await sign();
    await minute();
    expect((await starts()).map(([name]) => name).toSorted()).toEqual(['any', 'special']);
  });

  test('begins nothing beside a start of the same product that somebody began', async () => {
    await publish(procedure('start', signed()));
    await call('procedures.begin', { id: 'start', accountId, productId }, owner);
    await sign({ productId });
    await minute();
    expect(await starts()).toHaveLength(1);
  });
});

test('only the start of a project begins by a signed contract', async () => {
  const { category: _, ...general } = procedure('start', signed());
  const steps = general.steps.map(({ milestone: __, ...step }) => step);
  expect(await reasonOf(publish({ ...general, steps } as { id: string }))).toBe('policy.invalid');
});

test('a play begins a procedure at its customer, once a run, counted as one begun by hand', async () => {
  await publish(procedure('start'));
  await publish({
    ...{ apiVersion: 'fulcrum/v1', kind: 'play', name: both('启动'), trigger: { on: 'by_hand' } },
    ...{ id: 'begin', steps: [{ begin: { procedure: 'start' } }, { id: 'rest', wait: { days: 30 } }] },
  } as { id: string });
  await call<PlayRun>('plays.begin', { id: 'begin', accountId });
  for (let n = 0; n < 3; n++) await minute();
  expect(await starts()).toEqual([['start', null, '2026-11-02', '2026-11-02', 'begun']]);
});

test('a play that names a procedure which is not there is told so, and may be published all the same', async () => {
  await publish(procedure('start'));
  const warned = async (named: string) => {
    const play = {
      ...{ apiVersion: 'fulcrum/v1', kind: 'play', id: 'begin', name: both('启动'), trigger: { on: 'by_hand' } },
      steps: [{ begin: { procedure: named } }],
    };
    const { warnings } = await call<{ warnings: { message: string }[] }>('policies.check', { yaml: JSON.stringify(play) });
    return warnings.map(({ message }) => message);
  };
  expect(await warned('strat')).toEqual(['没有流程“strat”，请在“策略 → 运营流程”里添加，或改为：start']);
  expect(await warned('')).toEqual(['还没有选择流程']);
});
