import type { SOLAR_TERMS } from '@fulcrum/contract';

export type SolarTerm = (typeof SOLAR_TERMS)[number];
/** The longitude of the sun in degrees. */
const LONGITUDE: Record<SolarTerm, number> = { qingming: 15, winter_solstice: 270 };
/** A day before which the term never falls, as month and day. */
const FROM: Record<SolarTerm, string> = { qingming: '03-25', winter_solstice: '12-12' };

const J2000_MS = Date.UTC(2000, 0, 1, 12);
const DAY_MS = 86_400_000;
/** Seconds that the sun's own time is ahead of the clock's, about 1972–2050. */
const AHEAD_MS = 70_000;
const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** Apparent longitude of the sun, degrees (Meeus, Astronomical Algorithms, chapter 25: right to 0.01°, a quarter of an hour). */
function sunAt(ms: number): number {
  const t = (ms + AHEAD_MS - J2000_MS) / DAY_MS / 36_525;
  const mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
  const anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
  const centre =
    (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * sin(anomaly) +
    (0.019_993 - 0.000_101 * t) * sin(2 * anomaly) +
    0.000_289 * sin(3 * anomaly);
  return mean + centre - 0.005_69 - 0.004_78 * sin(125.04 - 1934.136 * t);
}

/** The day on which a solar term falls in China, ISO 8601. */
export function solarTerm(year: number, term: SolarTerm): string {
  const passed = (ms: number): boolean => {
    const past = (sunAt(ms) - LONGITUDE[term]) % 360;
    return (past + 360) % 360 < 180;
  };
  let early = Date.parse(`${year}-${FROM[term]}T00:00:00+08:00`);
  let late = early + 25 * DAY_MS;
  while (late - early > 1000) {
    const middle = (early + late) / 2;
    if (passed(middle)) late = middle;
    else early = middle;
  }
  return Temporal.Instant.fromEpochMilliseconds(Math.round(late)).toZonedDateTimeISO('+08:00').toPlainDate().toString();
}
