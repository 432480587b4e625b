import { type HealthDimension, HealthPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { bands, condition, NUMBERS } from './arbitraries.ts';

const name = { zh: '项', en: 'Item' };
const mark = fc.constantFrom(0, 10, 33.33, 50, 66.67, 100);
const BOOLEAN = 'account.field.vip';

/** Parts of 100, at least one each. */
const weights = (count: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const sorted = [0, ...cuts.toSorted((one, other) => one - other), 100];
    return sorted.slice(1).map((cut, at) => cut - sorted[at]!);
  });

const figured = fc.record({
  metric: fc.constantFrom(...NUMBERS),
  normalise: fc.oneof(
    bands(mark).map((list) => ({ method: 'bands' as const, bands: list })),
    fc
      .tuple(fc.constantFrom(-1, 0, 3), fc.constantFrom(0.5, 7, 30, 1000), fc.constantFrom('high' as const, 'low' as const))
      .map(([min, width, better]) => ({ method: 'minmax' as const, min, max: min + width, better })),
  ),
});
const asked = fc.record({ metric: fc.constant(BOOLEAN), normalise: fc.constant({ method: 'yes_no' as const, yes: 80, no: 20 }) });
const measure = fc.record({
  made: fc.oneof({ weight: 5, arbitrary: figured }, { weight: 1, arbitrary: asked }),
  when: fc.option(condition, { freq: 4 }),
});

const dimensions: fc.Arbitrary<HealthDimension[]> = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc
    .tuple(
      weights(count),
      fc.array(
        fc.integer({ min: 1, max: 3 }).chain((size) => fc.tuple(weights(size), fc.array(measure, { minLength: size, maxLength: size }))),
        { minLength: count, maxLength: count },
      ),
    )
    .map(([shares, parts]) =>
      parts.map(([inner, measures], at) => ({
        id: `d${at}`,
        name,
        weight: shares[at]!,
        measures: measures.map(({ made, when }, nth) => ({
          id: `m${at}${nth}`,
          name,
          weight: inner[nth]!,
          ...made,
          ...(when === null ? {} : { when }),
        })),
      })),
    ),
);
const coverage = fc.constantFrom(0, 0.4, 0.6, 1);

/** Any health policy that the checker lets through, and some whose variants are never reached. */
export const healthPolicy: fc.Arbitrary<HealthPolicy> = fc
  .record({
    coverage,
    colours: fc.constantFrom({ green: 70, amber: 40 }, { green: 33.33, amber: 10 }),
    caps: fc.array(fc.record({ when: condition, most: fc.constantFrom(0, 20, 49, 60) }), { maxLength: 2 }),
    variants: fc.array(fc.record({ when: condition, coverage: fc.option(coverage, { nil: undefined }), dimensions }), { maxLength: 2 }),
    dimensions,
  })
  .map(({ caps, variants, ...rest }) =>
    HealthPolicy.parse({
      apiVersion: 'fulcrum/v1',
      kind: 'health',
      id: 'health',
      name,
      ...rest,
      caps: caps.map((cap, at) => ({ id: `c${at}`, name, ...cap })),
      variants: variants.map((variant, at) => ({ id: `v${at}`, name, ...variant })),
    }),
  );
