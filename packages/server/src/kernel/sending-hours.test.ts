import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSending, type SendingHours } from './sending-hours.ts';
import { isWorkingDay, PLAIN_WEEK } from './working-days.ts';

const calendar = { off: new Set(['2028-02-29', '2028-03-01']), worked: new Set(['2028-03-04']) };
const hour = fc.integer({ min: 0, max: 23 }).map((n) => `${String(n).padStart(2, '0')}:30`);
const hours: fc.Arbitrary<SendingHours> = fc
  .record({ one: hour, other: hour, toMidnight: fc.boolean(), workingDays: fc.boolean() })
  .filter(({ one, other, toMidnight }) => toMidnight || one !== other)
  .map(({ one, other, toMidnight, workingDays }) => ({
    from: toMidnight || one < other ? one : other,
    until: toMidnight ? '24:00' : one < other ? other : one,
    workingDays,
  }));

/** Looked at every half hour, one after the other. */
function slowly(at: Temporal.Instant, { from, until, workingDays }: SendingHours, zone: string): string {
  for (let moment = at; ; ) {
    const local = moment.toZonedDateTimeISO(zone);
    const time = local.toPlainTime().toString().slice(0, 5);
    if (time >= from && time < until && (!workingDays || isWorkingDay(local.toPlainDate().toString(), calendar))) return moment.toString();
    const minute = Math.floor(moment.epochMilliseconds / 60_000) + 1;
    moment = Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
  }
}

test('what may not go out now goes out at the first minute at which it may, as a look at every minute finds it', () => {
  const start = Temporal.Instant.from('2028-02-27T00:00:00Z');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 8 * 24 * 60 }),
      hours,
      fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York'),
      (minutes, rules, zone) => {
        const at = start.add({ minutes });
        expect(nextSending(at.toString(), rules, calendar, zone)).toBe(slowly(at, rules, zone));
      },
    ),
    { numRuns: 100 },
  );
});

test('a night of Friday waits for Monday morning, in the time of the installation', () => {
  const rules = { from: '09:00', until: '18:00', workingDays: true };
  expect(nextSending('2026-11-27T10:00:00Z', rules, PLAIN_WEEK, 'Asia/Shanghai')).toBe('2026-11-30T01:00:00Z');
  expect(nextSending('2026-11-27T09:59:59Z', rules, PLAIN_WEEK, 'Asia/Shanghai')).toBe('2026-11-27T09:59:59Z');
});
