/** The application clock: the only place that asks the machine for the time. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that scenarios and rehearsals move by hand. */
export function movableClock(start: string): Clock & { moveTo(instant: string): void } {
  let at = Temporal.Instant.from(start);
  return {
    now: () => at,
    moveTo(instant) {
      at = Temporal.Instant.from(instant);
    },
  };
}

/** The calendar day of the clock in a time zone, ISO 8601. */
export const todayIn = (clock: Clock, timeZone: string): string => clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const machineTimeZone = (): string => Temporal.Now.timeZoneId();
