import type { CalendarPolicy } from '@fulcrum/contract';
import { CalendarPolicy as Calendar } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { newId } from '../../kernel/ids.ts';
import { fillPast, refreshEvents } from './refresh.sql.ts';

const { db } = await testDatabase();
const name = { zh: '事件', en: 'Event' };
const common = { name, certainty: 'usual' } as const;
const START = '2027-02-20';
const dayAt = (days: number) => Temporal.PlainDate.from(START).add({ days }).toString();

/** Every event of the calendar with whom it concerns and on which days, asked of one account and one day. */
interface Base {
  tier: 'A' | 'B' | null;
  active: boolean;
  since: string;
  starts: string | null;
  birthdays: string[];
}
const CALENDAR: CalendarPolicy = Calendar.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'calendar',
  id: 'events',
  name,
  events: [
    { ...common, id: 'all', kind: 'industry', on: { every: 'month', day: 31 }, lasts: 3 },
    { ...common, id: 'top', kind: 'industry', on: { every: 'year', month: 3, day: 1 }, who: { metric: 'state.tier', op: '=', value: 'A' } },
    { ...common, id: 'since', kind: 'account', of: { metric: 'account.created_on' } },
    { ...common, id: 'started', kind: 'account', of: { contract: 'started' }, every: 'once', days: 100 },
    { ...common, id: 'birthday', kind: 'account', of: { birthday: true }, who: { not: { metric: 'state.tier', op: '=', value: 'B' } } },
  ],
});

/** Whether a day is the anniversary of another: the 28th stands for a 29th of February that a year lacks. */
function isAnniversary(day: Temporal.PlainDate, of: string): boolean {
  const first = Temporal.PlainDate.from(of);
  if (day.year <= first.year || day.month !== first.month) return false;
  return day.day === first.day || (first.month === 2 && first.day === 29 && day.day === 28 && !day.inLeapYear);
}

function comesFor(account: Base, event: string, on: string): boolean {
  const day = Temporal.PlainDate.from(on);
  if (!account.active) return false;
  if (event === 'all') return day.day === day.daysInMonth;
  if (event === 'top') return account.tier === 'A' && on.endsWith('-03-01');
  if (event === 'since') return isAnniversary(day, account.since);
  if (event === 'started') return account.starts !== null && Temporal.PlainDate.from(account.starts).add({ days: 100 }).equals(day);
  return account.tier !== 'B' && account.birthdays.some((birthday) => isAnniversary(day, birthday));
}

async function put(ids: readonly string[], accounts: readonly Base[]): Promise<void> {
  const rows = JSON.stringify(accounts.map((account, at) => ({ ...account, id: ids[at] })));
  await sql`insert into account (id, code, name, status, happened_on, known_at, recorded_at, changed_at)
    select id, id::text, id::text, case when active then 'active' else 'closed' end, since, since, '2020-01-01Z', '2020-01-01Z'
    from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, active boolean, since date)
    on conflict (id) do update set status = excluded.status`.execute(db);
  await sql`insert into account_state (account_id, tier) select id, tier from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, tier text)
    on conflict (account_id) do update set tier = excluded.tier`.execute(db);
}

async function putPeople(ids: readonly string[], accounts: readonly Base[]): Promise<void> {
  const rows = JSON.stringify(accounts.map((account, at) => ({ ...account, id: ids[at] })));
  await sql`insert into contact (account_id, id, name, birthday, happened_on, known_at, recorded_at, changed_at)
    select x.id, gen_random_uuid(), 'P' || b, b::date, '2010-01-01', '2010-01-01', '2020-01-01Z', '2020-01-01Z'
    from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, birthdays jsonb), jsonb_array_elements_text(x.birthdays) b`.execute(db);
  await sql`insert into contract (account_id, id, code, happened_on, starts_on, amount, base_amount, currency, known_at, recorded_at, changed_at)
    select x.id, gen_random_uuid(), x.id::text, x.starts, x.starts, 1, 1, 'CNY', x.starts, '2020-01-01Z', '2020-01-01Z'
    from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, starts date) where x.starts is not null`.execute(db);
}

async function publish(): Promise<void> {
  await sql`insert into policy (id, kind, created_at) values ('events', 'calendar', '2026-01-01Z') on conflict do nothing`.execute(db);
  await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
    values ('events', 1, 'published', ${JSON.stringify(CALENDAR)}::jsonb, '2026-01-01Z', '2026-01-01') on conflict do nothing`.execute(db);
}

const past = fc.integer({ min: -3000, max: 0 }).map(dayAt);
const leapish = fc.oneof(past, fc.constantFrom('2020-02-29', '2024-02-29'));
const base = fc.record({
  tier: fc.constantFrom('A' as const, 'B' as const, null),
  active: fc.boolean(),
  since: leapish,
  starts: fc.option(fc.integer({ min: -200, max: 0 }).map(dayAt), { nil: null }),
  birthdays: fc.uniqueArray(leapish, { maxLength: 3 }),
});
const again = fc.record({ tier: base.map(({ tier }) => tier), active: fc.boolean() });
const runs = fc.array(fc.record({ after: fc.integer({ min: 0, max: 40 }), changed: fc.array(again, { minLength: 6, maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 4,
});

test('each event concerns exactly the accounts that a slow look at each account and day finds, once, and what has begun stays', async () => {
  await publish();
  await fc.assert(
    fc.asyncProperty(fc.array(base, { minLength: 1, maxLength: 6 }), runs, async (first, nights) => {
      await sql`delete from account`.execute(db);
      const ids = first.map(() => newId());
      await put(ids, first);
      await putPeople(ids, first);
      let accounts = first;
      let expected = new Set<string>();
      let on = 0;
      for (const { after, changed } of nights) {
        on += after;
        const today = dayAt(on);
        accounts = accounts.map((account, at) => ({ ...account, ...changed[at]! }));
        await put(ids, accounts);
        await db.transaction().execute((tx) => refreshEvents(tx, today));
        expected = nightExpected(expected, today, ids, accounts);
      }
      const found = await sql<{ key: string }>`select account_id || ' ' || event || ' ' || on_day as key from key_event_account`.execute(
        db,
      );
      expect(found.rows.map(({ key }) => key).toSorted()).toEqual([...expected].toSorted());
    }),
    { numRuns: 15 },
  );
});

function nightExpected(before: ReadonlySet<string>, today: string, ids: readonly string[], accounts: readonly Base[]): Set<string> {
  const begun = [...before].filter((key) => key.slice(-10) <= today);
  const last = Temporal.PlainDate.from(today).add({ years: 1 });
  const ahead: string[] = [];
  for (let day = Temporal.PlainDate.from(today); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    for (const [at, account] of accounts.entries())
      for (const { id } of CALENDAR.events) if (comesFor(account, id, day.toString())) ahead.push(`${ids[at]} ${id} ${day}`);
  return new Set([...begun, ...ahead]);
}

test('a repeat changes nothing; facts tell which anniversary it is and whose birthday', async () => {
  await publish();
  await sql`delete from account`.execute(db);
  const account: Base = { tier: 'A', active: true, since: '2024-02-29', starts: null, birthdays: ['1980-05-01'] };
  const id = newId();
  await put([id], [account]);
  await putPeople([id], [account]);
  await refreshEvents(db, START);
  expect(await refreshEvents(db, START)).toEqual({ made: 0, gone: 0 });
  const found = await sql<{ event: string; on_day: string; until_day: string; facts: unknown }>`
    select event, on_day, until_day, facts from key_event_account where event in ('since', 'birthday') or on_day = '2027-02-28' order by 1, 2`.execute(
    db,
  );
  expect(found.rows).toEqual([
    { event: 'all', on_day: '2027-02-28', until_day: '2027-03-02', facts: {} },
    { event: 'birthday', on_day: '2027-05-01', until_day: '2027-05-01', facts: { contact: 'P1980-05-01' } },
    { event: 'since', on_day: '2027-02-28', until_day: '2027-02-28', facts: { 'event.since': '2024-02-29', 'event.years': 3 } },
  ]);
});

test('a calendar that is new tells of the year before, of whoever was a customer by then; one that is published again adds nothing', async () => {
  await publish();
  await sql`delete from account`.execute(db);
  const bases: Base[] = [
    { tier: 'A', active: true, since: '2024-02-29', starts: null, birthdays: [] },
    { tier: 'B', active: true, since: dayAt(-100), starts: dayAt(-60), birthdays: [] },
    { tier: 'A', active: false, since: '2020-01-01', starts: null, birthdays: [] },
    { tier: null, active: true, since: dayAt(-300), starts: dayAt(-200), birthdays: [] },
  ];
  const ids = bases.map(() => newId());
  await put(ids, bases);
  await putPeople(ids, bases);
  const expected: string[] = [];
  for (let day = Temporal.PlainDate.from(START).subtract({ years: 1 }); day.toString() < START; day = day.add({ days: 1 }))
    for (const [at, one] of bases.entries()) {
      const came = [one.since, one.starts ?? one.since].toSorted()[0]!;
      for (const { id } of CALENDAR.events)
        if (day.toString() >= came && comesFor(one, id, day.toString())) expected.push(`${ids[at]} ${id} ${day}`);
    }
  expect(expected.length).toBeGreaterThan(20);
  const told = async () =>
    (await sql<{ key: string }>`select account_id || ' ' || event || ' ' || on_day as key from key_event_account`.execute(db)).rows.map(
      ({ key }) => key,
    );
  expect(await fillPast(db, 'events', START)).toBe(expected.length);
  expect((await told()).toSorted()).toEqual(expected.toSorted());
  expect(await fillPast(db, 'events', START)).toBe(0);
  await sql`delete from key_event_account`.execute(db);
  await sql`insert into policy_version (policy_id, version, state, document, created_at, in_force_from)
    values ('events', 2, 'retired', '{}', '2025-01-01Z', '2025-01-01')`.execute(db);
  expect(await fillPast(db, 'events', START)).toBe(0);
  await sql`delete from policy_version where version = 2`.execute(db);
});
