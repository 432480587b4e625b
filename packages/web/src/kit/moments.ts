/** What the clock shows where `timeZone` holds, to the minute: `2026-11-27T09:00`. */
export const wallTimeOf = (moment: string, timeZone: string): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The moment at which the clock shows it there; what the clock skips in spring is taken an hour later. */
export const momentOf = (wallTime: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).toInstant().toString();
