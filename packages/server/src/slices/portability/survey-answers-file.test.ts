import type { SurveyAnswer, SurveyLine, SurveyResults } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { bytesOf, type ImportOrder, installation } from '../../../test/harness/installation.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { importsHandlers } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:30:00Z' });
const { call, clock, db, url } = fulcrum;
const inst = installation({ db, url }, clock);
let worker: RunningWorker;
beforeAll(async () => {
  worker = await inst.startWorker();
  const owner = await fulcrum.person('csm');
  const account = async (code: string, name: string) =>
    (await call<{ id: string }>('accounts.create', { code, name, createdOn: '2024-01-01', ownerId: owner.userId })).id;
  const [one, two] = [await account('C-1', '江城大学'), await account('C-2', '远山科技')];
  await call('contacts.create', { accountId: one, code: 'P-1', name: '沈澜', email: 'Shen@example.com' });
  await call('contacts.create', { accountId: one, code: 'P-2', name: '陆文', channels: { mails: [{ value: 'lu@example.com' }] } });
  await call('contacts.create', { accountId: two, code: 'P-3', name: '方舟', email: 'fang@example.com' });
});
afterAll(() => worker.stop());
beforeEach(async () => {
  for (const table of ['survey_answer', 'survey_invitation', 'survey']) await sql`delete from ${sql.table(table)}`.execute(db);
});

const ORDER: ImportOrder = { entity: 'survey-answers', name: '旧问卷.csv' };
const run = (...lines: string[]) => inst.run(bytesOf(lines.join('\n')), ORDER);
const counts = ({ state, created, updated, unchanged, rejected }: Awaited<ReturnType<typeof inst.run>>) => ({
  ...{ state, created, updated, unchanged, rejected },
});
const answers = async () => (await call<{ items: SurveyAnswer[] }>('surveys.answers', { limit: 100 })).items;
const surveys = async () => (await call<{ items: SurveyLine[] }>('surveys.list', { limit: 100 })).items;
/** Of customers that have one. */
const npsOn = async (asOf: string): Promise<Record<string, number | null>> => {
  const { rows } = await call<{ rows: { dim: string | null; value: number | null }[] }>('metrics.value', {
    ...{ id: 'surveys.nps', by: 'account', asOf },
  });
  return Object.fromEntries(rows.flatMap(({ dim, value }) => (value === null ? [] : [[dim, value]])));
};

const HEAD = '客户编号,联系人,联系人邮箱,问卷类型,分数,回答时间,意见,问卷名称,评分问题';
const A1 = 'C-1,,shen@example.com,NPS,9,2025-03-04,响应很快,,';
const A2 = 'C-1,陆文,LU@example.com,净推荐值,3,2025-03-05 16:20,导出太慢,,';
const A3 = 'C-2,P-3,,满意度,5,2025/9/1,,售后满意度,这次服务您满意吗？';
const FILE = [HEAD, A1, A2, A3];

describe('a file of answers that were given before', () => {
  test('hangs them at surveys of its own, which ask nobody, by who answered, what and when', async () => {
    expect(counts(await run(...FILE))).toEqual({ state: 'done', created: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(await answers()).toMatchObject([
      { accountName: '远山科技', contactName: '方舟', kind: 'csat', score: 5, answeredOn: '2025-09-01', channel: 'import', comment: null },
      { accountName: '江城大学', contactName: '陆文', kind: 'nps', score: 3, answeredAt: '2025-03-05T08:20:00Z', comment: '导出太慢' },
      { accountName: '江城大学', contactName: '沈澜', kind: 'nps', score: 9, answeredOn: '2025-03-04', band: 'high' },
    ]);
    const made = await surveys();
    expect(made.toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
      { name: { zh: '售后满意度', en: '售后满意度' }, kind: 'csat', state: 'ended', imported: true, invited: 0, answered: 1 },
      {
        ...{ name: { zh: '以往的 NPS 回答', en: 'Earlier NPS answers' }, kind: 'nps', invited: 0, answered: 2 },
        ...{ startedOn: '2025-03-04', endedOn: '2025-03-05' },
      },
    ]);
    const csat = made.find(({ kind }) => kind === 'csat');
    expect(await call('surveys.get', { id: csat?.id })).toMatchObject({ question: { zh: '这次服务您满意吗？' } });
  });

  test('is history: nobody is to speak with its detractors, its response rate is not known, and it is not answered again', async () => {
    await run(...FILE);
    expect((await call<{ items: [] }>('surveyLoops.list', {})).items).toEqual([]);
    expect((await sql`select from notification`.execute(db)).rows).toEqual([]);
    const id = (await surveys()).find(({ kind }) => kind === 'nps')?.id;
    expect(await call<SurveyResults>('surveys.results', { id, from: '2025-01-01', to: '2025-12-31' })).toMatchObject({
      ...{ answers: 2, value: 0, invited: 0, answered: 0, rate: null },
    });
    clock.moveTo('2026-11-23T02:00:00Z');
    await run(HEAD, 'C-1,P-1,,NPS,2,2026-11-23,,,');
    const { rows } = await sql<{ accountId: string; id: string }>`select account_id as "accountId", id from survey_invitation
      where invited_on = '2026-11-23'`.execute(db);
    const token = fulcrum.services.seal(`survey:${rows[0]?.accountId}:${rows[0]?.id}`);
    await expect(call('surveyPages.answer', { token, score: 1 })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });

  test('counts in the figures of the past as if it had been asked here', async () => {
    await run(...FILE);
    expect(await npsOn('2025-03-03')).toEqual({});
    expect(await npsOn('2025-03-04')).toEqual({ 'C-1': 100 });
    expect(await npsOn('2025-12-31')).toEqual({ 'C-1': 0 });
    expect(await npsOn('2026-03-05')).toEqual({});
  });

  test('changes nothing when it comes again, also with more rows; a changed row is followed, with what stood before in the log', async () => {
    await run(...FILE);
    expect(counts(await run(...FILE, 'C-2,P-3,,NPS,10,2025-03-01,,,'))).toMatchObject({ created: 1, updated: 0, unchanged: 3 });
    expect(await surveys()).toHaveLength(2);
    expect((await surveys()).find(({ kind }) => kind === 'nps')).toMatchObject({
      startedOn: '2025-03-01',
      endedOn: '2025-03-05',
      answered: 3,
    });
    const done = await run(HEAD, A1.replace('NPS,9', 'NPS,7'));
    expect(counts(done)).toMatchObject({ created: 0, updated: 1 });
    const { rows } = await sql<{
      before: object[];
    }>`select before from audit where action = 'import.done' and entity_id = ${done.id}`.execute(db);
    expect(rows[0]?.before).toMatchObject([{ score: 9, comment: '响应很快', answered_on: '2025-03-04' }]);
    expect((await answers()).find(({ contactName }) => contactName === '沈澜')).toMatchObject({ score: 7 });
  });

  test('finds an answer by its code, if it has one, whatever else of it was mended', async () => {
    const head = '回答编号,客户名称,联系人邮箱,类型,得分,日期';
    expect(counts(await run(head, 'R-1,江城大学,shen@example.com,ces,5,2025-03-04'))).toMatchObject({ created: 1 });
    const mended = 'R-1,江城大学,lu@example.com,CSAT,4,2025-03-06';
    expect(counts(await run(head, mended))).toMatchObject({ created: 0, updated: 1 });
    expect(await answers()).toMatchObject([{ contactName: '陆文', kind: 'csat', score: 4, answeredOn: '2025-03-06' }]);
    expect(counts(await run(head, mended))).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('is told what is wrong by row and column before anything is written', async () => {
    const bad = [
      HEAD,
      'C-9,P-1,,NPS,9,2025-03-04,,,',
      'C-1,,,NPS,9,2025-03-04,,,',
      'C-1,P-3,,NPS,9,2025-03-04,,,',
      'C-1,,who@example.com,NPS,9,2025-03-04,,,',
      'C-1,P-1,,满意度,9,2025-03-04,,,',
      'C-1,P-1,,NPS,11,2025-03-04,,,',
      'C-1,P-1,,好评,5,2025-03-04,,,',
      'C-1,P-1,,NPS,9,2027-01-01,,,',
      'C-1,P-1,,NPS,,2025-03-04,,,',
      'C-1,P-2,,NPS,8,2025-03-04,,,',
      'C-1,陆文,,NPS,7,2025-03-04,,,',
    ].join('\n');
    const checked = await inst.check((await inst.upload(bytesOf(bad), ORDER)).id, ORDER);
    expect(counts(checked)).toMatchObject({ state: 'checked', created: 0, rejected: 11 });
    const { items } = await inst.write((own) => importsHandlers.problems(own, { id: checked.id, limit: 50 }));
    expect(items.map(({ row, problems }) => [row, ...problems.map(({ message, column }) => `${column}: ${message}`)])).toEqual([
      [2, '客户编号: 没有找到“C-9”'],
      [3, '联系人: 没有写明是谁回答的：请填写联系人的编号、姓名或邮箱'],
      [4, '联系人: 客户没有联系人“P-3”'],
      [5, '联系人邮箱: 客户没有联系人“who@example.com”'],
      [6, '分数: 分数超出量表：9 (CSAT 1–5)'],
      [7, '分数: 分数超出量表：11 (NPS 0–10)'],
      [8, '问卷类型: “好评”不在可选值中：nps, csat, ces'],
      [9, '回答时间: “2027-01-01 00:00”在现在之后'],
      [10, '分数: 必填，不能为空'],
      [11, expect.stringContaining('回答时间')],
      [12, expect.stringContaining('回答时间')],
    ]);
    await expect(inst.commit(checked.id, ORDER)).rejects.toMatchObject({ reason: 'import.bad_rows' });
    expect(await answers()).toEqual([]);
  });

  test('of any answers, each person’s latest within the year makes the NPS of a day', async () => {
    const PEOPLE = [
      ['C-1', 'P-1'],
      ['C-1', 'P-2'],
      ['C-2', 'P-3'],
    ] as const;
    const given = fc.record({ who: fc.nat(2), day: fc.nat(900), score: fc.nat(10) });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(given, { minLength: 1, maxLength: 12, selector: ({ who, day }) => `${who} ${day}` }), async (all) => {
        for (const table of ['survey_answer', 'survey_invitation', 'survey']) await sql`delete from ${sql.table(table)}`.execute(db);
        const dayOf = (day: number) => Temporal.PlainDate.from('2024-04-01').add({ days: day }).toString();
        const lines = all.map(({ who, day, score }) => `${PEOPLE[who]![0]},${PEOPLE[who]![1]},,NPS,${score},${dayOf(day)},,,`);
        expect(counts(await run(HEAD, ...lines))).toMatchObject({ state: 'done', created: all.length });
        for (const asOf of [dayOf(all[0]!.day), dayOf(all[0]!.day + 200), '2026-11-23']) {
          const after = Temporal.PlainDate.from(asOf).subtract({ months: 12 }).toString();
          const latest = new Map<number, { who: number; day: number; score: number }>();
          for (const one of all.toSorted((a, b) => a.day - b.day))
            if (dayOf(one.day) <= asOf && dayOf(one.day) > after) latest.set(one.who, one);
          const points = (code: string) =>
            [...latest.values()].flatMap(({ who, score }) => (PEOPLE[who]![0] === code ? [score >= 9 ? 100 : score <= 6 ? -100 : 0] : []));
          const expected = ['C-1', 'C-2'].flatMap((code) => {
            const all = points(code);
            return all.length ? [[code, all.reduce<number>((sum, one) => sum + one, 0) / all.length]] : [];
          });
          expect(await npsOn(asOf)).toEqual(Object.fromEntries(expected));
        }
      }),
      { numRuns: 6 },
    );
  });
});
