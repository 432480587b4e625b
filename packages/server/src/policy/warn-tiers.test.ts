import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type TierItem, TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { warnOfTiers } from './warn-tiers.ts';

const named = (id: string) => ({ id, name: { zh: `项目${id}`, en: `Item ${id}` } });
const band = (id: string, ...points: number[]) => ({
  ...named(id),
  band: { metric: 'account.employees', bands: points.map((one) => ({ points: one })) },
});
const yes = (id: string, points: number) => ({
  ...named(id),
  condition: { when: { metric: 'account.employees', op: '>', value: 9 }, points },
});
const weighted = (id: string, weight: number) => ({
  ...named(id),
  weighted: { metric: 'account.employees', weight, normalise: { method: 'percentile' } },
});
const level = (id: string, score?: number) => ({ id, name: { zh: '级', en: 'Level' }, ...(score === undefined ? {} : { score }) });
const LEVELS = [level('A', 30), level('B', 10), level('C')];
const ITEMS = [band('size', 0, 20), yes('key', 10)];
const policyOf = (change: object) =>
  TierPolicy.parse({
    apiVersion: 'fulcrum/v1',
    kind: 'tier',
    id: 'tier',
    name: { zh: '规则', en: 'Policy' },
    items: ITEMS,
    levels: LEVELS,
    ...change,
  });
const found = (change: object) => {
  const warnings = warnOfTiers(policyOf(change));
  for (const { message } of warnings) expect([message.zh, message.en].every((text) => text.length > 8)).toBe(true);
  return warnings.map(({ path: at, code }) => `${at.join('.')} ${code}`);
};

test('a good policy is not warned of', () => {
  expect(found({})).toEqual([]);
  expect(found({ items: [], levels: [{ ...level('A'), when: { metric: 'account.employees', op: '>', value: 9 } }, level('B')] })).toEqual(
    [],
  );
});

test.for([
  ['an item of bands that gives nothing', { items: [...ITEMS, band('none', 0, 0)] }, 'items.2.band.bands item.no_points'],
  ['a condition that gives nothing', { items: [...ITEMS, yes('none', 0)] }, 'items.2.condition.points item.no_points'],
  [
    'a count that may give nothing',
    { items: [...ITEMS, { ...named('none'), perUnit: { metric: 'account.employees', points: 5, max: 0 } }] },
    'items.2.perUnit.points item.no_points',
  ],
  ['one weight above the others', { items: [weighted('a', 61), weighted('b', 39)] }, 'items.0.weighted.weight weights.dominant'],
  ['a level between two sums', { levels: [level('A', 30), level('B', 25), level('C')] }, 'levels.1.score levels.empty'],
  [
    'a last level below every sum',
    { items: [{ ...band('size', 10, 20), whenNull: 'fail' }], levels: [level('A', 20), level('B', 10), level('C')] },
    'levels.2 levels.empty',
  ],
  ['a margin wider than a level', { hysteresis: { margin: 21 } }, 'hysteresis.margin hysteresis.wide'],
] as const)('warned of: %s', ([, change, expected]) => {
  expect(found(change)).toEqual([expected]);
});

test('at the limit nothing is said: weights of 60, a margin as wide as the level, sums that are not a few', () => {
  expect(found({ items: [weighted('a', 60), weighted('b', 40)] })).toEqual([]);
  expect(found({ items: [weighted('a', 100)] })).toEqual([]);
  expect(found({ hysteresis: { margin: 20 } })).toEqual([]);
  const unit = { ...named('staff'), perUnit: { metric: 'account.employees', points: 1 } };
  expect(found({ items: [...ITEMS, unit], levels: [level('A', 30), level('B', 25), level('C')] })).toEqual([]);
});

/** All sums, item by item, drawn as a person would: every way to combine what each may give. */
function everySum(items: readonly TierItem[]): number[] {
  const [first, ...others] = items;
  if (!first) return [0];
  const own =
    'condition' in first ? [0, first.condition.points] : 'band' in first ? [0, ...first.band.bands.map(({ points }) => points)] : [];
  return everySum(others).flatMap((sum) => own.map((points) => sum + points));
}

test('a level is called empty exactly when no way to combine the points of items falls into it', () => {
  let empty = 0;
  const items = fc.array(
    fc.oneof(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 9 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(items, fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }), (drawn, scores) => {
      const policy = policyOf({
        items: drawn.map((one, at) => (typeof one === 'number' ? yes(`i${at}`, one) : band(`i${at}`, ...one))),
        levels: [...scores.toSorted((a, b) => b - a).map((score, at) => level(`L${at}`, score)), level('Z')],
      });
      const sums = everySum(policy.items);
      const expected = policy.levels.flatMap(({ score = -1 }, at) => {
        const above = policy.levels[at - 1]?.score ?? Number.POSITIVE_INFINITY;
        return sums.some((sum) => sum >= score && sum < above) ? [] : [at];
      });
      const told = warnOfTiers(policy).flatMap(({ code, path: place }) => (code === 'levels.empty' ? [place[1]] : []));
      expect(told).toEqual(expected);
      empty += told.length;
    }),
    { numRuns: 200 },
  );
  expect(empty).toBeGreaterThan(0);
});

test('no shipped policy is warned of', () => {
  const root = path.resolve(import.meta.dirname, '../../../../templates');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /policies\/.*\.ya?ml$/.test(file));
  const documents = files.map((file) => parse(readFileSync(path.join(root, file), 'utf8')) as { kind: string });
  const tiers = documents.filter(({ kind }) => kind === 'tier').map((document) => TierPolicy.parse(document));
  expect(tiers.length).toBeGreaterThan(3);
  expect(tiers.map((policy) => [policy.id, warnOfTiers(policy).map(({ code }) => code)])).toEqual(tiers.map(({ id }) => [id, []]));
});
