/** A seeded source of chance: the same seed gives the same demo data. */
export interface Random {
  /** From 0 up to, not with, 1. */
  next(): number;
  between(from: number, to: number): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** Mean 0, deviation 1. */
  normal(): number;
  chance(probability: number): boolean;
  /** A UUIDv7 of a day, so that rows sort by the time they tell of. */
  id(day: string): string;
}

/** Mulberry32: small, fast, and even enough for invented customers. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number): string =>
    whole(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  return {
    next,
    whole,
    between: (from, to) => from + next() * (to - from),
    pick: (from) => from[whole(0, from.length - 1)] as (typeof from)[number],
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    id(day) {
      const at = (Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds + whole(0, 86_399_999))
        .toString(16)
        .padStart(12, '0');
      return `${at.slice(0, 8)}-${at.slice(8)}-7${hex(3)}-${(8 + whole(0, 3)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}
