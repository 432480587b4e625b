import { serialToDate } from 'hucre';
import type { Cell } from './row.ts';

/** Date cells carry no zone; the library gives them as if in UTC. Serials are fractions of a day, so they are rounded to the second. */
export function isoOfDate(date: Date): Cell {
  const milliseconds = date.getTime();
  if (Number.isNaN(milliseconds)) return null;
  const rounded = Math.round(milliseconds / 1000) * 1000;
  const moment = Temporal.Instant.fromEpochMilliseconds(rounded).toZonedDateTimeISO('UTC').toPlainDateTime();
  const text = moment.toString({ smallestUnit: 'second' });
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}

/** A serial number shown as a date, as ISO text; one outside of the calendar stays a number. */
export function isoOfSerial(serial: number, dateSystem: '1900' | '1904'): Cell {
  if (!(serial >= 0 && serial < 2_958_466)) return serial;
  return isoOfDate(serialToDate(serial, dateSystem === '1904'));
}
