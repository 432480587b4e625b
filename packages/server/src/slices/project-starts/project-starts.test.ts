import type { Notification, ProcedureRunTold, ProjectStart, StartProgress } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { signedIn } from '../../../test/harness/portal.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { tellingJobs } from '../notifications/index.ts';
import { startJobs } from './starts.jobs.ts';

const MONDAY = '2026-11-02T01:00:00Z';
const fulcrum = await testFulcrum({ now: MONDAY });
const { call } = fulcrum;
const both = (text: string) => ({ zh: text, en: text });
const within = { unit: 'days', count: 5 };
const part = (id: string, more: object = {}) => ({ id, name: both(id), department: 'care', within, ...more });
const START = {
  ...{ apiVersion: 'fulcrum/v1', kind: 'procedure', id: 'start', name: both('上线'), purpose: both('上线'), category: 'project_start' },
  departments: [{ id: 'care', name: both('运营'), who: 'owner', kpi: both('按期上线率') }],
  steps: [
    part('survey', { milestone: { by: 7 } }),
    part('configure'),
    part('train', { milestone: { by: 21, firstValue: true }, courses: ['C-1'] }),
    part('advise', { milestone: { by: 40 } }),
  ],
};
let owner: Actor;
let accountId: string;
let productId: string;

beforeAll(async () => {
  const teamId = (await call<{ id: string }>('identity.createTeam', { code: 'care', name: '客户运营部' })).id;
  owner = await fulcrum.person('csm', { teamId, name: '白鹭' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'A-1', name: '江城大学', ownerId: owner.userId, teamId })).id;
  productId = (await call<{ id: string }>('products.create', { code: 'P-1', name: '数据平台' })).id;
  await call('policies.saveDraft', { id: 'start', yaml: JSON.stringify(START) });
  await call('policies.publish', { id: 'start' });
});
beforeEach(() => fulcrum.clock.moveTo(MONDAY));

const begin = (more: object = {}) => call<ProcedureRunTold>('procedures.begin', { id: 'start', accountId, ...more }, owner);
const finish = ({ id, revision }: ProcedureRunTold) => call<ProcedureRunTold>('procedures.finish', { id, revision }, owner);
const get = (id: string) => call<ProjectStart>('projectStarts.get', { id }, owner);
const on = (day: string) => fulcrum.clock.moveTo(`${day}T01:00:00Z`);
const plan = (id: string, stepId: string, plannedOn: string) =>
  call<ProjectStart>('projectStarts.plan', { id, stepId, plannedOn, reason: '客户考试周' }, owner);
const milestones = ({ milestones: of }: StartProgress) =>
  of.map(({ stepId, plannedOn, reachedOn, daysLate }) => [stepId, plannedOn, reachedOn, daysLate]);

describe('the start of a project', () => {
  test('is a run of its procedure, with milestones planned from the day it is begun, reached as their steps are done', async () => {
    let run = await begin({ productId });
    expect(milestones(await get(run.id))).toEqual([
      ['survey', '2026-11-09', null, 0],
      ['train', '2026-11-23', null, 0],
      ['advise', '2026-12-12', null, 0],
    ]);
    on('2026-11-12');
    run = await finish(run);
    on('2026-11-26');
    const under = await get(run.id);
    expect(under).toMatchObject({
      ...{ productName: '数据平台', basis: 'begun', days: 24, firstValueOn: null, reached: { stepId: 'survey' } },
      next: { stepId: 'train', plannedOn: '2026-11-23', daysLate: 3 },
    });
    expect(milestones(under)[0]).toEqual(['survey', '2026-11-09', '2026-11-12', 3]);
    run = await finish(await finish(run));
    on('2026-12-01');
    expect(await get(run.id)).toMatchObject({ firstValueOn: '2026-11-26', days: 24, next: { stepId: 'advise', daysLate: 0 } });
    await finish(run);
    expect(await get(run.id)).toMatchObject({ state: 'done', endedOn: '2026-12-01', next: null, mayPlan: false });
    expect((await call<{ items: ProjectStart[] }>('projectStarts.list', { view: 'ended' }, owner)).items.map(({ id }) => id)).toEqual([
      run.id,
    ]);
  });

  test('counts its days from the contract of the product, else from its order, else from the day given or begun', async () => {
    const made = async (name: string) => (await call<{ id: string }>('products.create', { code: name, name })).id;
    const [subscribed, bought] = [await made('SUB'), await made('BUY')];
    await call('subscriptions.create', {
      accountId,
      productId: subscribed,
      startsOn: '2026-10-01',
      endsOn: '2027-09-30',
      amount: '1',
      amountPer: 'year',
    });
    await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
      values (${accountId}, ${bought}, 'O-1', 'CNY', '2026-10-20', '2026-10-20', now(), now())`.execute(fulcrum.db);
    await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
      values (${accountId}, ${bought}, '1', ${bought}, '2026-10-20', '2026-10-20', 1, 100, 100, now(), now())`.execute(fulcrum.db);
    const counts = async (more: object) => {
      const { startsOn, basis } = await get((await begin(more)).id);
      return [startsOn, basis];
    };
    expect(await counts({ productId: subscribed })).toEqual(['2026-10-01', 'contract']);
    expect(await counts({ productId: bought })).toEqual(['2026-10-20', 'order']);
    expect(await counts({ productId })).toEqual(['2026-11-02', 'begun']);
    expect(await counts({ productId, startsOn: '2026-10-11' })).toEqual(['2026-10-11', 'given']);
    expect(await reasonOf(begin({ startsOn: '2026-11-03' }))).toBe('project_start.later');
  });

  test('keeps the plan before when a milestone is planned anew, and a milestone that is reached is planned no more', async () => {
    const run = await begin();
    on('2026-11-12');
    expect((await get(run.id)).next?.daysLate).toBe(3);
    expect((await plan(run.id, 'survey', '2026-11-20')).next).toMatchObject({ plannedOn: '2026-11-20', daysLate: 0 });
    await finish(run);
    expect(await reasonOf(plan(run.id, 'survey', '2026-11-30'))).toBe('resource.not_found');
    const audit = await call<{ items: { action: string; before: object; note: string }[] }>('audit.list', {
      entityId: accountId,
      limit: 10,
    });
    expect(audit.items.find(({ action }) => action === 'project_start.plan')).toMatchObject({ before: { plannedOn: '2026-11-09' } });
  });

  test('tells the owner once of each plan that is over without its milestone', async () => {
    const run = await begin({ productId });
    const told = async () => {
      for (const job of [...startJobs, ...tellingJobs]) await fulcrum.runJob(job);
      fulcrum.clock.moveTo(fulcrum.clock.now().add({ minutes: 1 }).toString());
      for (const job of [...startJobs, ...tellingJobs]) await fulcrum.runJob(job);
      const { items } = await call<{ items: Notification[] }>('notifications.list', { unread: true }, owner);
      return items
        .filter(({ link }) => link.endsWith(run.id) && link.startsWith('/service/starts'))
        .map(({ title, detail }) => [title, detail]);
    };
    on('2026-11-09');
    expect(await told()).toEqual([]);
    on('2026-11-10');
    expect(await told()).toEqual([['里程碑逾期：上线：survey', '数据平台 · 截止 11 月 9 日']]);
    await plan(run.id, 'survey', '2026-11-11');
    on('2026-11-12');
    expect((await told()).map(([, detail]) => detail)).toContain('数据平台 · 截止 11 月 11 日');
    await finish(run);
    expect(await told()).toEqual([]);
  });

  test('is shown to the customer’s people with its plan and progress, and to nobody of another company', async () => {
    const [theirs, foreign] = [await signedIn(fulcrum, { accountId }), await signedIn(fulcrum)];
    const run = await begin({ productId });
    const shown = async (who: Actor) => (await call<{ items: StartProgress[] }>('portal.starts', {}, who)).items;
    const found = (await shown(theirs.actor)).find(({ id }) => id === run.id)!;
    expect(Object.keys(found)).not.toContain('accountName');
    expect(milestones(found).map(([step]) => step)).toEqual(['survey', 'train', 'advise']);
    expect(await shown(foreign.actor)).toEqual([]);
  });

  test('is told as it stood on a past day: by the plan then in force, without what came after', async () => {
    on('2026-11-02');
    const run = await begin({ productId });
    on('2026-11-12');
    await plan(run.id, 'survey', '2026-11-20');
    on('2026-11-18');
    const next = await finish(run);
    on('2026-11-25');
    await call('procedures.stop', { id: next.id, revision: next.revision, reason: '客户暂停' }, owner);
    const then = (asOf: string) => call<ProjectStart>('projectStarts.get', { id: run.id, asOf }, owner);
    expect(await reasonOf(then('2026-11-01'))).toBe('resource.not_found');
    expect(await then('2026-11-11')).toMatchObject({
      days: 9,
      reached: null,
      mayPlan: true,
      next: { plannedOn: '2026-11-09', daysLate: 2 },
    });
    expect(await then('2026-11-12')).toMatchObject({ next: { plannedOn: '2026-11-20', daysLate: 0 } });
    expect(await then('2026-11-20')).toMatchObject({ state: 'running', endedOn: null, reached: { stepId: 'survey' } });
    expect(await then('2026-11-25')).toMatchObject({ state: 'stopped', endedOn: '2026-11-25', next: null });
    const listed = async (view: string, asOf: string) => {
      const { items } = await call<{ items: ProjectStart[] }>('projectStarts.list', { view, asOf, accountId, limit: 200 }, owner);
      return items.some(({ id }) => id === run.id);
    };
    expect(await listed('late', '2026-11-11')).toBe(true);
    expect(await listed('late', '2026-11-12')).toBe(false);
    expect([await listed('running', '2026-11-24'), await listed('ended', '2026-11-24')]).toEqual([true, false]);
    expect([await listed('running', '2026-11-25'), await listed('ended', '2026-11-25')]).toEqual([false, true]);
  });

  test('takes neither product nor day where the procedure is of another category', async () => {
    const { category: _, ...general } = START;
    const steps = general.steps.map(({ milestone: __, ...step }: Record<string, unknown>) => step);
    await call('policies.saveDraft', { id: 'care', yaml: JSON.stringify({ ...general, id: 'care', steps }) });
    await call('policies.publish', { id: 'care' });
    const other = (more: object) => call<ProcedureRunTold>('procedures.begin', { id: 'care', accountId, ...more }, owner);
    expect(await reasonOf(other({ productId }))).toBe('project_start.other_category');
    expect(await reasonOf(get((await other({})).id))).toBe('resource.not_found');
  });
});
