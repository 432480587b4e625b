import * as z from 'zod';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'in', 'not_in', 'contains', 'known', 'unknown'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One test of one metric or account field. `known`/`unknown` take no value; `in`/`not_in` a list. A test on a value without facts is false. */
export const Test = z.strictObject({
  metric: z.string(),
  op: z.enum(OPERATORS),
  value: z.union([Scalar, z.array(Scalar).min(1).max(500)]).optional(),
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
