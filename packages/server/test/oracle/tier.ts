import { type Band, type Condition, isRelativeDay, type Test, type TierItem, type TierPolicy } from '@fulcrum/contract';
import { divide, type Micro, micro, multiply } from './decimal.ts';
import type { RawAccount, Value, Values } from './metrics.ts';

export interface Judged {
  score: Micro;
  points: (Micro | null)[];
  rank: number;
}
export type Base = { account: RawAccount; values: Values }[];

export function holds(condition: Condition, values: Values): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, values));
  if ('any' in condition) return condition.any.some((one) => holds(one, values));
  if ('not' in condition) return !holds(condition.not, values);
  return passes(condition, values[condition.metric] ?? null, String(values.today));
}

/** A set is never without facts: it is empty. */
function passesSet({ op, value }: Test, have: readonly string[]): boolean {
  if (op === 'known' || op === 'unknown') return have.length > 0 === (op === 'known');
  const any = (Array.isArray(value) ? value : [value]).some((one) => have.includes(String(one)));
  return op === 'in' || op === '=' ? any : !any;
}

const from = (today: string, days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();

function passes(test: Test, have: Value, today: string): boolean {
  if (Array.isArray(have)) return passesSet(test, have);
  return passesOne(test, have as Exclude<Value, readonly string[]>, today);
}

function passesOne({ op, value }: Test, have: Exclude<Value, readonly string[]>, today: string): boolean {
  if (op === 'known' || op === 'unknown') return (have !== null) === (op === 'known');
  if (have === null) return false;
  if (op === 'within_last') return have > from(today, -Number(value)) && have <= today;
  if (op === 'within_next') return have >= today && have <= from(today, Number(value));
  const like = (one: unknown): bigint | string | boolean =>
    isRelativeDay(one) ? from(today, one.today) : typeof have === 'bigint' ? micro(one as number) : (one as string | boolean);
  const wanted = Array.isArray(value) ? value.map(like) : [like(value)];
  const one = wanted[0]!;
  if (op === 'in') return wanted.includes(have);
  if (op === 'not_in') return !wanted.includes(have);
  if (op === '=') return have === one;
  if (op === '!=') return have !== one;
  if (op === 'contains') return String(have).toLowerCase().includes(String(one).toLowerCase());
  if (op === '<') return have < one;
  if (op === '<=') return have <= one;
  return op === '>' ? have > one : have >= one;
}

const banded = (value: Micro, bands: readonly Band[]): Micro =>
  micro(bands.find((band) => band.to === undefined || value < micro(band.to))?.points ?? 0);

const asked = (item: TierItem): string[] => {
  const tests = (condition: Condition): Test[] =>
    'metric' in condition
      ? [condition]
      : 'not' in condition
        ? tests(condition.not)
        : ('all' in condition ? condition.all : condition.any).flatMap(tests);
  if ('condition' in item)
    return tests(item.condition.when).flatMap((test) => (test.op === 'known' || test.op === 'unknown' ? [] : [test.metric]));
  return ['band' in item ? item.band.metric : 'perUnit' in item ? item.perUnit.metric : item.weighted.metric];
};
const lacks = (item: TierItem, values: Values) => asked(item).some((metric) => (values[metric] ?? null) === null);

/** A value's share of the full weight as a fraction, by going over the whole base. */
function share(item: Extract<TierItem, { weighted: unknown }>, value: Micro, base: Base): [bigint, bigint] {
  const { normalise, metric } = item.weighted;
  if (normalise.method === 'bands') return [banded(value, normalise.bands), micro(100)];
  const all = base.map(({ values }) => values[metric] as Micro | null).filter((one) => one !== null);
  if (normalise.method === 'percentile') {
    const [less, same] = [all.filter((one) => one < value).length, all.filter((one) => one === value).length];
    return [BigInt(2 * less + same), BigInt(2 * all.length)];
  }
  // A value that is only supposed may have a base in which nobody has one.
  if (!all.length && (normalise.min === undefined || normalise.max === undefined)) return [0n, 0n];
  const low = normalise.min === undefined ? all.reduce((a, b) => (b < a ? b : a)) : micro(normalise.min);
  const high = normalise.max === undefined ? all.reduce((a, b) => (b > a ? b : a)) : micro(normalise.max);
  const clipped = value < low ? low : value > high ? high : value;
  return [clipped - low, high - low];
}

function pointsOf(item: TierItem, policy: TierPolicy, values: Values, base: Base): Micro | null {
  if ('condition' in item && item.whenNull === 'zero') return holds(item.condition.when, values) ? micro(item.condition.points) : 0n;
  if (lacks(item, values)) return item.whenNull === 'skip' ? null : 0n;
  if ('condition' in item) return holds(item.condition.when, values) ? micro(item.condition.points) : 0n;
  const value = values[asked(item)[0]!] as Micro;
  if ('band' in item) return banded(value, item.band.bands);
  if ('perUnit' in item) {
    let points = multiply(micro(item.perUnit.points), value);
    if (item.perUnit.max !== undefined && points > micro(item.perUnit.max)) points = micro(item.perUnit.max);
    if (item.perUnit.min !== undefined && points < micro(item.perUnit.min)) points = micro(item.perUnit.min);
    return points;
  }
  const weighted = policy.items.filter((one) => 'weighted' in one);
  const total = weighted.reduce((sum, one) => sum + micro(one.weighted.weight), 0n);
  const present = weighted
    .filter((one) => one.whenNull !== 'skip' || !lacks(one, values))
    .reduce((sum, one) => sum + micro(one.weighted.weight), 0n);
  const [over, under] = share(item, value, base);
  if (under * present === 0n) return 0n;
  return divide(micro(item.weighted.weight) * over * total, under * present * micro(1));
}

/** Judges one account the slow way: item by item, the base gone over anew for every relative number. */
export function judge(policy: TierPolicy, values: Values, base: Base): Judged {
  const points = policy.items.map((item) => pointsOf(item, policy, values, base));
  const score = points.reduce<Micro>((sum, one) => sum + (one ?? 0n), 0n);
  const rank = policy.levels.findIndex(
    (level) => (level.score === undefined || score >= micro(level.score)) && (level.when === undefined || holds(level.when, values)),
  );
  return { score, points, rank };
}
