import type { ServiceRequest, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import { requestJobs } from './index.ts';
import { clocksOf, deskOfThree } from './requests.harness.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db } = fulcrum;
const { lead, agent, other, teamId, open, does } = await deskOfThree(fulcrum);
const told = ({ entries }: ServiceRequestTold) => entries.map(({ kind, event, body }) => event?.what ?? `${kind}: ${body}`);
const at = (moment: string) => clock.moveTo(moment);

test('a request goes its whole way: opened, dispatched, answered, solved, confirmed, closed, and is open again when it comes back', async () => {
  at('2026-11-23T01:30:00Z');
  const opened = await open();
  expect(opened).toMatchObject({ number: 1001, status: 'new', accountName: '江城大学', contactName: '沈澜', slaClass: 'standard' });
  expect(clocksOf(opened)).toEqual([
    ['first', 'running', 120],
    ['solve', 'running', 540],
  ]);

  const dispatched = await does('dispatch', opened, { assigneeId: other.userId }, lead);
  expect(dispatched).toMatchObject({ status: 'dispatched', assigneeName: '苏禾', teamName: '服务台' });

  at('2026-11-23T02:30:00Z');
  const answered = await does('answer', dispatched, { text: '请清除缓存后重试' }, other);
  expect(answered).toMatchObject({ status: 'waiting', awaitsSince: null });
  expect(clocksOf(answered)).toEqual([
    ['first', 'met', null],
    ['solve', 'paused', 480],
  ]);

  // A night passes while the customer is waited for: no time is used up.
  at('2026-11-24T02:00:00Z');
  const back = await does('receive', answered, { text: '还是不行' });
  expect(back.status).toBe('working');
  expect(clocksOf(back)).toEqual([
    ['first', 'met', null],
    ['next', 'running', 120],
    ['solve', 'running', 480],
  ]);

  at('2026-11-24T05:00:00Z');
  expect(clocksOf(await call('serviceRequests.get', { id: opened.id }, agent))).toEqual([
    ['first', 'met', null],
    ['next', 'breached', -60],
    ['solve', 'running', 300],
  ]);
  const solved = await does('answer', back, { text: '已重置权限', status: 'solved' }, other);
  expect(solved.status).toBe('solved');
  expect(clocksOf(solved)).toEqual([
    ['first', 'met', null],
    ['next', 'breached', null],
    ['solve', 'met', null],
  ]);

  expect(await reasonOf(does('close', solved, { callback: 'waived' }))).toBe('request.waiver_reason');
  const closed = await does('close', solved, { callback: 'confirmed', note: '电话确认可以登录' });
  expect(closed).toMatchObject({ status: 'closed', closedAs: 'solved', callback: 'confirmed' });

  at('2026-11-25T02:00:00Z');
  const again = await does('reopen', closed, { reason: '又打不开了' });
  expect(again).toMatchObject({ status: 'working', reopened: 1, closedAs: null, callback: null });
  expect(clocksOf(again).at(-1)).toEqual(['solve', 'running', 300]);
  expect(told(again)).toEqual([
    ...[
      'opened',
      'in: 页面打不开',
      'dispatched',
      'out: 请清除缓存后重试',
      'in: 还是不行',
      'out: 已重置权限',
      'solved',
      'confirmed',
      'reopened',
    ],
  ]);
  expect(await reasonOf(does('resume', again))).toBe('request.not_now');
  expect(await reasonOf(does('wait', { id: again.id, revision: 1 }))).toBe('resource.stale');
});

test('metrics say for any day how many were open and severe, how often one was open again, and what passed its time', async () => {
  at('2026-11-25T03:00:00Z');
  await open({ severity: 'critical', subject: '全校停用' });
  const of = async (id: string, asOf: string) => {
    const { rows } = await call<{ rows: { dim: string | null; value: unknown }[] }>('metrics.value', { id, asOf, by: 'account' });
    return rows.find(({ dim }) => dim === 'C-1')?.value ?? null;
  };
  const figures = async (asOf: string) => [
    ...[await of('requests.open', asOf), await of('requests.open_severe', asOf)],
    ...[await of('requests.reopened_90d', asOf), await of('requests.breached_90d', asOf)],
  ];
  expect((await figures('2026-11-22')).map((value) => Number(value ?? 0))).toEqual([0, 0, 0, 0]);
  expect((await figures('2026-11-23')).map(Number)).toEqual([1, 0, 0, 0]);
  expect((await figures('2026-11-24')).map((value) => Number(value ?? 0))).toEqual([0, 0, 0, 1]);
  expect((await figures('2026-11-25')).map(Number)).toEqual([2, 1, 1, 1]);
});

describe('dispatch', () => {
  test('sends a request by the first rule that fits: to the provider of the product, or to whoever knows it and has least to do', async () => {
    at('2026-11-25T03:10:00Z');
    const providerId = (await call<{ id: string }>('accounts.create', { code: 'P-1', name: '知行数据' })).id;
    const product = async (code: string) => (await call<{ id: string }>('products.create', { code, name: code })).id;
    const [theirs, ours] = [await product('DATA'), await product('CORE')];
    await sql`update product set provider_account_id = ${providerId} where id = ${theirs}`.execute(db);
    await call('serviceRequests.setRules', {
      rules: [
        { name: '服务商', to: { kind: 'provider' } },
        { name: '其余', kinds: ['question', 'fault'], to: { kind: 'team', teamId } },
      ],
      skills: [{ userId: agent.userId, productIds: [ours] }],
    });
    expect(await open({ productId: theirs })).toMatchObject({ status: 'dispatched', providerName: '知行数据', assigneeId: null });
    expect(await open({ productId: ours })).toMatchObject({ status: 'dispatched', assigneeName: '林溪' });
    // Nobody is skilled in nothing: the least loaded of the team.
    expect(await open()).toMatchObject({ assigneeName: '方舟', teamName: '服务台' });
    expect(await open({ kind: 'complaint' })).toMatchObject({ status: 'new', assigneeId: null });
    await call('serviceRequests.setRules', {});
  });

  test('a provider meets the requests of its products, reads no notes of ours but those shared, and never another’s', async () => {
    const providerId = ((await call<{ id: string }>('accounts.list', { q: '知行数据' })) as unknown as { items: { id: string }[] })
      .items[0]!.id;
    const engineer = await fulcrum.person('provider', { name: '顾行' });
    await call('members.add', { accountId: providerId, userId: engineer.userId, role: 'service' });
    const { items } = await call<{ items: ServiceRequest[] }>('serviceRequests.list', {}, engineer);
    expect(items.map(({ providerName }) => providerName)).toEqual(['知行数据']);
    const [mine] = items;
    await call('serviceRequests.note', { id: mine!.id, text: '价格敏感' }, agent);
    await call('serviceRequests.note', { id: mine!.id, text: '请今天处理', shared: true }, agent);
    const seen = await call<ServiceRequestTold>('serviceRequests.get', { id: mine!.id }, engineer);
    expect(told(seen)).toEqual(['opened', 'in: 页面打不开', 'dispatched', 'note: 请今天处理']);
    expect(seen).toMatchObject({ accountMet: false, others: [], mayWork: true });
    expect((await does('answer', seen, { text: '正在排查', status: 'working' }, engineer)).status).toBe('working');
    const stranger = await call<{ items: ServiceRequest[] }>('serviceRequests.list', { view: 'open' }, agent);
    const foreign = stranger.items.find(({ providerId: of }) => of === null)!;
    expect(await reasonOf(call('serviceRequests.get', { id: foreign.id }, engineer))).toBe('resource.not_found');
    // Who works at our desk, with how much, and by which rules, is not theirs to know.
    expect(await call('serviceRequests.people', {}, engineer)).toEqual({ teams: [], people: [] });
    expect(await reasonOf(call('serviceRequests.rules', {}, engineer))).toBe('access.forbidden');
    expect(await reasonOf(does('dispatch', { id: mine!.id, revision: 2 }, { assigneeId: null }, engineer))).toBe('access.forbidden');
  });
});

test('two about one thing become one, and what a customer said about another thing becomes one of its own', async () => {
  at('2026-11-25T04:00:00Z');
  const [first, second] = [await open({ subject: '导出失败' }), await open({ subject: '导出报错', text: '导出时报 500' })];
  const merged = await does('merge', second, { intoId: first.id });
  expect(merged).toMatchObject({ status: 'closed', closedAs: 'duplicate', mergedInto: { id: first.id } });
  expect(clocksOf(merged).map(([, state]) => state)).toEqual(['cancelled', 'cancelled']);
  const whole = await call<ServiceRequestTold>('serviceRequests.get', { id: first.id }, agent);
  expect(told(whole)).toEqual(['opened', 'in: 页面打不开', 'in: 导出时报 500', 'took_in']);
  expect(await reasonOf(does('reopen', merged, { reason: '再看看' }))).toBe('request.merged');

  const entry = whole.entries.find(({ body }) => body === '导出时报 500')!;
  const split = await does('split', whole, { entryIds: [entry.id], subject: '导出报 500', severity: 'critical' });
  expect(split).toMatchObject({ subject: '导出报 500', severity: 'critical', status: 'new' });
  expect(told(split)).toEqual(['opened', 'in: 导出时报 500', 'split_from']);
});

test('what is split off waits for its answer elsewhere, and the clock here for what is left', async () => {
  at('2026-11-25T04:30:00Z');
  const answered = await does('answer', await open(), { text: '请重启' });
  at('2026-11-25T05:00:00Z');
  const asked = await does('receive', answered, { text: '另外想改发票抬头' });
  const idOf = (request: ServiceRequestTold, said: string) => request.entries.find(({ body }) => body === said)!.id;
  const splitOff = async (whole: ServiceRequestTold, said: string) => {
    await does('split', whole, { entryIds: [idOf(whole, said)], subject: said });
    return call<ServiceRequestTold>('serviceRequests.get', { id: whole.id }, agent);
  };
  const next = (request: ServiceRequestTold) => clocksOf(request).filter(([clock]) => clock === 'next');
  const calm = await splitOff(asked, '另外想改发票抬头');
  expect([calm.awaitsSince, next(calm).map(([, state]) => state)]).toEqual([null, ['cancelled']]);

  at('2026-11-25T05:30:00Z');
  const again = await does('receive', calm, { text: '发票寄哪里' });
  at('2026-11-25T06:00:00Z');
  const both = await does('receive', again, { text: '还是打不开' });
  const left = await splitOff(both, '发票寄哪里');
  expect(left.awaitsSince).toMatch(/^2026-11-25T06:00/);
  expect(next(left).map(([, state]) => state)).toEqual(['cancelled', 'cancelled', 'running']);

  at('2026-11-25T06:30:00Z');
  const more = await splitOff(await does('receive', left, { text: '还要一份合同' }), '还要一份合同');
  expect([more.awaitsSince, next(more).length]).toEqual([left.awaitsSince, 3]);
});

test('what was late when it is called off stays late; a person of another customer says nothing here', async () => {
  at('2026-11-25T04:30:00Z');
  const opened = await open();
  at('2026-11-25T08:00:00Z');
  const gone = await does('cancel', await does('receive', opened, { text: '算了' }), { reason: '客户撤回' });
  expect(clocksOf(gone).map(([, state]) => state)).toEqual(['breached', 'cancelled']);
  const elsewhere = (await call<{ id: string }>('accounts.create', { code: 'C-2', name: '临海学院' })).id;
  const stranger = (await call<{ id: string }>('contacts.create', { accountId: elsewhere, name: '白露' })).id;
  expect(await reasonOf(does('receive', await open(), { text: '你好', contactId: stranger }))).toBe('resource.not_found');
});

test('many are dispatched and ranked at once; what has ended is left', async () => {
  at('2026-11-25T05:00:00Z');
  const [one, two] = [await open(), await open()];
  const gone = await does('cancel', await open(), { reason: '发错了' });
  const done = await call('serviceRequests.bulk', { ids: [one.id, two.id, gone.id], assigneeId: agent.userId, severity: 'critical' }, lead);
  expect(done).toEqual({ changed: 2, left: 1 });
  const now = await call<ServiceRequestTold>('serviceRequests.get', { id: one.id }, agent);
  expect(now).toMatchObject({ assigneeName: '林溪', severity: 'critical', status: 'dispatched' });
  expect(clocksOf(now)).toEqual([
    ['first', 'running', 30],
    ['solve', 'running', 240],
  ]);
});

test('lists stand by what is due first, page by page, and count what is late', async () => {
  at('2026-11-26T01:00:00Z');
  for (const job of requestJobs) await fulcrum.runJob(job);
  const seen: ServiceRequest[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ServiceRequest[]; nextCursor: string | null } = await call(
      'serviceRequests.list',
      { limit: 3, ...(cursor ? { cursor } : {}) },
      lead,
    );
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  const counts = await call<Record<string, number>>('serviceRequests.counts', {}, lead);
  expect(seen).toHaveLength(counts.open!);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  const dues = seen.map(({ clock: next }) => next?.dueAt ?? '~');
  expect(dues).toEqual(dues.toSorted());
  expect(counts.late).toBe(seen.filter(({ clock: next }) => next?.dueAt && next.dueAt < '2026-11-26T01:00:00Z').length);
  expect(counts.late).toBeGreaterThan(0);
});
