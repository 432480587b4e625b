import { readdirSync, readFileSync } from 'node:fs';
import { HealthPolicy, healthForms, measuresOf } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AS_OF, accounts, condition } from '../../test/judgement/arbitraries.ts';
import { healthPolicy } from '../../test/judgement/health-policies.ts';
import { healthOf } from '../../test/oracle/health.ts';
import { metricsOf } from '../../test/oracle/metrics.ts';
import { warnOfHealth } from './warn-health.ts';

const name = { zh: '名', en: 'Name' };
const scale = { method: 'minmax', min: 0, max: 90, better: 'low' };
const recent = { id: 'recent', name, metric: 'orders.recency_days', normalise: scale };
const young = { metric: 'account.age_days', op: '<', value: 90 };
const old = { metric: 'account.age_days', op: '>', value: 400 };
const dimension = (...measures: object[]) => [{ id: 'd', name, weight: 100, measures }];
const bands = (...points: number[]) => ({
  method: 'bands',
  bands: points.map((worth, at) => ({
    ...(at ? { from: at * 10 } : {}),
    ...(at < points.length - 1 ? { to: at * 10 + 10 } : {}),
    points: worth,
  })),
});
const warned = (change: object) =>
  warnOfHealth(
    HealthPolicy.parse({ ...{ apiVersion: 'fulcrum/v1', kind: 'health', id: 'health', name, dimensions: dimension(recent) }, ...change }),
  ).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('what is allowed and perhaps not meant', () => {
  test.each<[string, object, string[]]>([
    ['nothing of a good policy', {}, []],
    [
      'a colour too high for any marks',
      { dimensions: dimension({ ...recent, normalise: bands(60, 10) }) },
      ['colours.green colour.unreachable'],
    ],
    [
      'a colour too low for any marks',
      { dimensions: dimension({ ...recent, normalise: bands(100, 50) }) },
      ['colours.amber colour.unreachable'],
    ],
    [
      'not one that a cap reaches',
      { dimensions: dimension({ ...recent, normalise: bands(100, 50) }), caps: [{ id: 'c', name, when: young, most: 20 }] },
      [],
    ],
    [
      'not one that the good half alone reaches, where half is enough',
      {
        coverage: 0.5,
        dimensions: dimension({ ...recent, weight: 50 }, { ...recent, id: 'often', weight: 50, normalise: bands(20, 0) }),
      },
      [],
    ],
    [
      'one that half of the weight cannot reach where more is asked',
      {
        coverage: 0.9,
        dimensions: dimension({ ...recent, weight: 50 }, { ...recent, id: 'often', weight: 50, normalise: bands(20, 0) }),
      },
      ['colours.green colour.unreachable'],
    ],
    [
      'a colour of a variant',
      { variants: [{ id: 'v', name, when: young, dimensions: dimension({ ...recent, normalise: bands(30, 0) }) }] },
      ['variants.0 colour.unreachable', 'variants.0 colour.unreachable'],
    ],
    [
      'a measure whose condition contradicts that of its variant',
      {
        variants: [
          { id: 'v', name, when: young, dimensions: dimension({ ...recent, weight: 30, when: old }, { ...recent, id: 'b', weight: 70 }) },
        ],
      },
      ['variants.0.dimensions.0.measures.0.when measure.never'],
    ],
    [
      'a measure of those whom a variant takes',
      {
        variants: [{ id: 'v', name, when: young, dimensions: dimension(recent) }],
        dimensions: dimension({ ...recent, weight: 30, when: { ...young, value: 30 } }, { ...recent, id: 'b', weight: 70 }),
      },
      ['dimensions.0.measures.0.when measure.never'],
    ],
    [
      'so much that never counts that nobody is ever known',
      { dimensions: dimension({ ...recent, weight: 50, when: { all: [young, old] } }, { ...recent, id: 'b', weight: 50 }) },
      ['dimensions.0.measures.0.when measure.never', 'coverage coverage.unreachable'],
    ],
    [
      'a measure that tells nobody apart',
      { dimensions: dimension({ ...recent, weight: 30, normalise: bands(50, 50) }, { ...recent, id: 'b', weight: 70 }) },
      ['dimensions.0.measures.0.normalise measure.flat'],
    ],
    ['a cap that nobody meets', { caps: [{ id: 'c', name, when: { all: [young, old] }, most: 30 }] }, ['caps.0.when cap.unreachable']],
    [
      'a cap behind a lower one',
      {
        caps: [
          { id: 'a', name, when: { ...young, value: 30 }, most: 45 },
          { id: 'b', name, when: young, most: 30 },
        ],
      },
      ['caps.0.most cap.covered'],
    ],
  ])('%s', (_, change, expected) => {
    expect(warned(change)).toEqual(expected);
  });
});

const TEMPLATES = new URL('../../../../templates/', import.meta.url);
test('the policies that are shipped give none', () => {
  const shipped = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /policies.+\.yaml$/.test(file))
    .map((file) => readFileSync(new URL(file, TEMPLATES), 'utf8'))
    .filter((text) => /^kind: health$/m.test(text));
  expect(shipped).toHaveLength(5);
  for (const text of shipped) expect(warnOfHealth(HealthPolicy.parse(parse(text)))).toEqual([]);
});

/** Marks that lie close together, so that colours are out of reach often. */
const narrow = fc
  .tuple(healthPolicy, condition, fc.constantFrom(0, 30, 60), fc.boolean())
  .map(([policy, when, from, asks]): HealthPolicy => {
    const squeeze = (measure: HealthPolicy['dimensions'][number]['measures'][number]) => {
      const { normalise } = measure;
      const inside = (points: number) => from + points / 4;
      if (normalise.method === 'yes_no')
        return { ...measure, normalise: { ...normalise, yes: inside(normalise.yes), no: inside(normalise.no) } };
      return normalise.method === 'bands'
        ? { ...measure, normalise: { ...normalise, bands: normalise.bands.map((band) => ({ ...band, points: inside(band.points) })) } }
        : measure;
    };
    const all = (list: HealthPolicy['dimensions']) =>
      list.map((one) => ({ ...one, measures: one.measures.map((measure) => ({ ...squeeze(measure), ...(asks ? { when } : {}) })) }));
    return {
      ...policy,
      caps: policy.caps.map((cap) => (asks ? { ...cap, when } : cap)),
      dimensions: all(policy.dimensions),
      variants: policy.variants.map((one) => ({ ...one, dimensions: all(one.dimensions) })),
    };
  });
const COLOUR_OF: Record<string, string> = { good: 'green', watch: 'amber', poor: 'red' };

test('no account of any base is what a warning says that none can be', () => {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(accounts(12), fc.oneof(narrow, healthPolicy), fc.constantFrom(...AS_OF), (base, policy, asOf) => {
      const told = base.map((account) => healthOf(policy, metricsOf(account, asOf)));
      const forms = healthForms(policy);
      for (const { path, code, message } of warnOfHealth(policy)) {
        seen[code] = (seen[code] ?? 0) + 1;
        const form = forms[path[0] === 'variants' ? Number(path[1]) : forms.length - 1]!;
        const own = told.filter(({ variant }) => variant === form.id);
        if (code === 'colour.unreachable') {
          const colour = COLOUR_OF[/never be (\w+)/.exec(message.en)![1]!];
          expect(own.map((one) => one.colour)).not.toContain(colour);
        } else if (code === 'coverage.unreachable') expect(own.every((one) => one.colour === 'unknown')).toBe(true);
        else if (code.startsWith('cap.')) expect(told.map(({ cap }) => cap)).not.toContain(policy.caps[Number(path[1])]!.id);
        else {
          const steps = path[0] === 'variants' ? path.slice(2) : path;
          const measure = form.dimensions[Number(steps[1])]!.measures[Number(steps[3])]!;
          const at = measuresOf(form).findIndex((one) => one.measure === measure);
          const marks = own.flatMap((one) => one.marks[at] ?? []);
          if (code === 'measure.never') expect(marks).toEqual([]);
          else expect(new Set(marks).size).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 3000 },
  );
  for (const code of ['colour.unreachable', 'measure.flat', 'cap.covered']) expect(seen[code], code).toBeGreaterThan(10);
});
