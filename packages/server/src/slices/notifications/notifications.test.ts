import type { Notification } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';
import { oldNoticeJobs, tellingJobs, tellOfFiredTasks } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
type Person = Awaited<ReturnType<typeof fulcrum.person>>;
type List = { items: Notification[]; nextCursor: string | null };
const list = async (who: Person, input: object = {}) => (await call<List>('notifications.list', input, who)).items;
const unread = async (who: Person) => (await call<{ unread: number }>('notifications.unread', {}, who)).unread;
const tellEverything = () => fulcrum.runJob(tellingJobs[0]!);
let lead: Person;
let csm: Person;
let other: Person;
let accountId: string;

beforeAll(async () => {
  lead = await fulcrum.person('operations_lead', { name: '林知远' });
  csm = await fulcrum.person('csm', { name: '陈静' });
  other = await fulcrum.person('csm', { name: '李明' });
  accountId = (await call<{ id: string }>('accounts.create', { code: 'A-1', name: '衡川大学', ownerId: csm.userId })).id;
});
/** A second later each time: what is the latest is told by its moment. */
const give = (who: Person, by: Person = lead) => {
  fulcrum.clock.moveTo(fulcrum.clock.now().add({ seconds: 1 }).toString());
  return call<{ id: string; revision: number }>('tasks.create', { accountId, title: '回访', dueOn: '2026-11-30', ownerId: who.userId }, by);
};

test('a task is told to whom another gave it, and not to who took it themselves', async () => {
  await give(csm, csm);
  expect(await list(csm)).toEqual([]);
  const task = await give(csm);
  expect(await list(csm)).toMatchObject([
    {
      kind: 'task_given',
      title: '交给您的待办：回访',
      detail: '来自林知远 · 截止 11 月 30 日',
      accountName: '衡川大学',
      link: `/today?task=${task.id}`,
    },
  ]);
});

test('who was given a task of a customer that they do not meet is told of it as long as it is theirs, and then of nothing', async () => {
  const task = await give(other);
  expect(await list(other)).toMatchObject([{ title: '交给您的待办：回访', accountName: '衡川大学' }]);
  expect(await unread(other)).toBe(1);
  await call('tasks.reassign', { id: task.id, revision: 1, ownerId: csm.userId }, lead);
  expect(await list(other)).toEqual([]);
  expect(await unread(other)).toBe(0);
});

test('of a customer that one no longer meets nothing is told: not in the list, not in the count, not to be marked', async () => {
  const person = await fulcrum.person('sales');
  const { id, revision } = await call<{ id: string; revision: number }>('accounts.create', {
    code: 'A-3',
    name: '东江',
    ownerId: person.userId,
  });
  await call('risks.raise', { accountId: id, kind: 'overdue', title: '欠款', ownerId: person.userId }, lead);
  const [told] = await list(person);
  expect(told).toMatchObject({ title: '由您负责的风险：欠款', accountName: '东江' });
  await call('accounts.change', { id, revision, ownerId: csm.userId }, lead);
  expect(await list(person)).toEqual([]);
  expect(await unread(person)).toBe(0);
  await expect(call('notifications.read', { id: told!.id }, person)).rejects.toMatchObject({ reason: 'resource.not_found' });
});

test('a task handed over is told to its new owner, once for each time', async () => {
  const task = await give(csm);
  await call('tasks.reassign', { id: task.id, revision: 1, ownerId: lead.userId }, csm);
  await call('tasks.reassign', { id: task.id, revision: 2, ownerId: csm.userId }, lead);
  const link = `/today?task=${task.id}`;
  expect((await list(csm)).filter((one) => one.link === link)).toHaveLength(2);
  expect((await list(lead)).filter((one) => one.link === link)).toHaveLength(1);
  await tellEverything();
  // It is the lead's no more: nothing waits for them.
  expect((await list(lead, { unread: true })).filter((one) => one.link === link)).toEqual([]);
  expect((await list(csm, { unread: true })).filter((one) => one.link === link)).toHaveLength(2);
});

test('tasks that follow their customers to a new owner are told with one notification', async () => {
  const taker = await fulcrum.person('csm');
  const owner = await fulcrum.person('csm');
  const made = await call<{ id: string; revision: number }>('accounts.create', { code: 'A-2', name: '明德', ownerId: owner.userId });
  await call('tasks.create', { accountId: made.id, title: '甲', dueOn: '2026-11-30', ownerId: owner.userId });
  await call('tasks.create', { accountId: made.id, title: '乙', dueOn: '2026-12-01', ownerId: owner.userId });
  await call('accounts.change', { id: made.id, revision: made.revision, ownerId: taker.userId }, lead);
  expect(await list(taker)).toMatchObject([{ title: '随客户转来 2 项未完成的待办', accountName: '明德' }]);
});

test('what a step of a play made is told with one notification a person, and not again', async () => {
  const person = await fulcrum.person('csm');
  const at = '2026-11-23T00:30:00.000001Z';
  await sql`insert into account (id, code, name, owner_id, recorded_at, changed_at, happened_on, known_at)
    select uuid7(${at}::timestamptz), 'P-' || n, 'P-' || n, ${person.userId}::uuid, ${at}, ${at}, '2026-01-01', '2026-01-01' from generate_series(1, 5) n`.execute(
    db,
  );
  await sql`insert into task (account_id, id, run_id, step, play_id, play_version, occasion, kind, title, reason, owner_id, due_on, created_at, changed_at)
    select id, gen_random_uuid(), gen_random_uuid(), 'call', 'term', 1, 'x', 'call', '{"zh":"期末回访","en":"Call"}', '{"zh":"x","en":"x"}', owner_id, '2026-12-01', ${at}, ${at}
    from account where owner_id = ${person.userId}::uuid`.execute(db);
  expect(await tellOfFiredTasks(db, at)).toBe(1);
  expect(await tellOfFiredTasks(db, at)).toBe(0);
  expect(await list(person)).toMatchObject([{ kind: 'task_fired', title: '剧本新增 5 项待办', link: '/today' }]);
});

test('a risk is told to whom another gave it; one that rules raised is told by the minute, once', async () => {
  const risk = await call<{ id: string; revision: number }>(
    'risks.raise',
    { accountId, kind: 'overdue', title: '欠款', ownerId: csm.userId },
    lead,
  );
  const risks = async () => (await list(csm)).filter(({ kind }) => kind === 'risk_given');
  expect((await risks())[0]).toMatchObject({ kind: 'risk_given', title: '由您负责的风险：欠款', accountName: '衡川大学' });
  await call('risks.change', { accountId, id: risk.id, revision: risk.revision, plan: '催收' }, lead);
  await sql`insert into risk (account_id, id, kind, title, policy_id, rule, raised_on, owner_id, created_at, changed_at)
    select id, gen_random_uuid(), 'other', '{"zh":"新客户","en":"New"}', 'health', 'young', '2026-11-23', ${csm.userId}::uuid, '2026-11-23T00:00Z', '2026-11-23T00:00Z' from account
    where code like 'P-%'`.execute(db);
  await tellEverything();
  await tellEverything();
  expect((await risks()).map(({ title }) => title).toSorted()).toEqual(['由您负责的 5 项新风险：新客户', '由您负责的风险：欠款']);
});

test('a job is told to who started it when it ended, and not when they stopped it themselves', async () => {
  const person = await fulcrum.person('operations_lead');
  const label = JSON.stringify({ zh: '检查文件', en: 'Check the file' });
  const end = (state: string) =>
    sql`insert into job_run (id, kind, label, state, created_by, created_at, finished_at)
      values (${newId()}, 'x', ${label}::jsonb, ${state}, ${person.userId}, '2026-11-23T00:00Z', '2026-11-23T00:10Z')`.execute(db);
  await end('done');
  await end('cancelled');
  await tellEverything();
  await tellEverything();
  expect(await list(person)).toMatchObject([{ kind: 'job_ended', title: '“检查文件”已完成' }]);
});

test('a policy that waits is told to all who may publish but its author; who decided it ends that, and the author is told', async () => {
  const author = await fulcrum.person('operations_lead', { name: '周慧' });
  const yaml = `apiVersion: fulcrum/v1
kind: tier
id: told
name: { zh: 分级标准, en: Tiers }
items: []
levels:
  - { id: A, name: { zh: 有名, en: Known }, when: { metric: account.brand, op: known } }
  - { id: B, name: { zh: 其他, en: Others } }
`;
  await call('policies.saveDraft', { id: 'told', yaml }, author);
  const { submission } = await call<{ submission: string }>('policies.submit', { id: 'told' }, author);
  await tellEverything();
  expect(await list(author)).toEqual([]);
  expect(await list(csm, { unread: true })).not.toContainEqual(expect.objectContaining({ kind: 'policy_waiting' }));
  const waiting = {
    kind: 'policy_waiting',
    title: '“分级标准”第 1 版等待您批准',
    detail: '来自周慧',
    link: '/strategy/studio?policy=told',
  };
  expect(await list(lead)).toContainEqual(expect.objectContaining(waiting));
  await call('policies.sendBack', { id: 'told', submission, reason: '门槛太低' }, lead);
  await tellEverything();
  expect(await list(lead)).toContainEqual(expect.objectContaining({ kind: 'policy_waiting', readAt: expect.any(String) }));
  expect(await list(author)).toMatchObject([{ kind: 'policy_decided', title: '“分级标准”第 1 版被退回', detail: '来自林知远 · 门槛太低' }]);
});

test('one reads one or all of one’s own, up to the latest that one saw; those of others are not found', async () => {
  const person = await fulcrum.person('operations_lead');
  await give(person);
  await give(person);
  const [latest, first] = await list(person);
  expect(await call('notifications.read', { id: first!.id }, person)).toEqual({ unread: 1 });
  await expect(call('notifications.read', { id: latest!.id }, csm)).rejects.toMatchObject({ reason: 'resource.not_found' });
  await give(person);
  expect(await call('notifications.readAll', { upTo: latest!.id }, person)).toEqual({ unread: 1 });
  expect(await call('notifications.readAll', {}, person)).toEqual({ unread: 0 });
});

test('pages follow one another without a gap or a repeat', async () => {
  const person = await fulcrum.person('operations_lead');
  for (let n = 0; n < 5; n++) await give(person);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call<List>('notifications.list', { limit: 2, cursor }, person);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});

test('of a kind that one does not wish to hear of one is told nothing; the rest goes by the defaults and stays as it was said', async () => {
  const person = await fulcrum.person('operations_lead');
  type Preferences = { kinds: Record<string, { inApp: boolean }> };
  const wishes = () => call<Preferences>('notifications.preferences', {}, person);
  expect(Object.values((await wishes()).kinds).every(({ inApp }) => inApp)).toBe(true);
  await call('notifications.setPreferences', { kinds: { task_given: { inApp: false } } }, person);
  await call('notifications.setPreferences', { kinds: { job_ended: { inApp: false } } }, person);
  expect((await wishes()).kinds).toMatchObject({ task_given: { inApp: false }, job_ended: { inApp: false }, risk_given: { inApp: true } });
  await give(person);
  expect(await list(person)).toEqual([]);
  expect(await unread(person)).toBe(0);
});

test('who is disabled is told nothing', async () => {
  const person = await fulcrum.person('operations_lead');
  const task = await give(csm);
  await sql`update app_user set disabled_at = '2026-11-23T00:00Z' where id = ${person.userId}::uuid`.execute(db);
  await sql`update task set owner_id = ${person.userId}::uuid, run_id = gen_random_uuid(), play_id = 'x', step = 'y', created_at = '2026-11-23T00:45Z' where id = ${task.id}::uuid`.execute(
    db,
  );
  expect(await tellOfFiredTasks(db, '2026-11-23T00:45:00Z')).toBe(0);
});

test('what was told more than 400 days ago is forgotten, read or not; the rest stays', async () => {
  const before = (await list(csm)).length;
  await give(csm);
  expect((await list(csm)).length).toBe(before + 1);
  const old = fulcrum.clock
    .now()
    .subtract({ hours: 24 * 400, seconds: 1 })
    .toString();
  await sql`update notification set created_at = ${old}::timestamptz
    where id = (select n.id from notification n where n.user_id = ${csm.userId}::uuid order by n.created_at desc, n.id desc limit 1)`.execute(
    db,
  );
  await fulcrum.runJob(oldNoticeJobs[0]!);
  expect((await list(csm)).length).toBe(before);
  await fulcrum.runJob(oldNoticeJobs[0]!);
  expect((await list(csm)).length).toBe(before);
});
