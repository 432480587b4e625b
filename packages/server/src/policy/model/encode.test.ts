import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, micro } from '../../kernel/micro.ts';
import { fitModel, type Model, scoreBy, typicalOf } from './encode.ts';

const number = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((value) => value / 1000);
const models: fc.Arbitrary<Model> = fc.record({
  intercept: number(-3, 3),
  terms: fc.array(
    fc.record({
      id: fc.constant('x'),
      log: fc.boolean(),
      mean: number(-5, 5),
      deviation: number(1, 9),
      weight: number(-2, 2),
      error: fc.constant(0.1),
      missing: fc.option(fc.record({ share: number(0, 1), weight: number(-2, 2), error: fc.constant(0.1) })),
    }),
    { maxLength: 8 },
  ),
});
const values = fc.array(fc.option(number(-1e6, 1e6)), { minLength: 8, maxLength: 8 });
/** As it goes out, read again. */
const told = (millionths: number) => micro(decimal(BigInt(millionths)));

test('contributions and the intercept add up to the logit, digit by digit, and it is that of the definition', () => {
  fc.assert(
    fc.property(models, values, (model, of) => {
      const scored = scoreBy(model, of);
      const sum = scored.contributions.reduce((total, one) => total + told(one), told(scored.intercept));
      expect(sum).toBe(told(scored.logit));
      const plain = model.terms.reduce((total, { log, mean, deviation, weight, missing }, place) => {
        const value = of[place] ?? null;
        const size = value === null ? mean : log ? Math.sign(value) * Math.log(1 + Math.abs(value)) : value;
        return total + (weight * (size - mean)) / deviation + (missing ? missing.weight * (Number(value === null) - missing.share) : 0);
      }, model.intercept);
      expect(Math.abs(scored.logit / 1e6 - plain)).toBeLessThan(1e-5);
      expect(scored.chance).toBeCloseTo(1 / (1 + Math.exp(-plain)), 5);
    }),
  );
});

test('a figure tells which way it points, at its typical value it contributes nothing, and having none is told apart where many have none', () => {
  const cases = Array.from({ length: 200 }, (_, n) => ({ x: n % 20, none: n % 4 === 0, happened: n % 20 > 9 !== (n % 7 === 0) }));
  const model = fitModel(
    [
      { id: 'x', log: false, values: cases.map(({ x }) => x) },
      { id: 'y', log: true, values: cases.map(({ x, none }) => (none ? null : 1000 - x)) },
    ],
    cases.map(({ happened }) => happened),
  )!;
  expect(model.terms[0]).toMatchObject({ missing: null });
  expect(model.terms[0]!.weight).toBeGreaterThan(0.5);
  expect(model.terms[1]!.missing).toMatchObject({ share: 0.25 });
  expect(scoreBy(model, [typicalOf(model.terms[0]!), typicalOf(model.terms[1]!)]).contributions[0]).toBe(0);
  const mean = cases.reduce((sum, { x, none }) => sum + scoreBy(model, [x, none ? null : 1000 - x]).chance, 0) / cases.length;
  // The score of maximum likelihood: chances average to the share to which it happened.
  expect(mean).toBeCloseTo(cases.filter(({ happened }) => happened).length / cases.length, 5);
  expect(fitModel([{ id: 'x', log: false, values: [1, 2] }], [true, true])).toBeNull();
});
