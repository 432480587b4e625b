import { UsageError } from './command.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day given to an option. Fails with UsageError when it is none. */
export function dayOf(value: string | undefined, option: string): string | undefined {
  if (value === undefined) return undefined;
  if (!DAY.test(value) || !isDay(value)) throw new UsageError('usage.day', { option });
  return value;
}

function isDay(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

/** One of a closed list. Fails with UsageError when it is none of them. */
export function oneOf<T extends string>(value: string | undefined, values: readonly T[], option: string): T | undefined {
  if (value === undefined) return undefined;
  const found = values.find((each) => each === value);
  if (found === undefined) throw new UsageError('usage.one_of', { option, values: values.join(', ') });
  return found;
}

export function needed<T>(value: T | undefined, option: string): T {
  if (value === undefined) throw new UsageError('usage.needs', { option });
  return value;
}

export function countOf(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError('usage.number', { option });
  return Number(value);
}
