import { type Account, CalendarPolicy, type EventDay, type EventInfo } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishAnnounced } from '../../../test/harness/announced-calendar.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { readCalendar } from '../../../test/harness/read-calendar.ts';
import { served, type TestServer } from '../../../test/harness/served.ts';
import type { Actor } from '../../access/index.ts';
import { eventJobs } from './index.ts';

const fulcrum = await testFulcrum({ now: '2026-11-20T01:00:00Z' });
const { call, db, clock } = fulcrum;
let http: TestServer;
let [me, mate, lead, other, many]: Actor[] = [];
const MANY = Array.from({ length: 12 }, (_, at) => `M${at + 10}`);

const CALENDAR = CalendarPolicy.parse({
  ...{ apiVersion: 'fulcrum/v1', kind: 'calendar', id: 'days', name: { zh: '日子', en: 'Days' } },
  events: [
    {
      ...{ id: 'teachers', kind: 'industry', name: { zh: '教师节', en: 'Teachers, all' }, certainty: 'official', source: '国办；第 1 号' },
      ...{ on: { every: 'year', month: 9, day: 10 }, lasts: 2 },
    },
    {
      ...{ id: 'founded', kind: 'account', name: { zh: '校庆', en: 'Anniversary' }, certainty: 'usual' },
      of: { metric: 'account.created_on' },
    },
  ],
});
const account = (code: string, owner: Actor, createdOn: string) =>
  call<Account>('accounts.create', { code, name: `${code} 大学`, ownerId: owner.userId, teamId: owner.teamId, createdOn });

const see = ({ userId }: Actor, visibility: 'own' | 'team') =>
  sql`update app_user set visibility = ${visibility} where id = ${userId}::uuid`.execute(db);

beforeAll(async () => {
  http = await served(fulcrum);
  await publishAnnounced(db);
  await publishAnnounced(db, CALENDAR);
  const team = await call<{ id: string }>('identity.createTeam', { code: 'T', name: '华东' });
  me = { ...(await fulcrum.person('csm', { teamId: team.id })), visibility: 'own' };
  await see(me, 'own');
  mate = await fulcrum.person('csm', { teamId: team.id });
  lead = await fulcrum.person('sales_lead', { teamId: team.id });
  other = await fulcrum.person('csm');
  many = await fulcrum.person('csm');
  await account('A', me, '2020-12-05');
  await account('B', mate, '2020-12-05');
  await account('C', mate, '2019-03-01');
  await account('D', other, '2020-12-05');
  await Promise.all(MANY.map((code) => account(code, many!, '2020-06-01')));
  await fulcrum.runJob(eventJobs[0]!);
  await call('announcements.publish', {
    event: 'ranking',
    publishedOn: '2026-11-18',
    lines: [{ account: 'A', says: { subject: '数学' } }],
  });
});
afterAll(() => http.stop());
beforeEach(() => clock.moveTo('2026-11-20T01:00:00Z'));

const make = async (person: Actor) => (await call<{ path: string }>('eventDays.makeFeed', {}, person)).path;
const open = (path: string, init?: RequestInit) => fetch(`${http.url}${path}`, init);
const read = async (path: string, init?: RequestInit) => readCalendar(await (await open(path, init)).text());
/** What the list on screen says of the days of the feed. */
async function listed(person: Actor): Promise<string[]> {
  const spans = [
    { from: '2026-08-20', to: '2026-12-31' },
    { from: '2027-01-01', to: '2027-11-20' },
  ];
  const answers = await Promise.all(spans.map((span) => call<{ events: EventInfo[]; days: EventDay[] }>('eventDays.list', span, person)));
  return answers
    .flatMap(({ days }) => days)
    .map(({ eventId, on, until, accounts }) => `${eventId} ${on} ${until} ${accounts ?? 0}`)
    .toSorted();
}
const dashed = (day: string) => day.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3');
const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
const asListed = ({ events }: ReturnType<typeof readCalendar>) =>
  events
    .map(({ UID, DTSTART, DTEND, DESCRIPTION }) => {
      const accounts = /涉及 (\d+) 家客户/.exec(DESCRIPTION?.value ?? '')?.[1] ?? 0;
      return `${UID!.value.split('.')[0]} ${dashed(DTSTART!.value)} ${dayBefore(dashed(DTEND!.value))} ${accounts}`;
    })
    .toSorted();

describe('a person’s feed', () => {
  test('has the days that the list has, each once, of the customers that the person sees: own, the team’s', async () => {
    const [mine, whole] = [await read(await make(me!)), await read(await make(lead!))];
    expect(asListed(mine)).toEqual(await listed(me!));
    expect(asListed(whole)).toEqual(await listed(lead!));
    const of = (feed: typeof mine) =>
      feed.events
        .filter(({ UID }) => UID!.value.startsWith('founded.'))
        .map(({ SUMMARY, DESCRIPTION }) => [SUMMARY!.value, DESCRIPTION!.value]);
    expect(of(mine)).toEqual([['校庆（A 大学）', '涉及 1 家客户：A 大学\n日期：惯例']]);
    expect(of(whole)).toEqual([
      ['校庆（2 家客户）', '涉及 2 家客户：A 大学、B 大学\n日期：惯例'],
      ['校庆（C 大学）', '涉及 1 家客户：C 大学\n日期：惯例'],
    ]);
    expect(mine.calendar['X-WR-CALNAME']!.value).toBe('衡川科技 · 重点事件');
  });

  test('follows what the person sees at the time it is read, and keeps an event’s name in the calendar program', async () => {
    const path = await make(me!);
    const before = await read(path);
    await see(me!, 'team');
    const after = await read(path);
    await see(me!, 'own');
    const uids = ({ events }: typeof before) => new Set(events.map(({ UID }) => UID!.value));
    expect([...uids(after).difference(uids(before))]).toEqual(['founded.2027-03-01@fulcrum']);
    expect(uids(after).isSupersetOf(uids(before))).toBe(true);
    expect(uids(after).size).toBe(after.events.length);
  });

  test('speaks the person’s language, whatever the program says, and leads back to the event', async () => {
    const path = await make(other!);
    await sql`update app_user set language = 'en' where id = ${other!.userId}::uuid`.execute(db);
    const { events } = await read(path, { headers: { 'accept-language': 'zh' } });
    const ofDay = (uid: string) => events.find(({ UID }) => UID!.value === `${uid}@fulcrum`)!;
    expect(ofDay('founded.2026-12-05').DESCRIPTION!.value).toBe('1 customer: D 大学\nDate: as usual');
    expect(ofDay('teachers.2026-09-10')).toMatchObject({ DTEND: { value: '20260912' }, STATUS: { value: 'CONFIRMED' } });
    expect(ofDay('teachers.2027-09-10').DESCRIPTION!.value).toContain('Source: 国办；第 1 号');
    expect(ofDay('ranking.2027-11-10')).toMatchObject({ SUMMARY: { value: 'Subject ranking (expected)' }, STATUS: { value: 'TENTATIVE' } });
    expect(ofDay('founded.2026-12-05').URL!.value).toBe(`${http.url}/strategy/events?month=2026-12&event=founded&on=2026-12-05`);
  });

  test('names ten customers of a day, and says how many more there are', async () => {
    const { events } = await read(await make(many!));
    const said = events.find(({ UID }) => UID!.value === 'founded.2027-06-01@fulcrum')!;
    expect(said.SUMMARY!.value).toBe('校庆（12 家客户）');
    const named = MANY.slice(0, 10).map((code) => `${code} 大学`);
    expect(said.DESCRIPTION!.value.split('\n')[0]).toBe(`涉及 12 家客户：${named.join('、')} 等`);
  });
});

describe('the address of a feed', () => {
  test('is kept only as a digest, told once, and says when it was read', async () => {
    const path = await make(me!);
    const stored = await sql<{ row: string }>`select to_jsonb(f)::text as row from calendar_feed f`.execute(db);
    const secret = path.split('/').at(-1)!.replace('.ics', '');
    expect(stored.rows.some(({ row }) => row.includes(secret))).toBe(false);
    expect(await call('eventDays.feed', {}, me)).toEqual({ feed: { madeAt: '2026-11-20T01:00:00Z', readAt: null } });
    clock.moveTo('2026-11-21T01:00:00Z');
    const answer = await open(path);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await call('eventDays.feed', {}, me)).toMatchObject({ feed: { readAt: '2026-11-21T01:00:00Z' } });
    const audit = await sql<{ after: object }>`select after from audit where action = 'calendar_feed.make'`.execute(db);
    expect(JSON.stringify(audit.rows)).not.toContain(secret);
  });

  test('ends with a new one and when it is revoked; another person’s goes on', async () => {
    const [old, others] = [await make(me!), await make(mate!)];
    const renewed = await make(me!);
    expect([(await open(old)).status, (await open(renewed)).status]).toEqual([404, 200]);
    await call('eventDays.revokeFeed', {}, me);
    expect([(await open(renewed)).status, (await open(others)).status]).toEqual([404, 200]);
    expect(await call('eventDays.feed', {}, me)).toEqual({ feed: null });
    await expect(call('eventDays.revokeFeed', {}, me)).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('answers nothing to who is disabled or may not see key events any more, and nothing when it is forged', async () => {
    const path = await make(mate!);
    const status = async (change: ReturnType<typeof sql>) => {
      await change.execute(db);
      return (await open(path)).status;
    };
    const { userId } = mate!;
    expect(await status(sql`update app_user set disabled_at = '2026-11-20Z' where id = ${userId}::uuid`)).toBe(404);
    expect(await status(sql`update app_user set disabled_at = null where id = ${userId}::uuid`)).toBe(200);
    expect(await status(sql`update app_user set role = 'customer_user' where id = ${userId}::uuid`)).toBe(404);
    expect(await status(sql`update app_user set role = 'csm' where id = ${userId}::uuid`)).toBe(200);
    const wrong = [path.slice(0, -5), `${path.slice(0, -6)}xx.ics`, '/calendars/.ics', '/calendars/fc_x.ics', '/calendars/%00%ff.ics'];
    for (const one of [...wrong, path.replace('fc_', 'ft_')]) {
      const answer = await open(one);
      expect([one, answer.status >= 400 && answer.status < 500, (await answer.text()).includes('BEGIN')]).toEqual([one, true, false]);
    }
  });

  test('opens nothing else, is no token of the API, and an API token opens no feed', async () => {
    const secret = (await make(mate!)).split('/').at(-1)!.replace('.ics', '');
    expect(
      (await open('/api/v1/event-days?from=2026-11-01&to=2026-11-30', { headers: { authorization: `Bearer ${secret}` } })).status,
    ).toBe(401);
    const { token } = await call<{ token: string }>('identity.createToken', { name: '脚本' }, mate);
    expect((await open(`/calendars/${token}.ics`)).status).toBe(404);
    await expect(call('eventDays.makeFeed', {}, { ...mate!, kind: 'token', scopes: ['plays.read'] })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  test('is read so often and no more', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => open('/calendars/fc_x.ics')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]));
  });
});
