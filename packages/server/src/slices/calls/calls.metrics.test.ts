import { ATTEMPT_MINUTES, type EvidenceLine } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum({ now: '2026-08-01T01:30:00Z' });
const { call, clock, db } = fulcrum;
const CODES = ['C-1', 'C-2'] as const;
const ids: string[] = [];
beforeAll(async () => {
  for (const code of CODES) ids.push((await call<{ id: string }>('accounts.create', { code, name: code })).id);
  clock.moveTo('2027-02-10T01:30:00Z');
});
beforeEach(() => sql`delete from phone_call`.execute(db));

const METRIC = 'calls.first_pickup_90d';
const shareOf = async (code: string, asOf: string): Promise<number | null> => {
  const { rows } = await call<{ rows: { dim: string | null; value: unknown }[] }>('metrics.value', { id: METRIC, asOf, by: 'account' });
  const value = rows.find(({ dim }) => dim === code)?.value ?? null;
  return value === null ? null : Number(value);
};

interface Called {
  at: string;
  number: string | null;
  /** Seconds until it was picked up; null: it never was. */
  rang: number | null;
  /** Nobody told how it ended. */
  lost?: boolean;
  whose?: 0 | 1 | null;
  out?: boolean;
}
const after = (at: string, seconds: number) => Temporal.Instant.from(at).add({ seconds }).toString();
async function calls(all: readonly Called[]): Promise<void> {
  const rows = all.map(({ at, number, rang, lost, whose = 0, out }) => ({
    ...{ id: newId(), at, number, direction: out ? 'out' : 'in', account: whose === null ? null : ids[whose] },
    ...{ answered: rang === null ? null : after(at, rang), ended: lost ? null : after(at, (rang ?? 0) + 60) },
  }));
  await sql`insert into phone_call (id, direction, number, began_at, answered_at, ended_at, account_id)
    select id, direction, number, at, answered, ended, account
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, direction text, number text, at timestamptz, answered timestamptz, ended timestamptz, account uuid)`.execute(
    db,
  );
}

test('of what a customer called about, how much was picked up at the first call, and the calls behind it', async () => {
  await calls([
    // One matter, whose second call alone was picked up.
    { at: '2026-11-02T02:00:00Z', number: '13800001111', rang: null },
    { at: '2026-11-02T02:20:00Z', number: '+86 138 0000 1111', rang: 5 },
    // Another matter of the same number.
    { at: '2026-11-02T03:00:00Z', number: '13800001111', rang: 8 },
    // Withheld numbers are another caller each.
    { at: '2026-11-03T02:00:00Z', number: null, rang: 3 },
    { at: '2026-11-03T02:05:00Z', number: null, rang: null },
    // Not theirs, and not in.
    { at: '2026-11-03T04:00:00Z', number: '13700001111', rang: null, whose: 1 },
    { at: '2026-11-03T05:00:00Z', number: '13800001111', rang: null, out: true },
    { at: '2026-11-03T06:00:00Z', number: '13900001111', rang: null, whose: null },
  ]);
  expect(await shareOf('C-1', '2026-11-01')).toBeNull();
  expect(await shareOf('C-1', '2026-11-02')).toBe(0.5);
  expect(await shareOf('C-1', '2026-11-23')).toBe(0.5);
  expect(await shareOf('C-2', '2026-11-23')).toBe(0);
  // Ninety days, the day included.
  expect(await shareOf('C-1', '2027-01-30')).toBe(0.5);
  expect(await shareOf('C-1', '2027-01-31')).toBe(0.5);
  expect(await shareOf('C-1', '2027-02-01')).toBeNull();

  const { items } = await call<{ items: EvidenceLine[] }>('tiers.evidence', {
    metric: METRIC,
    accountId: ids[0],
    asOf: '2026-11-23',
    limit: 50,
  });
  expect(items.map(({ kind, on, note, side }) => [kind, on, note, side]).toSorted()).toEqual(
    [
      ['call', '2026-11-02', 'picked_up', 'over'],
      ['call', '2026-11-03', 'picked_up', 'over'],
      ['call', '2026-11-02', 'missed', 'under'],
      ['call', '2026-11-02', 'picked_up', 'under'],
      ['call', '2026-11-03', 'missed', 'under'],
      ['call', '2026-11-03', 'picked_up', 'under'],
    ].toSorted(),
  );
});

test('a call whose end nobody told counts on the day after, and one that is picked up past midnight on the day that it was', async () => {
  await calls([
    { at: '2026-11-02T02:00:00Z', number: '13800001111', rang: null, lost: true },
    // Half a minute before midnight in Shanghai.
    { at: '2026-11-03T15:59:30Z', number: '13800002222', rang: 60 },
  ]);
  expect(await shareOf('C-1', '2026-11-02')).toBeNull();
  expect(await shareOf('C-1', '2026-11-03')).toBe(0);
  expect(await shareOf('C-1', '2026-11-04')).toBe(0.5);
});

/** The same by hand: calls in the order of their beginning. */
function byHand(all: readonly Called[], whose: 0 | 1): number | null {
  const ms = ({ at }: Called) => Temporal.Instant.from(at).epochMilliseconds;
  const sorted = all.toSorted((a, b) => ms(a) - ms(b));
  const first = sorted.filter(
    (one, n) =>
      one.whose === whose &&
      !(one.number && sorted.slice(0, n).some((b) => b.number === one.number && ms(b) > ms(one) - ATTEMPT_MINUTES * 60_000)),
  );
  return first.length ? first.filter(({ rang }) => rang !== null).length / first.length : null;
}
test('whatever was called, it is what a count by hand says', async () => {
  const called = fc.record({
    minute: fc.integer({ min: 0, max: 180 }),
    number: fc.option(fc.constantFrom('13800001111', '13800002222')),
    rang: fc.option(fc.integer({ min: 0, max: 40 })),
    whose: fc.constantFrom(0 as const, 1 as const, null),
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(called, { selector: ({ minute }) => minute, maxLength: 20 }), async (made) => {
      await sql`delete from phone_call`.execute(db);
      const all = made.map(({ minute, ...one }) => ({ ...one, at: after('2026-11-20T01:00:00Z', minute * 60) }));
      await calls(all);
      for (const whose of [0, 1] as const) {
        const [value, expected] = [await shareOf(CODES[whose], '2026-11-22'), byHand(all, whose)];
        if (expected === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(expected, 9);
      }
    }),
    { numRuns: 25 },
  );
});
