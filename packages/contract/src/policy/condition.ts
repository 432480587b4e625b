import * as z from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not_in',
  'contains',
  'known',
  'unknown',
  'within_last',
  'within_next',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** A day counted from the day on which the condition is asked: `{ today: -30 }` is thirty days before it. */
export const RelativeDay = z.strictObject({ today: z.number().int().min(-36_500).max(36_500) });
export type RelativeDay = z.infer<typeof RelativeDay>;
export const isRelativeDay = (value: unknown): value is RelativeDay => typeof value === 'object' && value !== null && 'today' in value;

/**
 * One test of one metric or account field. `known`/`unknown` take no value; `in`/`not_in` a list. `within_last` 30 holds on the day asked and
 * the 29 before it; `within_next` 90 from the day asked up to 90 days after it. A test on a value without facts is false. Tags and segments
 * are sets: `in` asks for any of the listed, `not_in` for none of them, and an account without any has the empty set.
 */
export const Test = z.strictObject({
  metric: z.string(),
  op: z.enum(OPERATORS),
  value: z.union([Scalar, RelativeDay, z.array(Scalar).min(1).max(500)]).optional(),
});
export type Test = z.infer<typeof Test>;

export type Condition = Test | { all: Condition[] } | { any: Condition[] } | { not: Condition };
/** The one condition language: list filters, segments, policies and plays. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Test,
    z.strictObject({ all: z.array(Condition).min(1).max(50) }),
    z.strictObject({ any: z.array(Condition).min(1).max(50) }),
    z.strictObject({ not: Condition }),
  ]),
);

/** All tests of a condition, depth first. */
export function testsOf(condition: Condition): Test[] {
  if ('metric' in condition) return [condition];
  if ('all' in condition) return condition.all.flatMap(testsOf);
  if ('any' in condition) return condition.any.flatMap(testsOf);
  return testsOf(condition.not);
}

/** The same condition with each test replaced by what `change` makes of it. */
export function mapTests(condition: Condition, change: (test: Test) => Condition): Condition {
  if ('metric' in condition) return change(condition);
  if ('all' in condition) return { all: condition.all.map((one) => mapTests(one, change)) };
  if ('any' in condition) return { any: condition.any.map((one) => mapTests(one, change)) };
  return { not: mapTests(condition.not, change) };
}

/** The metric by which a condition asks for segments, by their ids. */
export const SEGMENTS_METRIC = 'account.segments';
export const TAGS_METRIC = 'account.tags';
/** The segments that a condition names. */
export const segmentsIn = (condition: Condition): string[] =>
  testsOf(condition)
    .filter(({ metric }) => metric === SEGMENTS_METRIC)
    .flatMap(({ value }) => (Array.isArray(value) ? value : [value]))
    .filter((id): id is string => typeof id === 'string');
