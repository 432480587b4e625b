import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf, wallTimeOf } from './moments.ts';

const zone = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');

test('a moment that is shown where the clock stands there is the same moment again when it is typed there', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 20 });
  fc.assert(
    fc.property(minutes, zone, (minute, timeZone) => {
      const moment = new Date(Date.UTC(2015, 0, 1) + minute * 60_000).toISOString();
      const [once, twice] = [wallTimeOf(moment, timeZone), wallTimeOf(momentOf(wallTimeOf(moment, timeZone), timeZone), timeZone)];
      expect(twice).toBe(once);
    }),
  );
});

test('nine in the morning in Shanghai is one o’clock by Greenwich, whoever types it wherever', () => {
  expect(momentOf('2026-11-27T09:00', 'Asia/Shanghai')).toBe('2026-11-27T01:00:00Z');
  expect(wallTimeOf('2026-11-27T01:00:00Z', 'Asia/Shanghai')).toBe('2026-11-27T09:00');
});

test('a time that the clock skips in spring is taken an hour later', () => {
  expect(wallTimeOf(momentOf('2026-03-08T02:30', 'America/New_York'), 'America/New_York')).toBe('2026-03-08T03:30');
});
