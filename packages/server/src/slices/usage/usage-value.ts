import { UsageMetricId, type UsageRefusal } from '@fulcrum/contract';

/** Beyond it sums would leave what a number holds. */
export const GREATEST_VALUE = 1e15;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const LONGEST_NAME = 200;

/** Codes are texts; a number in their place means its digits. What no record can be called is null. */
export function nameOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const name = text.trim();
  return name === '' || name.length > LONGEST_NAME || name.includes('\0') ? null : name;
}

export const metricIdOf = (value: unknown): string | null => {
  const parsed = UsageMetricId.safeParse(typeof value === 'string' ? value.trim().toLowerCase() : value);
  return parsed.success ? parsed.data : null;
};

/** The number of a value, or why it is none. */
export function readValue(value: unknown): number | UsageRefusal {
  const number = typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return 'value.invalid';
  return Math.abs(number) > GREATEST_VALUE ? 'value.out_of_range' : number;
}
