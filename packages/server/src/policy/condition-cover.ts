import { type Condition, isRelativeDay, type Test } from '@fulcrum/contract';

/** What a test lets through: an interval of numbers or a list of values. Null where that cannot be told. */
type Allowed = { from: number; to: number; openFrom: boolean; openTo: boolean } | { values: readonly string[] } | null;

function allowed({ op, value }: Test): Allowed {
  if (op === 'in' || op === '=') {
    const list = (Array.isArray(value) ? value : [value]).map(String);
    return isRelativeDay(value) ? null : { values: list };
  }
  if (typeof value !== 'number') return null;
  const none = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, openFrom: true, openTo: true };
  if (op === '<' || op === '<=') return { ...none, to: value, openTo: op === '<' };
  if (op === '>' || op === '>=') return { ...none, from: value, openFrom: op === '>' };
  return null;
}

const passes = (value: string, { from, to, openFrom, openTo }: Extract<Allowed, { from: number }>): boolean => {
  const number = Number(value);
  return (openFrom ? number > from : number >= from) && (openTo ? number < to : number <= to);
};

/** Whether everything that the one lets through the other lets through too. */
function within(one: Test, other: Test): boolean {
  if (one.metric !== other.metric) return false;
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  // What has a value that is compared has one.
  if (other.op === 'known') return !['known', 'unknown', 'not_in', '!='].includes(one.op);
  const [inner, outer] = [allowed(one), allowed(other)];
  if (!inner || !outer) return false;
  if ('values' in inner)
    return 'values' in outer
      ? inner.values.every((value) => outer.values.includes(value))
      : inner.values.every((value) => value !== '' && passes(value, outer));
  if ('values' in outer) return false;
  const low = inner.from > outer.from || (inner.from === outer.from && (inner.openFrom || !outer.openFrom));
  const high = inner.to < outer.to || (inner.to === outer.to && (inner.openTo || !outer.openTo));
  return low && high;
}

/** The tests of a condition that all must hold; null where it is more than that. */
function conjunction(condition: Condition): Test[] | null {
  if ('metric' in condition) return [condition];
  if (!('all' in condition)) return null;
  const parts = condition.all.map(conjunction);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** Whether the wider condition certainly holds wherever the narrower one does. What cannot be told is no. */
export function covers(wider: Condition, narrower: Condition): boolean {
  if (JSON.stringify(wider) === JSON.stringify(narrower)) return true;
  if ('any' in wider) return wider.any.some((one) => covers(one, narrower));
  const [outer, inner] = [conjunction(wider), conjunction(narrower)];
  return outer !== null && inner !== null && outer.every((other) => inner.some((one) => within(one, other)));
}

/** Whether no account can ever meet a condition: it asks a figure to be two things at once. */
export function neverHolds(condition: Condition): boolean {
  if ('any' in condition) return condition.any.every(neverHolds);
  const tests = conjunction(condition);
  if (!tests) return 'all' in condition && condition.all.some(neverHolds);
  return tests.some((one, at) => tests.slice(at + 1).some((other) => one.metric === other.metric && apart(one, other)));
}

function apart(one: Test, other: Test): boolean {
  if (one.op === 'unknown' || other.op === 'unknown')
    return one.op !== other.op && !['not_in', '!='].includes(one.op === 'unknown' ? other.op : one.op);
  const [a, b] = [allowed(one), allowed(other)];
  if (!a || !b) return false;
  if ('values' in a) return a.values.every((value) => ('values' in b ? !b.values.includes(value) : !passes(value, b)));
  if ('values' in b) return apart(other, one);
  const [low, high] = a.from < b.from ? [a, b] : [b, a];
  return low.to < high.from || (low.to === high.from && (low.openTo || high.openFrom));
}
