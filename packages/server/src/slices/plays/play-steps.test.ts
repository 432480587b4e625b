import type { PlayRun, RunStep, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { advancingJobs } from './nightly.job.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
const text = (zh: string, en = zh) => `{ zh: '${zh}', en: '${en}' }`;
const head = (id: string, trigger = '{ on: by_hand }') =>
  `apiVersion: fulcrum/v1\nkind: play\nid: ${id}\nname: ${text(id)}\ntrigger: ${trigger}\nsteps:\n`;
const task = (id: string, more = '') =>
  `  - { id: ${id}, task: { dueInWorkingDays: 2, kind: call, title: ${text(`联系{{account}}`)}, reason: ${text('原因')}${more} } }\n`;
async function publish(id: string, steps: string, trigger?: string): Promise<void> {
  await call('policies.saveDraft', { id, yaml: head(id, trigger) + steps });
  await call('policies.publish', { id });
}

let accountId: string;
beforeAll(async () => {
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '云栖数据' })).id;
});
const begin = (id: string) => call<PlayRun>('plays.begin', { id, accountId });
const seen = (id: string) => call<PlayRun & { steps: RunStep[] }>('plays.runById', { id });
const taskOf = (run: { steps: RunStep[] }, step: string) => run.steps.find(({ id }) => id === step)!.task!;

test('a play that a person begins makes its first task at once and waits for it; closed, the next follows', async () => {
  await publish('call-twice', `${task('first')}  - { id: rest, wait: { closed: first, atMost: 30 } }\n${task('second')}`);
  const run = await begin('call-twice');
  expect(run).toMatchObject({ state: 'running', step: 'rest', arm: 'treated' });
  const first = taskOf(await seen(run.id), 'first');
  expect(first).toMatchObject({ state: 'open', title: '联系云栖数据' });
  await expect(begin('call-twice')).rejects.toMatchObject({ reason: 'play.runs_already' });
  await call('tasks.close', { id: first.id, revision: 1, outcome: 'reached' });
  await call('plays.run', {});
  const after = await seen(run.id);
  expect(after).toMatchObject({ state: 'done', because: 'through', step: null });
  expect(after.steps.map(({ id, takenAt }) => [id, takenAt !== null])).toEqual([
    ['first', true],
    ['rest', true],
    ['second', true],
  ]);
  expect(taskOf(after, 'second').state).toBe('open');
});

test('a branch counts days to the day of the play, though the figures were judged the day before', async () => {
  const today = '2026-11-23';
  await sql`update account_metric set as_of = ${today}::date - 1, contracts_term_end_on = ${today}::date + 60, contracts_days_to_end = 61
    where account_id = ${accountId}`.execute(db);
  const near = 'branch: { test: { when: { metric: contracts.days_to_end, op: "<=", value: 60 } }, met: offer }';
  await publish('near-end', `  - { ${near} }\n${task('value')}  - { end: true }\n${task('offer')}`);
  const run = await seen((await begin('near-end')).id);
  expect(run.steps.filter(({ takenAt }) => takenAt !== null).map(({ id }) => id)).toEqual(['step_1', 'offer']);
});

test('stopped by hand, its open tasks are called off and nothing follows', async () => {
  await publish('to-stop', `${task('first')}  - { wait: { days: 1 } }\n${task('second')}`);
  const run = await begin('to-stop');
  expect(await call('plays.stop', { id: run.id })).toMatchObject({ state: 'stopped', because: 'by_hand' });
  expect(taskOf(await seen(run.id), 'first')).toMatchObject({ state: 'cancelled', outcome: 'not_needed' });
  await expect(call('plays.stop', { id: run.id })).rejects.toMatchObject({ reason: 'play.run_ended' });
});

test('whoever has the part in the account’s team does it, else the owner', async () => {
  const owner = await fulcrum.person('csm', { name: '负责人' });
  const sales = await fulcrum.person('sales', { name: '销售' });
  const { revision } = await call<{ revision: number }>('accounts.get', { id: accountId });
  await call('accounts.change', { id: accountId, revision, ownerId: owner.userId });
  await call('members.add', { accountId, userId: sales.userId, role: 'sales' });
  await publish('parts', task('by_sales', ', for: sales') + task('by_service', ', for: service'));
  const run = await seen((await begin('parts')).id);
  expect([taskOf(run, 'by_sales').owner, taskOf(run, 'by_service').owner]).toEqual(['销售', '负责人']);
});

test('an own field is set with its history, a play begins another, and metrics stand in texts', async () => {
  await call('fields.declare', { entity: 'account', id: 'phase', type: 'text', name: { zh: '阶段', en: 'Phase' } });
  await publish('follow', task('follow', `, script: ${text('编号 {{account.code}}')}`));
  await publish('mark', `  - { set: { field: phase, value: care } }\n  - { start: { play: follow } }\n`);
  const run = await begin('mark');
  expect(run.state).toBe('done');
  const account = await call<{ custom: object }>('accounts.get', { id: accountId });
  expect(account.custom).toEqual({ phase: 'care' });
  const history = await sql`select value from account_history where account_id = ${accountId} and field = 'custom.phase'`.execute(db);
  expect(history.rows).toEqual([{ value: 'care' }]);
  await call('plays.run', {});
  const page = await call<{ items: PlayRun[] }>('plays.runs', { playId: 'follow' });
  expect(page.items).toMatchObject([{ accountId, state: 'done', occasion: `by:${run.id}:step_2` }]);
  const { id } = taskOf(await seen(page.items[0]!.id), 'follow');
  expect(await call('tasks.get', { id })).toMatchObject({ script: '编号 C-1' });
});

test('a play that another begins goes on, though what else begins it is not so', async () => {
  await publish('silent', task('ask'), `{ on: condition_met, when: { metric: account.code, op: '=', value: nobody } }`);
  await publish('asks', `  - { start: { play: silent } }\n`);
  await begin('asks');
  for (let night = 0; night < 2; night++) await call('plays.run', {});
  const { items } = await call<{ items: PlayRun[] }>('plays.runs', { playId: 'silent' });
  expect(items).toMatchObject([{ state: 'done', because: 'through' }]);
  expect(taskOf(await seen(items[0]!.id), 'ask').state).toBe('open');
});

test('within minutes, a task that was closed lets its play go on; nothing is done for one that is paused', async () => {
  const minute = async () => {
    for (const job of advancingJobs) await fulcrum.runJob(job);
  };
  await publish('soon', `${task('first')}  - { id: rest, wait: { closed: first, atMost: 30 } }\n${task('second')}`);
  const run = await begin('soon');
  await minute();
  expect(await seen(run.id)).toMatchObject({ state: 'running', step: 'rest' });
  await call('tasks.close', { id: taskOf(await seen(run.id), 'first').id, revision: 1, outcome: 'reached' });
  await call('plays.pause', { id: 'soon' });
  await minute();
  expect(await seen(run.id)).toMatchObject({ state: 'running', step: 'rest' });
  await call('plays.resume', { id: 'soon' });
  await minute();
  expect(await seen(run.id)).toMatchObject({ state: 'done' });
});

test('a paused play begins nothing, takes no step, and goes on when it is resumed', async () => {
  await publish('rests', `${task('first')}  - { id: rest, wait: { closed: first, atMost: 30 } }\n${task('second')}`);
  const run = await begin('rests');
  expect(await call('plays.pause', { id: 'rests' })).toMatchObject({ pausedAt: expect.any(String), running: 1 });
  await expect(begin('rests')).rejects.toMatchObject({ reason: 'play.paused' });
  const first = taskOf(await seen(run.id), 'first');
  await call('tasks.close', { id: first.id, revision: 1, outcome: 'agreed' });
  await call('plays.run', {});
  expect(await seen(run.id)).toMatchObject({ state: 'running', step: 'rest' });
  await call('plays.resume', { id: 'rests' });
  await call('plays.run', {});
  expect(await seen(run.id)).toMatchObject({ state: 'done' });
});

test('a play that its trigger begins is not begun by hand; a draft is tried with its texts filled', async () => {
  const yaml = `apiVersion: fulcrum/v1\nkind: play\nid: known\nname: ${text('n')}\ntrigger: { on: condition_met, when: { metric: account.code, op: '=', value: C-1 } }\nsteps:\n${task('first')}`;
  expect(await call('plays.tryOut', { yaml })).toMatchObject({
    accounts: 1,
    shown: [{ accountId, occasion: expect.stringMatching(/^met:/), tasks: [{ step: 'first', title: '联系云栖数据', owner: '负责人' }] }],
  });
  expect((await sql`select from play_run where play_id = 'known'`.execute(db)).rows).toEqual([]);
  await call('policies.saveDraft', { id: 'known', yaml });
  await call('policies.publish', { id: 'known' });
  await expect(begin('known')).rejects.toMatchObject({ reason: 'play.not_by_hand' });
});

test('what happens to a request begins its plays within minutes, once each, and the night begins nothing of it again', async () => {
  const minute = async () => {
    for (const job of advancingJobs) await fulcrum.runJob(job);
  };
  const begun = async (playId: string) =>
    (await call<{ items: PlayRun[] }>('plays.runs', { playId })).items.map(({ occasion }) => occasion.split(':')[0]);
  const severe = '{ on: request_escalated, severities: [critical] }';
  await publish('late', task('ask'), severe);
  await publish('rests-now', task('ask'), severe);
  await call('plays.pause', { id: 'rests-now' });
  await publish('solved-by-then', task('ask'), '{ on: request_escalated, severities: [low] }');
  await publish('again', task('ask'), '{ on: request_reopened }\nlimits: { oncePerDays: 30 }');
  const [, slight] = await Promise.all(
    ['critical', 'low'].map((severity) => call<ServiceRequestTold>('serviceRequests.create', { accountId, subject: '打不开', severity })),
  );
  await minute();
  expect(await begun('late')).toEqual([]);
  const solved = await call<ServiceRequestTold>('serviceRequests.solve', { id: slight!.id, revision: slight!.revision });
  await sql`update request_clock set breached_at = ${fulcrum.clock.now().toString()}, breached_on = '2026-11-23' where clock = 'first'`.execute(
    db,
  );
  for (let n = 0; n < 3; n++) await minute();
  expect([await begun('late'), await begun('rests-now'), await begun('again')]).toEqual([['escalated'], [], []]);
  const [early] = (await call<{ items: PlayRun[] }>('plays.runs', { playId: 'solved-by-then' })).items;
  expect(early).toMatchObject({ state: 'stopped', because: 'reason' });
  const [one] = (await call<{ items: PlayRun[] }>('plays.runs', { playId: 'late' })).items;
  expect(taskOf(await seen(one!.id), 'ask')).toMatchObject({ state: 'open', title: '联系云栖数据' });
  await call('serviceRequests.reopen', { id: solved.id, revision: solved.revision, reason: '又不行了' });
  await minute();
  expect(await begun('again')).toEqual(['reopened']);
  const once = await call<ServiceRequestTold>('serviceRequests.get', { id: solved.id });
  const twice = await call<ServiceRequestTold>('serviceRequests.solve', { id: once.id, revision: once.revision });
  await call('serviceRequests.reopen', { id: twice.id, revision: twice.revision, reason: '还是不行' });
  await minute();
  for (let night = 0; night < 2; night++) await call('plays.run', {});
  await minute();
  expect([await begun('late'), await begun('again')]).toEqual([['escalated'], ['reopened']]);
});
