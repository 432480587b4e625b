import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, fileBytes, installation, setUpOrganisation, TEMPLATES } from '../../../test/harness/installation.ts';
import { hasRealData, realData } from '../../../test/real-data.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { declareFields } from '../settings/index.ts';
import { exportList } from './export.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
  await sql`insert into app_user (id, email, name, role, created_at) values (gen_random_uuid(), 'bailu@example.com', '白鹭', 'csm', '2026-01-01Z')`.execute(
    db,
  );
  const name = { zh: '兴趣', en: 'Interests' };
  const choices = [
    { id: 'go', zh: '围棋', en: 'Go' },
    { id: 'tea', zh: '茶', en: 'Tea' },
  ];
  await declareFields(
    db,
    'contact',
    [
      { id: 'likes', type: 'multi_choice', name, choices },
      { id: 'buddy', type: 'user', name: { zh: '对接人', en: 'Buddy' } },
    ],
    '2026-01-01Z',
  );
  await inst.run(bytesOf('客户编号,客户名称,创建日期\nK-1,青云大学,2024-01-01\nK-2,远山科技,2026-05-01\n'), { entity: 'accounts' });
});
afterAll(() => worker.stop());
const counts = ({ state, created, updated, unchanged, rejected }: Awaited<ReturnType<typeof inst.run>>) => ({
  state,
  created,
  updated,
  unchanged,
  rejected,
});
const rows = async (query: ReturnType<typeof sql<object>>) => (await query.execute(db)).rows;
const exported = async (entity: 'contacts' | 'interactions') => {
  const { body } = await exportList(await inst.ctx(), { entity, format: 'csv' });
  return Buffer.concat(await Array.fromAsync(body, (part) => Buffer.from(part))).toString();
};

describe('a file of people', () => {
  const file = [
    '联系人编号,客户编号,姓名,称呼,决策角色,态度,接触深度,电话,其他电话,企业微信号,入职日期,请勿联系,兴趣,对接人',
    'P-1,K-1,沈澜,沈老师,决策者,支持者,深入接触,13900000001,010-1;010-2,shen_lan,2020-09-01,否,围棋;茶,bailu@example.com',
    'P-2,K-1,陆远,,使用者,,,,,,,是,Tea,白鹭',
  ].join('\n');
  const mapping = async () => ({
    ...((await inst.check((await inst.upload(bytesOf(file), { entity: 'contacts' })).id, { entity: 'contacts' })).mapping as {
      fields: object;
    }),
  });
  const own = async () => {
    const guessed = await mapping();
    return { ...guessed, fields: { ...guessed.fields, 'custom.likes': { column: '兴趣' }, 'custom.buddy': { column: '对接人' } } };
  };

  it('brings role, attitude, depth, further numbers and a company’s own fields, by the words that people use', async () => {
    expect(counts(await inst.run(bytesOf(file), { entity: 'contacts', mapping: await own() }))).toMatchObject({
      state: 'done',
      created: 2,
      rejected: 0,
    });
    const [first, second] = await rows(sql`
      select c.name, c.decision_role, c.attitude, c.depth, c.started_on, c.happened_on, c.do_not_contact, c.channels, c.custom ->> 'likes' as likes, u.name as buddy
      from contact c left join app_user u on u.id::text = c.custom ->> 'buddy' order by c.code`);
    expect(first).toMatchObject({
      decision_role: 'decider',
      attitude: 'supporter',
      depth: 'deep',
      started_on: '2020-09-01',
      happened_on: '2020-09-01',
      do_not_contact: false,
      likes: '["go", "tea"]',
      buddy: '白鹭',
      channels: { phones: [{ value: '010-1' }, { value: '010-2' }], wecoms: [{ value: 'shen_lan' }] },
    });
    expect(second).toMatchObject({ attitude: 'unknown', depth: 'none', do_not_contact: true, likes: '["tea"]', buddy: '白鹭' });
  });

  it('exported and imported again changes nobody', async () => {
    const csv = await exported('contacts');
    expect(csv).toContain('决策者,支持者,深入接触');
    expect(csv).toContain('围棋;茶');
    const guessed = (await inst.check((await inst.upload(bytesOf(csv), { entity: 'contacts' })).id, { entity: 'contacts' })).mapping as {
      fields: object;
    };
    const again = { ...guessed, fields: { ...guessed.fields, 'custom.likes': { column: '兴趣' }, 'custom.buddy': { column: '对接人' } } };
    expect(counts(await inst.run(bytesOf(csv), { entity: 'contacts', mapping: again }))).toMatchObject({
      updated: 0,
      unchanged: 2,
      rejected: 0,
    });
  });

  it('keeps the role that a later file replaces', async () => {
    await inst.run(bytesOf('联系人编号,客户编号,姓名,决策角色\nP-1,K-1,沈澜,审批者\n'), { entity: 'contacts' });
    expect(await rows(sql`select p.field, p.value, p.until from contact_past p`)).toEqual([
      { field: 'decision_role', value: 'decider', until: '2026-11-23' },
    ]);
  });

  it('refuses a choice that is none, and who left before they started', async () => {
    const bad = '联系人编号,客户编号,姓名,态度,入职日期,离职日期\nP-8,K-1,甲,喜欢,,\nP-9,K-1,乙,,2025-02-01,2025-01-01\n';
    expect(counts(await inst.run(bytesOf(bad), { entity: 'contacts', skipBadRows: true }))).toMatchObject({ created: 0, rejected: 2 });
  });
});

describe('a file of contacts made', () => {
  const file = [
    '跟进编号,客户编号,日期,类型,渠道,联系人编号,跟进内容,使用情况,问题,客户需求,近期活动,跟进人邮箱',
    'V-1,K-1,2026-03-02,拜访,当面,P-1;P-2,季度回访,日活稳定,导出慢,批量下载,培训周,bailu@example.com',
    'V-2,K-1,2026/3/9,邮件,邮件,,寄送资料,,,,,',
    'V-3,K-2,2026-03-01,通话,电话,,早于创建,,,,,',
  ].join('\n');

  it('names people by code, keeps the four fields, and knows which kinds are of both sides', async () => {
    const done = await inst.run(bytesOf(file), { entity: 'interactions' });
    expect(counts(done)).toMatchObject({ state: 'done', created: 3, rejected: 0 });
    expect(done.warnings).toMatchObject([{ code: 'import.interaction.before_account', count: 1, examples: [4] }]);
    expect(
      await rows(sql`select i.code, i.kind, i.two_way, i.known_at, i.about_use, i.about_needs, array_length(i.contact_ids, 1) as people, u.name as author
        from interaction i left join app_user u on u.id = i.author_id order by i.code`),
    ).toEqual([
      {
        code: 'V-1',
        kind: 'visit',
        two_way: true,
        known_at: '2026-03-02',
        about_use: '日活稳定',
        about_needs: '批量下载',
        people: 2,
        author: '白鹭',
      },
      { code: 'V-2', kind: 'mail', two_way: false, known_at: '2026-03-09', about_use: null, about_needs: null, people: null, author: null },
      { code: 'V-3', kind: 'call', two_way: true, known_at: '2026-03-01', about_use: null, about_needs: null, people: null, author: null },
    ]);
  });

  it('is unchanged the second time, and when its own export comes back', async () => {
    expect(counts(await inst.run(bytesOf(file), { entity: 'interactions' }))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const csv = await exported('interactions');
    expect(counts(await inst.run(bytesOf(csv), { entity: 'interactions' }))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      rejected: 0,
    });
  });

  it('refuses days to come, people of another account, and authors that nobody knows', async () => {
    const bad = [
      '跟进编号,客户编号,日期,联系人编号,跟进内容,跟进人邮箱',
      'W-1,K-1,2027-01-01,,明年,',
      'W-2,K-2,2026-06-01,P-1,别家的人,',
      'W-3,K-1,2026-06-01,,谁,nobody@example.com',
      'W-4,K-9,2026-06-01,,没有的客户,',
    ].join('\n');
    expect(counts(await inst.run(bytesOf(bad), { entity: 'interactions', skipBadRows: true }))).toMatchObject({ created: 0, rejected: 4 });
  });
});

it.runIf(hasRealData('saas-ravenstack'))(
  'brings all churn events of RavenStack into the history of its accounts',
  async () => {
    const accounts = await readFile(realData('saas-ravenstack', 'ravenstack_accounts.csv'), 'utf8');
    const mapping = {
      apiVersion: 'fulcrum/v1',
      kind: 'mapping',
      id: 'accounts',
      entity: 'accounts',
      name: { zh: '客户', en: 'Customers' },
      fields: {
        code: { column: 'account_id' },
        name: { column: 'account_name' },
        createdOn: { column: 'signup_date', date: 'YYYY-MM-DD' },
      },
    };
    expect(counts(await inst.run(bytesOf(accounts), { entity: 'accounts', mapping }))).toMatchObject({ created: 500, rejected: 0 });
    const churn = parse(await readFile(`${TEMPLATES}/mappings/ravenstack-churn-events.yaml`, 'utf8'));
    const done = await inst.run(fileBytes(realData('saas-ravenstack', 'ravenstack_churn_events.csv')), {
      entity: 'interactions',
      mapping: churn,
    });
    expect(counts(done)).toMatchObject({ created: 600, rejected: 0 });
    expect(await rows(sql`select count(*) as n, count(*) filter (where two_way) as met from interaction where kind = 'churn'`)).toEqual([
      { n: 600, met: 0 },
    ]);
  },
  60_000,
);
