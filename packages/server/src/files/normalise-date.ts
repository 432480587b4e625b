import type { WrittenMoment } from './date-format.ts';
import { compileDateFormat } from './date-format.ts';
import { normaliseText } from './normalise-text.ts';
import type { Reading } from './problem.ts';
import { read, unreadable } from './problem.ts';
import type { Cell } from './row.ts';

/** How dates are written. Without `formats` only what cannot be misread is accepted: year first, or a spreadsheet's own date. */
export type DateReading = {
  formats?: readonly string[];
  /** zone of moments written without one, and of the day that a moment falls on; UTC unless told */
  timeZone?: string;
  /** which day bare serial numbers count from */
  dateSystem?: '1900' | '1904';
};

const yearFirst =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,9})?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const chinese = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?(?:\s*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?[分秒]?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayOrMonthFirst = /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})(\s|$)/;

/** A reader for one column; null for blank cells. The moment keeps its wall clock and, if written, its offset. */
export function momentReader(options: DateReading = {}): (cell: Cell | undefined) => Reading<WrittenMoment | null> {
  const formats = (options.formats ?? []).map(compileDateFormat);
  return (cell) => {
    if (typeof cell === 'number') return ofSerial(cell, options.dateSystem ?? '1900');
    if (typeof cell === 'boolean') return unreadable('import.value.not_a_date', String(cell));
    const text = normaliseText(cell);
    if (!text.ok || text.value === null) return text.ok ? read(null) : text;
    const moment = firstMatch(formats, text.value) ?? unmistakable(text.value);
    if (moment !== undefined && isReal(moment)) return read(moment);
    const code = moment === undefined && dayOrMonthFirst.test(text.value) ? 'import.value.date_ambiguous' : 'import.value.not_a_date';
    return unreadable(code, text.value, formats.length === 0 ? {} : { format: options.formats!.join(' | ') });
  };
}

/** A reader of calendar days: moments with an offset fall on their day in `timeZone`. */
export function dateReader(options: DateReading = {}): (cell: Cell | undefined) => Reading<Temporal.PlainDate | null> {
  const readMoment = momentReader(options);
  return (cell) => {
    const moment = readMoment(cell);
    if (!moment.ok || moment.value === null) return moment.ok ? read(null) : moment;
    if (moment.value.offset === undefined) return read(new Temporal.PlainDate(moment.value.year, moment.value.month, moment.value.day));
    return read(
      instantOf(moment.value, 'UTC')
        .toZonedDateTimeISO(options.timeZone ?? 'UTC')
        .toPlainDate(),
    );
  };
}

/** A reader of instants: what is written without an offset is wall time in `timeZone` (a missing hour of a clock change moves forward). */
export function instantReader(options: DateReading = {}): (cell: Cell | undefined) => Reading<Temporal.Instant | null> {
  const readMoment = momentReader(options);
  return (cell) => {
    const moment = readMoment(cell);
    if (!moment.ok || moment.value === null) return moment.ok ? read(null) : moment;
    return read(instantOf(moment.value, options.timeZone ?? 'UTC'));
  };
}

function instantOf(moment: WrittenMoment, timeZone: string): Temporal.Instant {
  const { offset, ...wall } = moment;
  const zone = offset === undefined ? timeZone : 'UTC';
  return Temporal.PlainDateTime.from(wall)
    .toZonedDateTime(zone)
    .toInstant()
    .subtract({ minutes: offset ?? 0 });
}

function firstMatch(formats: readonly ((text: string) => WrittenMoment | undefined)[], text: string): WrittenMoment | undefined {
  for (const format of formats) {
    const moment = format(text);
    if (moment !== undefined) return moment;
  }
  return undefined;
}

function unmistakable(text: string): WrittenMoment | undefined {
  const iso = yearFirst.exec(text);
  if (iso) {
    const moment = momentOf(iso[1], iso[3], iso[4], iso[5], iso[6], iso[7]);
    return iso[8] === undefined ? moment : { ...moment, offset: minutesOf(iso[8]) };
  }
  const han = chinese.exec(text);
  if (han) return momentOf(han[1], han[2], han[3], han[4], han[5], han[6]);
  const digits = compact.exec(text);
  return digits === null ? undefined : momentOf(digits[1], digits[2], digits[3]);
}

const momentOf = (year?: string, month?: string, day?: string, hour = '0', minute = '0', second = '0'): WrittenMoment => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
  hour: Number(hour),
  minute: Number(minute),
  second: Number(second),
});

function minutesOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

function isReal(moment: WrittenMoment): boolean {
  const { year, month, day, hour, minute, second } = moment;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59 || year < 1000) return false;
  return day <= 28 || day <= new Temporal.PlainYearMonth(year, month).daysInMonth;
}

/** Days since the spreadsheet's epoch, the time of day as fraction. 1900-02-29 never was: serials before it count one day later. */
function ofSerial(serial: number, system: '1900' | '1904'): Reading<WrittenMoment | null> {
  const compactDay = Number.isInteger(serial) && serial > 10_000_000 ? compact.exec(String(serial)) : null;
  if (compactDay !== null) {
    const moment = momentOf(compactDay[1], compactDay[2], compactDay[3]);
    return isReal(moment) ? read(moment) : unreadable('import.value.not_a_date', String(serial));
  }
  if (!(serial >= 1 && serial < 2_958_466)) return unreadable('import.value.not_a_date', String(serial));
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const epoch = system === '1904' ? new Temporal.PlainDate(1904, 1, 1) : new Temporal.PlainDate(1899, 12, days < 60 ? 31 : 30);
  const date = epoch.add({ days });
  const rest = seconds - days * 86_400;
  return read({
    year: date.year,
    month: date.month,
    day: date.day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
  });
}
