import fc from 'fast-check';

/** The same cases on every run. */
export const SEED = 20_261_123;

const nested = (depth: number, open: string, close: string): unknown => JSON.parse(open.repeat(depth) + close.repeat(depth));

/** Texts that have broken something somewhere: SQL, HTML, formulas, encodings, prototypes, paths. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202e\u200b\ufeff',
  "'; drop table account; --",
  '" or 1=1 --',
  '$1',
  '%s%n%_\\',
  '<script>alert(1)</script>',
  '=1+1',
  '+cmd|"/c calc"!A1',
  '@SUM(A1)',
  '＝1+1',
  '../../etc/passwd',
  '..%2f..%2f',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '1e309',
  '-1e309',
  '99999999999999999999999999999999',
  '-0',
  '0x10',
  '2026-02-30',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '275760-09-13',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-7000-8000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{"and":[]}',
  '{"metric":"orders.amount_12m","gte":1e400}',
  `{"not":${'{"not":'.repeat(500)}1${'}'.repeat(501)}`,
  '['.repeat(2000),
  'WyJhIiwiYiJd',
  'WyIyMDI2LTAyLTMwIiwieCJd',
  'W251bGwsbnVsbF0',
  'x'.repeat(5000),
  '字'.repeat(3000),
  '💥'.repeat(100),
  'e\u0301'.repeat(100),
];

/** Values of any JSON kind, few of them right for any field. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e308,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  [],
  {},
  [null],
  [[[[]]]],
  { __proto__: null, length: 1e9 },
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  nested(500, '[', ']'),
  JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`),
  Array.from({ length: 5000 }, (_, n) => n),
  Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, n])),
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const HOSTILE_NUMBERS = [0, -1, 1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53) + 1, 1e15, 1e300, 0.5];

/** Values of any kind, most of them of the kind that the field asks for. */
export function hostileFor(kind: 'text' | 'number' | 'list' | 'other'): fc.Arbitrary<unknown> {
  const any = fc.oneof(fc.constantFrom(...HOSTILE_VALUES), fc.jsonValue({ maxDepth: 4 }), fc.double());
  if (kind === 'text') return fc.oneof({ weight: 5, arbitrary: hostileText }, { weight: 1, arbitrary: any });
  if (kind === 'number') return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE_NUMBERS) }, { weight: 1, arbitrary: any });
  if (kind === 'list') return fc.oneof(fc.array(fc.oneof(hostileText, any), { maxLength: 5 }), any);
  return any;
}
