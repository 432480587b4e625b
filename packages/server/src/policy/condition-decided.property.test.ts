import { type Condition, mapTests, type Test, testsOf } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decided } from './condition-decided.ts';

const LEVELS = ['A', 'B', 'C'];
const STAGES = ['launch', 'renewal'];
const tested = (metric: string, values: readonly string[]): fc.Arbitrary<Test> =>
  fc.oneof(
    fc.record({ metric: fc.constant(metric), op: fc.constantFrom('=' as const, '!=' as const), value: fc.constantFrom(...values) }),
    fc.record({
      metric: fc.constant(metric),
      op: fc.constantFrom('in' as const, 'not_in' as const),
      value: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }),
    }),
    fc.record({ metric: fc.constant(metric), op: fc.constantFrom('known' as const, 'unknown' as const) }),
  );
const other: fc.Arbitrary<Test> = fc.constant({ metric: 'other', op: '>', value: 0 });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    tested('state.tier', LEVELS),
    tested('state.stage', STAGES),
    other,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
/** Each unknown test is of a thing of its own. */
function apart(of: Condition): Condition {
  let n = 0;
  return mapTests(of, (one) => (one.metric === 'other' ? { ...one, metric: `other.${n++}` } : one));
}

/** By hand: what a test says of a value, once every unknown thing is given. */
function holds(of: Condition, values: Record<string, string | number | null>): boolean {
  if ('all' in of) return of.all.every((one) => holds(one, values));
  if ('any' in of) return of.any.some((one) => holds(one, values));
  if ('not' in of) return !holds(of.not, values);
  const value = values[of.metric] ?? null;
  if (of.op === 'unknown') return value === null;
  if (value === null) return false;
  if (of.op === 'known') return true;
  if (of.op === '>') return Number(value) > Number(of.value);
  const listed = [of.value].flat().includes(value);
  return of.op === '=' || of.op === 'in' ? listed : !listed;
}
/** Of all accounts that might stand there: whether it holds of every one, of none, or of some. */
function ofAll(of: Condition, known: Record<string, string | null>): boolean | null {
  const unknown = testsOf(of).flatMap(({ metric }) => (metric.startsWith('other') ? [metric] : []));
  const found = Array.from({ length: 2 ** unknown.length }, (_, bits) =>
    holds(of, { ...known, ...Object.fromEntries(unknown.map((metric, at) => [metric, (bits >> at) & 1])) }),
  );
  return found.every(Boolean) ? true : found.some(Boolean) ? null : false;
}
const standing = fc.record({
  'state.tier': fc.option(fc.constantFrom(...LEVELS)),
  'state.stage': fc.option(fc.constantFrom(...STAGES)),
});

describe('whether a condition holds of whoever stands there', () => {
  test('is what trying every account that might stand there tells', () => {
    fc.assert(
      fc.property(condition.map(apart), standing, (asked, known) => {
        fc.pre(testsOf(asked).length <= 12);
        expect(decided(asked, known)).toBe(ofAll(asked, known));
      }),
      { numRuns: 500 },
    );
  });

  test('is not told where a level is compared as larger or smaller', () => {
    expect(decided({ metric: 'state.tier', op: '>', value: 'A' }, { 'state.tier': 'B' })).toBeNull();
  });
});
