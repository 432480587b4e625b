import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendar } from '../../../test/harness/read-calendar.ts';
import { icalendar, type WholeDays } from './icalendar.ts';

const text = fc.string({
  unit: fc.constantFrom('校', '庆', '🎓', 'é', 'a', ' ', ',', ';', ':', '\\', '"', '\n', 'n', 'BEGIN:VEVENT'),
  maxLength: 120,
});
const day = fc.integer({ min: 0, max: 3000 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
const one: fc.Arbitrary<WholeDays> = fc.record({
  ...{ uid: text, on: day, until: day, summary: text, description: text.filter((said) => said !== '') },
  ...{ isTentative: fc.boolean(), url: fc.constantFrom(null, `https://fulcrum.example.com/${'a'.repeat(100)}?on=2026-01-01&event=x`) },
});

test('whatever events say, a calendar program reads it back as it was, no line longer than 75 bytes', () => {
  fc.assert(
    fc.property(text, fc.array(one, { maxLength: 4 }), (name, days) => {
      const { calendar, events } = readCalendar(icalendar({ name, now: '2026-11-23T01:02:03.456Z', days }));
      expect(calendar['X-WR-CALNAME']!.value).toBe(name);
      expect(events.map((event) => [event.UID!.value, event.SUMMARY!.value, event.DESCRIPTION!.value, event.URL?.value ?? null])).toEqual(
        days.map(({ uid, summary, description, url }) => [uid, summary, description, url]),
      );
      expect(events.map(({ DTSTAMP, STATUS }) => [DTSTAMP!.value, STATUS!.value === 'TENTATIVE'])).toEqual(
        days.map(({ isTentative }) => ['20261123T010203Z', isTentative]),
      );
    }),
    { numRuns: 200 },
  );
});

test('characters that no line may hold are left out, and a lone carriage return is a new line', () => {
  const event = {
    uid: 'u',
    on: '2026-12-31',
    until: '2026-12-31',
    summary: 'a\u0000b\u001bc\rd\r\ne',
    description: '',
    isTentative: false,
    url: null,
  };
  const { events } = readCalendar(icalendar({ name: '', now: '2026-11-23T01:00:00Z', days: [event] }));
  expect(events[0]!.SUMMARY!.value).toBe('abc\nd\ne');
  expect(events[0]!.DESCRIPTION).toBeUndefined();
  expect(events[0]!.DTSTART).toEqual({ value: '20261231', parameters: { VALUE: 'DATE' } });
  expect(events[0]!.DTEND).toEqual({ value: '20270101', parameters: { VALUE: 'DATE' } });
});
