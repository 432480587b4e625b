import type { ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { bytesOf, type ImportOrder, installation } from '../../../test/harness/installation.ts';
import { serviceLevels } from '../../../test/harness/service-levels.ts';
import type { Actor } from '../../access/index.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { importsHandlers } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, url } = fulcrum;
const inst = installation({ db, url }, clock);
const SLA = serviceLevels("days: every, from: '00:00', until: '24:00'", {
  critical: { respond: 30, resolve: 240 },
  high: { respond: 60, resolve: 480 },
  normal: { respond: 120, resolve: 600 },
  low: { respond: 480, resolve: 2700 },
});
let worker: RunningWorker;
let agent: Actor;
beforeAll(async () => {
  worker = await inst.startWorker();
  agent = await fulcrum.person('service_lead', { name: '方舟' });
  const accountId = (await call<{ id: string }>('accounts.create', { code: 'C-1', name: '江城大学' })).id;
  await call('accounts.create', { code: 'C-2', name: '远山科技' });
  await call('contacts.create', { accountId, code: 'P-1', name: '沈澜' });
  await call('policies.saveDraft', { id: 'service', yaml: SLA });
  await call('policies.publish', { id: 'service' });
});
afterAll(() => worker.stop());

const ORDER: ImportOrder = { entity: 'requests', name: '旧工单.csv' };
const counts = ({ state, created, updated, unchanged, rejected }: Awaited<ReturnType<typeof inst.run>>) => ({
  ...{ state, created, updated, unchanged, rejected },
});
const told = async (code: string): Promise<ServiceRequestTold> => {
  const found = await sql<{ id: string }>`select id from service_request where code = ${code}`.execute(db);
  return call<ServiceRequestTold>('serviceRequests.get', { id: found.rows[0]?.id }, agent);
};
const HEAD = '工单号,客户编号,联系人,类型,优先级,渠道,主题,描述,提出时间,首次响应时间,解决时间,关闭时间,状态,评分';
const T1 = 'T-1,C-1,P-1,故障,紧急,邮件,无法登录,页面打不开,2026-10-08 09:00,2026-10-08 09:20,2026-10-08 14:00,2026-10-09,已关闭,4';
const T2 = 'T-2,C-1,沈澜,咨询,中,电话,怎样导出,,2026/10/6,2026/10/6,2026/10/6,,,';
const T3 = 'T-3,C-2,,需求,Low,Help Center,按学院设置,希望分开,2026-11-20 18:00,,,,open,';
const T4 = 'T-4,C-2,,投诉,P2,Web,又重复了,,2026-11-21 08:00,2026-11-21 08:30,,,Pending,';
const FILE = [HEAD, T1, T2, T3, T4].join('\n');

describe('a file of requests', () => {
  test('brings whole lives, by the words that people and other systems use, numbered in the order of their openings', async () => {
    const done = await inst.run(bytesOf(FILE), ORDER);
    expect(counts(done)).toEqual({ state: 'done', created: 4, updated: 0, unchanged: 0, rejected: 0 });
    const found =
      await sql`select number::int, code, kind, severity, channel, status, rating, sla_class from service_request order by number`.execute(
        db,
      );
    expect(found.rows).toEqual([
      {
        ...{ number: 1001, code: 'T-2', kind: 'question', severity: 'normal', channel: 'phone' },
        status: 'solved',
        rating: null,
        sla_class: 'standard',
      },
      {
        ...{ number: 1002, code: 'T-1', kind: 'fault', severity: 'critical', channel: 'mail' },
        status: 'closed',
        rating: 4,
        sla_class: 'standard',
      },
      {
        ...{ number: 1003, code: 'T-3', kind: 'need', severity: 'low', channel: 'portal' },
        status: 'new',
        rating: null,
        sla_class: 'standard',
      },
      {
        ...{ number: 1004, code: 'T-4', kind: 'complaint', severity: 'high', channel: 'form' },
        status: 'waiting',
        rating: null,
        sla_class: 'standard',
      },
    ]);
  });

  test('a closed one was waived with a note of the file, was open on the days of this installation, and says what was asked', async () => {
    const closed = await told('T-1');
    expect(closed).toMatchObject({
      contactName: '沈澜',
      openedAt: '2026-10-08T01:00:00Z',
      solvedAt: '2026-10-08T06:00:00Z',
      closedAs: 'solved',
    });
    expect(closed).toMatchObject({ callback: 'waived', callbackNote: '由文件“旧工单.csv”导入，未回访' });
    expect(closed.entries.map(({ kind, event, body, channel }) => [event?.what ?? kind, body, channel])).toEqual([
      ['opened', '', null],
      ['in', '页面打不开', 'mail'],
    ]);
    const spells =
      await sql`select r.code, s.from_on, s.until_on from request_spell s join service_request r on r.id = s.request_id order by 1`.execute(
        db,
      );
    expect(spells.rows).toEqual([
      { code: 'T-1', from_on: '2026-10-08', until_on: '2026-10-09' },
      { code: 'T-2', from_on: '2026-10-06', until_on: null },
      { code: 'T-3', from_on: '2026-11-20', until_on: null },
      { code: 'T-4', from_on: '2026-11-21', until_on: null },
    ]);
  });

  test('clocks are worked out by the class of the customer, history counts as breached, and nobody is told of it', async () => {
    const states = async (code: string) => (await told(code)).clocks.map(({ clock: name, state }) => [name, state]);
    expect(await states('T-1')).toEqual([
      ['first', 'met'],
      ['solve', 'breached'],
    ]);
    // What waits for the customer takes no time since it was answered.
    expect(await states('T-4')).toEqual([
      ['first', 'met'],
      ['solve', 'paused'],
    ]);
    expect(await states('T-3')).toEqual([
      ['first', 'breached'],
      ['solve', 'breached'],
    ]);
    const news = await sql`select from request_clock where level_at is not null`.execute(db);
    expect(news.rows).toHaveLength(0);
    const days = await sql`select breached_on from request_clock k join service_request r on r.id = k.request_id
      where r.code = 'T-1' and k.clock = 'solve'`.execute(db);
    expect(days.rows).toEqual([{ breached_on: '2026-10-08' }]);
  });

  test('the same file again changes nothing; a changed row of a request that nobody touched is followed whole', async () => {
    expect(counts(await inst.run(bytesOf(FILE), ORDER))).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    const later = FILE.replace(
      T3,
      'T-3,C-2,,需求,High,Help Center,按学院设置,希望分开,2026-11-20 18:00,2026-11-20 18:30,2026-11-21 10:00,2026-11-22,,5',
    );
    const done = await inst.run(bytesOf(later), ORDER);
    expect(counts(done)).toMatchObject({ created: 0, updated: 1, unchanged: 3 });
    expect(await told('T-3')).toMatchObject({
      number: 1003,
      severity: 'high',
      status: 'closed',
      rating: 5,
      closedAt: '2026-11-21T16:00:00Z',
    });
    expect((await told('T-3')).clocks.map(({ state }) => state)).toEqual(['met', 'breached']);
    const audited = await sql<{
      before: object[];
    }>`select before from audit where action = 'import.done' and entity_id = ${done.id}`.execute(db);
    expect(audited.rows[0]?.before).toMatchObject([{ code: 'T-3', status: 'new', severity: 'low' }]);
    expect(counts(await inst.run(bytesOf(later), ORDER))).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  });

  test('of one that was worked on here the file changes subject, kind, severity and rating, and no moment', async () => {
    const waiting = await told('T-4');
    const resumed = await call<ServiceRequestTold>('serviceRequests.resume', { id: waiting.id, revision: waiting.revision }, agent);
    const row = 'T-4,C-2,,投诉,紧急,Web,第三次重复,,2026-11-21 07:00,,2026-11-21 09:00,2026-11-22,,2';
    const done = await inst.run(bytesOf([HEAD, row].join('\n')), ORDER);
    expect(counts(done)).toMatchObject({ updated: 1, rejected: 0 });
    expect(done.warnings).toMatchObject([
      { code: 'import.request.before_account' },
      { code: 'import.request.worked_on', count: 1, examples: [2] },
    ]);
    const now = await told('T-4');
    expect(now).toMatchObject({
      subject: '第三次重复',
      severity: 'critical',
      rating: 2,
      status: 'working',
      openedAt: resumed.openedAt,
      closedAt: null,
    });
    expect(now.entries.at(-1)?.event).toMatchObject({
      what: 'changed',
      changes: [
        { field: 'subject', before: '又重复了', after: '第三次重复' },
        { field: 'severity', before: 'high', after: 'critical' },
      ],
    });
    const spells = await sql`select severity, from_on, until_on from request_spell where request_id = ${now.id}::uuid order by seq`.execute(
      db,
    );
    expect(spells.rows).toEqual([
      { severity: 'high', from_on: '2026-11-21', until_on: '2026-11-23' },
      { severity: 'critical', from_on: '2026-11-23', until_on: null },
    ]);
    expect(counts(await inst.run(bytesOf([HEAD, row].join('\n')), ORDER))).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('a dry run tells what is wrong by row and column', async () => {
    const bad = [
      HEAD,
      'U-1,C-9,,,,,没有的客户,,2026-11-01,,,,,',
      'U-2,C-1,,,,,先解决,,2026-11-02 10:00,,2026-11-02 09:00,,,',
      'U-3,C-1,,,,,还没到,,2026-12-01,,,,,',
      'U-4,C-1,,,,,先关闭,,2026-11-02,,2026-11-04,2026-11-03,,',
      'U-5,C-1,某人,,,,没有的人,,2026-11-02,,,,,',
      'U-6,C-1,,,,,没有时间,,2026-11-02,,,,已关闭,',
      'U-7,C-1,,,,,太高,,2026-11-02,,,,,6',
      'T-1,C-2,,,,,别家的编号,,2026-11-02,,,,,',
      'U-8,C-1,,,不急,,不认识的词,,2026-11-02,,,,,',
      'U-9,C-1,,,,,没有提出时间,,,,,,,',
    ].join('\n');
    const checked = await inst.check((await inst.upload(bytesOf(bad), ORDER)).id, ORDER);
    expect(counts(checked)).toMatchObject({ state: 'checked', created: 0, rejected: 10 });
    const { items } = await inst.write((own) => importsHandlers.problems(own, { id: checked.id, limit: 50 }));
    expect(items.map(({ row, problems }) => [row, ...problems.map(({ code, column }) => `${column}: ${code}`)])).toEqual([
      [2, '客户编号: import.lookup.missing'],
      [3, '解决时间: import.request.before_opening'],
      [4, '提出时间: import.request.in_future'],
      [5, '关闭时间: import.request.before_solution'],
      [6, '联系人: import.interaction.nobody'],
      [7, '状态: import.request.no_moment'],
      [8, '评分: import.value.too_large'],
      [9, '工单号: import.row.code_taken'],
      [10, '优先级: import.value.not_in_list'],
      [11, '提出时间: import.value.required'],
    ]);
  });
});
