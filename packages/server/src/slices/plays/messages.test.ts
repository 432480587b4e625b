import type { PlayRun, RunStep, Task } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { advancePlays } from './run-plays.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
const text = (zh: string) => `{ zh: '${zh}', en: '${zh}' }`;
const FREE = { perWeek: 2, from: '00:00', until: '24:00', workingDays: false };

let accountId: string;
const person = async (name: string, fields: object) => (await call<{ id: string }>('contacts.create', { accountId, name, ...fields })).id;
beforeAll(async () => {
  accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '云栖大学' })).id;
  await person('王强', { salutation: '王处长', rank: 'head', decisionRole: 'decider' });
  await person('李敏', { rank: 'leader', decisionRole: 'approver' });
  await person('不可联系', { rank: 'leader', decisionRole: 'user', doNotContact: true });
});
beforeEach(async () => {
  await sql`delete from outgoing_message`.execute(db);
  await call('plays.setContactRules', FREE);
});
async function publish(id: string, whom: string): Promise<void> {
  const step = `{ id: write, message: { ${whom} title: ${text('给{{account}}发消息')}, reason: ${text('原因')}, script: ${text('{{recipient}}您好，{{account}}的报告好了')} } }`;
  const yaml = `apiVersion: fulcrum/v1\nkind: play\nid: ${id}\nname: ${text(id)}\ntrigger: { on: by_hand }\nsteps:\n  - ${step}\n  - { id: rest, wait: { closed: write, atMost: 30 } }\n  - { id: after, end: true }\n`;
  await call('policies.saveDraft', { id, yaml });
  await call('policies.publish', { id });
}
const begin = (id: string) => call<PlayRun>('plays.begin', { id, accountId });
const seen = (id: string) => call<PlayRun & { steps: RunStep[] }>('plays.runById', { id });
const stepOf = async (run: PlayRun) => (await seen(run.id)).steps[0]!;
const at = (moment: string) =>
  db.transaction().execute((tx) => advancePlays(tx, { now: moment, today: moment.slice(0, 10), timeZone: 'Asia/Shanghai' }));

test('a message becomes a task with its text filled for whoever has the rank and the part first named; closed, its play goes on', async () => {
  await publish('write-leader', 'ranks: [leader, head],');
  const run = await begin('write-leader');
  const { task } = await stepOf(run);
  expect(task).toMatchObject({ title: '给云栖大学发消息', state: 'open' });
  const told = await call<Task>('tasks.get', { id: task!.id });
  expect(told).toMatchObject({ kind: 'message', script: '李敏您好，云栖大学的报告好了', facts: { recipient: '李敏' } });
  await call('tasks.close', { id: task!.id, revision: 1, outcome: 'reached' });
  await call('plays.run', {});
  expect(await seen(run.id)).toMatchObject({ state: 'done' });
});

test('who has rank and part goes before who has one of them', async () => {
  await publish('write-both', 'ranks: [leader, head], roles: [user, decider],');
  const { task } = await stepOf(await begin('write-both'));
  expect(await call('tasks.get', { id: task!.id })).toMatchObject({ facts: { recipient: '王处长' } });
  await publish('write-either', 'ranks: [staff], roles: [finance, approver],');
  const either = (await stepOf(await begin('write-either'))).task!;
  expect(await call('tasks.get', { id: either.id })).toMatchObject({ facts: { recipient: '李敏' } });
});

test('a trial fills the text for whom it would go to', async () => {
  const step = `{ id: write, message: { ranks: [head], title: ${text('t')}, reason: ${text('r')}, script: ${text('{{recipient}}您好')} } }`;
  const yaml = `apiVersion: fulcrum/v1\nkind: play\nid: tried\nname: ${text('n')}\ntrigger: { on: by_hand }\nsteps:\n  - ${step}\n`;
  expect(await call('plays.tryOut', { yaml })).toMatchObject({ shown: [{ tasks: [{ step: 'write', script: '王处长您好' }] }] });
});

test('a form of address stands for the name; where nobody fits the text has a gap', async () => {
  await publish('write-decider', 'roles: [decider],');
  const { task } = await stepOf(await begin('write-decider'));
  expect(await call('tasks.get', { id: task!.id })).toMatchObject({ script: '王处长您好，云栖大学的报告好了' });
  await publish('write-nobody', 'roles: [user],');
  const nobody = (await stepOf(await begin('write-nobody'))).task!;
  expect(await call('tasks.get', { id: nobody.id })).toMatchObject({ script: '—您好，云栖大学的报告好了' });
});

test('outside the hours it is held until they begin, and goes out then, once', async () => {
  await call('plays.setContactRules', { perWeek: 5, from: '10:00', until: '18:00', workingDays: true });
  await publish('write-later', 'ranks: [head],');
  const run = await begin('write-later');
  const held = await stepOf(run);
  expect(held.task).toBeNull();
  expect(Temporal.Instant.from(held.until!).toString()).toBe('2026-11-23T02:00:00Z');
  const moment = '2026-11-23T02:00:00Z';
  await at(moment);
  expect((await stepOf(run)).task).toMatchObject({ state: 'open' });
  await at(moment);
  const found = await sql<{ n: number }>`select count(*)::int as n from outgoing_message where run_id = ${run.id}`.execute(db);
  expect(found.rows).toEqual([{ n: 1 }]);
});

test('a person gets no more within a week than the rules say, over all plays; what was called off does not count', async () => {
  await call('plays.setContactRules', { ...FREE, perWeek: 1 });
  for (const id of ['one', 'two', 'three']) await publish(id, 'ranks: [head],');
  const first = await begin('one');
  const second = await begin('two');
  expect((await stepOf(first)).task).not.toBeNull();
  expect((await stepOf(second)).task).toBeNull();
  const days = (n: number) =>
    Temporal.Instant.from('2026-11-23T02:00:00Z')
      .add({ hours: 24 * n })
      .toString();
  await at(days(3));
  expect((await stepOf(second)).task).toBeNull();
  await at(days(8));
  expect((await stepOf(second)).task).toMatchObject({ state: 'open' });
  await call('plays.stop', { id: second.id });
  await sql`delete from outgoing_message where run_id = ${first.id}`.execute(db);
  expect((await stepOf(await begin('three'))).task).not.toBeNull();
});

test('rules must end after they begin', async () => {
  await expect(call('plays.setContactRules', { ...FREE, until: '00:00' })).rejects.toMatchObject({ reason: 'input.invalid' });
});
