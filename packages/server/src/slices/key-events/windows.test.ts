import type { EventDay } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { publishAnnounced } from '../../../test/harness/announced-calendar.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { eventJobs } from './key-events.jobs.ts';
import { type Window, windowOf } from './windows.ts';

const fulcrum = await testFulcrum({ now: '2026-11-05T01:00:00Z' });
const { call, db, clock } = fulcrum;
await publishAnnounced(db);
await call('accounts.create', { code: 'A', name: 'A 大学', createdOn: '2020-01-01' });
const lead = await fulcrum.person('operations_lead');
const member = await fulcrum.person('csm');
const on = (day: string) => clock.moveTo(`${day}T01:00:00Z`);
const FIRST = { from: '2026-10-01', to: '2026-12-31' };
const days = async (more: object = {}, actor?: Parameters<typeof call>[2]) =>
  (await call<{ days: EventDay[] }>('eventDays.list', { ...FIRST, ...more }, actor)).days.map(
    (day) => `${day.on} ${day.state} ${day.accounts}`,
  );
const record = (publishedOn: string) =>
  call('announcements.publish', { event: 'ranking', publishedOn, lines: [{ account: 'A', says: { subject: '数学' } }] });

beforeEach(async () => {
  await sql`delete from announced_event`.execute(db);
  await sql`delete from notification`.execute(db);
  await sql`delete from setting where key = 'key_events'`.execute(db);
});

// Expected on 10 November of each year, for 14 days.
describe('the days on which an announced event is expected', () => {
  test('are ahead, then here, then over with nothing recorded', async () => {
    on('2026-11-09');
    expect(await days()).toEqual(['2026-11-10 expected null']);
    on('2026-11-23');
    expect(await days()).toEqual(['2026-11-10 awaited null']);
    on('2026-11-24');
    expect(await days()).toEqual(['2026-11-10 unrecorded null']);
    expect(await call('eventDays.accounts', { eventId: 'ranking', on: '2026-11-10' })).toMatchObject({
      state: 'unrecorded',
      until: '2026-11-23',
    });
    expect(await days({ asOf: '2026-11-12' })).toEqual(['2026-11-10 awaited null']);
  });

  test('give way to the day on which it came out, early or late, and come back when that is withdrawn', async () => {
    on('2026-12-03');
    await record('2026-12-02');
    expect(await days()).toEqual(['2026-12-02 dated 1']);
    expect(await days({ asOf: '2026-12-01' })).toEqual(['2026-11-10 unrecorded null']);
    await call('announcements.withdraw', { event: 'ranking', publishedOn: '2026-12-02', reason: '登记错了' });
    await record('2026-11-01');
    expect(await days()).toEqual(['2026-11-01 dated 1']);
  });

  test('that were over before the calendar was made are not called late', async () => {
    on('2026-11-24');
    expect(await days({ from: '2025-10-01', to: '2025-12-31' })).toEqual(['2025-11-10 expected null']);
  });

  test('are out for whoever sees none of the customers that it touches', async () => {
    on('2026-11-20');
    await record('2026-11-18');
    expect(await days({}, member)).toEqual(['2026-11-18 dated 0']);
  });
});

describe('who keeps plays and calendars', () => {
  const told = async () => {
    const found = await sql<{ key: string }>`select key from notification where user_id = ${lead.userId} order by created_at, key`.execute(
      db,
    );
    return found.rows.map(({ key }) => key);
  };
  const night = async (day: string) => {
    on(day);
    await fulcrum.runJob(eventJobs[0]!);
    return told();
  };

  test('is told once as the days begin, and once as they are over with nothing recorded', async () => {
    expect(await night('2026-11-09')).toEqual([]);
    expect(await night('2026-11-10')).toEqual(['event:ranking:2026-11-10:due']);
    expect(await night('2026-11-11')).toHaveLength(1);
    expect(await night('2026-11-24')).toEqual(['event:ranking:2026-11-10:due', 'event:ranking:2026-11-10:over']);
    expect(await night('2026-11-25')).toHaveLength(2);
  });

  test('is a lead, not whoever looks after customers', async () => {
    await night('2026-11-10');
    const found = await sql<{ id: string }>`select distinct user_id as id from notification`.execute(db);
    expect(found.rows.map(({ id }) => id)).toContain(lead.userId);
    expect(found.rows.map(({ id }) => id)).not.toContain(member.userId);
  });

  test('is not told of what is on record, nor of what is long past', async () => {
    on('2026-11-10');
    await record('2026-11-09');
    expect(await night('2026-11-12')).toEqual([]);
    expect(await night('2026-11-24')).toEqual([]);
    await sql`delete from announced_event`.execute(db);
    expect(await night('2026-12-20')).toEqual([]);
  });
});

test('a record belongs to the days it is nearest to, of two as near the earlier, and to none more than 90 days before', () => {
  const plus = (day: string, count: number) => Temporal.PlainDate.from(day).add({ days: count }).toString();
  const windows = fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: 200 }), lasts: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 6 })
    .map((all) => {
      const made: Window[] = [];
      for (const { gap, lasts } of all) {
        const first = plus(made.at(-1)?.until ?? '2026-01-01', gap);
        made.push({ eventId: 'one', on: first, until: plus(first, lasts - 1) });
      }
      return made;
    });
  /** Walks outwards from the day until it stands in a window. */
  const walked = (all: readonly Window[], day: string): Window | undefined => {
    const at = (moment: string) => all.find((one) => one.on <= moment && moment <= one.until);
    for (let away = 0; away < 2000; away++) {
      const earlier = at(plus(day, -away));
      if (earlier) return earlier;
      const later = at(plus(day, away));
      if (later) return away > 90 ? undefined : later;
    }
    return undefined;
  };
  fc.assert(
    fc.property(windows, fc.integer({ min: -300, max: 900 }), (all, days) => {
      const day = plus('2026-01-01', days);
      expect(windowOf(all, day)).toEqual(walked(all, day) ?? null);
    }),
    { numRuns: 60 },
  );
});
