import type { Account, AccountEvent, EventAccount } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { publishAnnounced } from '../../../test/harness/announced-calendar.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-20T01:00:00Z' });
const { call, db, clock } = fulcrum;
await publishAnnounced(db);
const account = (code: string, name = `${code} 大学`) => call<Account>('accounts.create', { code, name, createdOn: '2020-01-01' });
const [first, second] = [await account('A'), await account('B')];
await account('C', '同名大学');
await account('D', '同名大学');
beforeEach(async () => {
  clock.moveTo('2026-11-20T01:00:00Z');
  await sql`delete from announced_event`.execute(db);
});

const OF = { event: 'ranking', publishedOn: '2026-11-18' };
const publish = (lines: object[], more: object = {}) =>
  call<{ recorded: number; unchanged: number; accounts: number }>('announcements.publish', { ...OF, ...more, lines });
const concerned = async (asOf?: string) =>
  (
    await call<{ items: EventAccount[] }>('eventDays.accounts', { eventId: 'ranking', on: OF.publishedOn, ...(asOf ? { asOf } : {}) })
  ).items.map(({ code, result }) => `${code} ${result?.zh ?? '—'}`);

test('a list is recorded once, however often it is given, and stands at the event and at each account, in both languages', async () => {
  const lines = [
    { account: 'A', says: { subject: '数学', grade: 'A+ 级', places: '3' } },
    { account: 'A', says: { subject: '化学', grade: 'grade b' } },
    { account: 'B 大学', says: { subject: '物理', grade: 'A' } },
  ];
  expect(await publish(lines, { link: 'https://example.com/list', note: '第一批' })).toEqual({ recorded: 3, unchanged: 0, accounts: 2 });
  expect(await publish(lines)).toEqual({ recorded: 0, unchanged: 3, accounts: 2 });
  expect(await concerned()).toEqual(['A 化学 B 级；数学 A+ 级 3', 'B 物理 A 级']);
  const { items } = await call<{ items: AccountEvent[] }>('eventDays.ofAccount', { accountId: first.id });
  expect(items).toMatchObject([{ eventId: 'ranking', on: '2026-11-18', result: { en: '化学 Grade B; 数学 Grade A+ 3' } }]);
});

test('a list with anything wrong in it is refused whole, each line with its remedy', async () => {
  const wrong = publish([
    { account: 'A', says: { subject: '数学' } },
    { account: 'NOBODY', says: { grade: 'Z' } },
    { account: '同名大学', says: { colour: 'red', places: 'many' } },
  ]);
  await expect(wrong).rejects.toMatchObject({
    issues: [
      { path: ['lines', 1, 'account'], code: 'account.unknown' },
      { path: ['lines', 1, 'says', 'grade'], code: 'announcement.value' },
      { path: ['lines', 2, 'account'], code: 'account.several' },
      { path: ['lines', 2, 'says', 'colour'], code: 'announcement.other_field' },
      { path: ['lines', 2, 'says', 'places'], code: 'announcement.value' },
    ],
  });
  expect(await concerned()).toEqual([]);
  await expect(publish([{ account: 'A' }], { publishedOn: '2026-11-21' })).rejects.toMatchObject({ reason: 'announcement.ahead' });
  await expect(publish([{ account: 'A' }], { event: 'no-such' })).rejects.toMatchObject({ kind: 'not_found' });
});

test('a segment is concerned as one list; who may not change an account does not find it', async () => {
  const segment = await call<{ id: string }>('segments.create', { name: '两所', kind: 'fixed', shared: true });
  await call('segments.addMembers', { id: segment.id, ids: [first.id, second.id] });
  const given = { ...OF, segment: { id: segment.id, says: { subject: '全部' } } };
  expect(await call('announcements.publish', given)).toMatchObject({ recorded: 2, accounts: 2 });
  const stranger = await fulcrum.person('csm');
  const line = { ...OF, lines: [{ account: 'A', says: {} }] };
  await expect(call('announcements.publish', line, stranger)).rejects.toMatchObject({ issues: [{ code: 'account.unknown' }] });
  expect(await call('announcements.publish', given, stranger)).toMatchObject({ recorded: 0, accounts: 0 });
  await expect(call('announcements.withdraw', { ...OF, reason: '误记' }, stranger)).rejects.toMatchObject({ kind: 'not_found' });
});

test('a correction and a withdrawal hold from their day on, keep what was said with the reason, and what was withdrawn may be recorded again', async () => {
  const given = [
    { account: 'A', says: { subject: '数学', grade: 'A' } },
    { account: 'A', says: { subject: '化学', grade: 'B' } },
    { account: 'B', says: { subject: '物理' } },
  ];
  await publish(given, { link: 'https://example.com/list' });
  clock.moveTo('2026-11-24T01:00:00Z');
  const lines = [
    { subject: '数学', grade: 'A+' },
    { subject: '化学', grade: 'B' },
  ];
  const fix = { ...OF, accountId: first.id, reason: '原文是 A+', lines };
  expect(await call('announcements.correct', fix)).toEqual({ recorded: 1, withdrawn: 1 });
  expect(await call('announcements.correct', fix)).toEqual({ recorded: 0, withdrawn: 0 });
  const links = await sql`select distinct link from announced_event where account_id = ${first.id}::uuid and withdrawn_on is null`.execute(
    db,
  );
  expect(links.rows).toEqual([{ link: 'https://example.com/list' }]);
  clock.moveTo('2026-11-25T01:00:00Z');
  expect(await call('announcements.withdraw', { ...OF, accountId: second.id, reason: '不在名单上' })).toEqual({ withdrawn: 1 });
  expect(await concerned()).toEqual(['A 化学 B 级；数学 A+ 级']);
  expect(await concerned('2026-11-24')).toEqual(['A 化学 B 级；数学 A+ 级', 'B 物理']);
  expect(await concerned('2026-11-23')).toEqual(['A 化学 B 级；数学 A 级', 'B 物理']);
  expect(await concerned('2026-11-19')).toEqual([]);
  const kept = await call<{ items: object[] }>('keyEvents.list', { accountId: second.id });
  expect(kept.items).toMatchObject([{ withdrawnOn: '2026-11-25', withdrawnBecause: '不在名单上', custom: { subject: '物理' } }]);
  expect(await publish([{ account: 'B', says: { subject: '物理' } }])).toMatchObject({ recorded: 1 });
  expect(await concerned()).toEqual(['A 化学 B 级；数学 A+ 级', 'B 物理']);
});
