import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { catalogWith } from '../slices/catalog.ts';
import { aroundOf } from './around.ts';
import { checkPolicy } from './check.ts';
import { parsePolicy } from './parse-policy.ts';

const root = new URL('../../../../', import.meta.url);
const catalog = catalogWith([]);
const name = { zh: '名', en: 'Name' };
const good = {
  apiVersion: 'fulcrum/v1',
  kind: 'tier',
  id: 'tier',
  name,
  items: [
    {
      id: 'amount',
      name,
      band: {
        metric: 'orders.amount_12m',
        bands: [
          { to: 100, points: 10 },
          { from: 100, points: 60 },
        ],
      },
    },
  ] as unknown[],
  levels: [
    { id: 'A', name, score: 50 },
    { id: 'B', name },
  ] as unknown[],
};
/** Place and code of each issue of a policy that differs from a good one. */
const issues = (change: Partial<typeof good>) =>
  checkPolicy(stringify({ ...good, ...change }), catalog).issues.map((issue) => `${issue.path.join('.')} ${issue.code}`);
const item = (part: object) => ({ items: [{ id: 'one', name, ...part }] });
const bands = (...list: object[]) => item({ band: { metric: 'orders.amount_12m', bands: list } });
const when = (condition: object) => item({ condition: { when: condition, points: 50 } });

test('a good policy has no issues', () => {
  expect(checkPolicy(stringify(good), catalog)).toMatchObject({ ok: true, id: 'tier', kind: 'tier', issues: [] });
});

test('every template that ships is right, with the fields that it declares', () => {
  const templates = readdirSync(new URL('templates/', root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const policies = templates.flatMap(({ name: id }) => {
    const folder = new URL(`templates/${id}/`, root);
    const names = readdirSync(folder);
    if (!names.includes('policies')) return [];
    const own = catalogWith(parse(readFileSync(new URL('fields.yaml', folder), 'utf8')));
    const read = (part: string) =>
      names.includes(part)
        ? readdirSync(new URL(`${part}/`, folder)).map((file) => readFileSync(new URL(`${part}/${file}`, folder), 'utf8'))
        : [];
    const texts = [...read('policies'), ...read('plays')];
    const around = aroundOf(texts.map((text) => parsePolicy(text).document));
    return texts.map((text) => checkPolicy(text, own, around));
  });
  expect(policies.length).toBeGreaterThanOrEqual(5);
  expect(policies.flatMap((checked) => checked.issues)).toEqual([]);
});

test('an unknown metric is named with the nearest one', () => {
  const { issues: found } = checkPolicy(stringify({ ...good, ...item({ perUnit: { metric: 'orders.amount_12', points: 60 } }) }), catalog);
  expect(found).toEqual([
    {
      path: ['items', 0, 'perUnit', 'metric'],
      code: 'metric.unknown',
      message: {
        zh: '没有指标“orders.amount_12”，是否指“orders.amount_12m”？',
        en: 'There is no metric “orders.amount_12”: did you mean “orders.amount_12m”?',
      },
    },
  ]);
});

test.each([
  ['overlap', bands({ to: 100, points: 1 }, { from: 90, points: 60 }), 'items.0.band.bands.1.from bands.overlap'],
  ['gap', bands({ to: 100, points: 1 }, { from: 110, points: 60 }), 'items.0.band.bands.1.from bands.gap'],
  ['closed below', bands({ from: 0, to: 100, points: 1 }, { from: 100, points: 60 }), 'items.0.band.bands.0.from bands.open'],
  ['closed above', bands({ to: 100, points: 1 }, { from: 100, to: 200, points: 60 }), 'items.0.band.bands.1.to bands.open'],
  ['number as text', when({ metric: 'orders.amount_12m', op: '>', value: '5' }), 'items.0.condition.when.value condition.value'],
  ['no such day', when({ metric: 'orders.last_on', op: '>', value: '2025-02-29' }), 'items.0.condition.when.value condition.value'],
  ['order of texts', when({ metric: 'account.brand', op: '>', value: 'listed' }), 'items.0.condition.when.op condition.operator'],
  ['value of known', when({ metric: 'account.brand', op: 'known', value: 'x' }), 'items.0.condition.when.value condition.value'],
  ['list without in', when({ metric: 'account.brand', op: '=', value: ['x'] }), 'items.0.condition.when.value condition.value'],
  ['points of a text', item({ perUnit: { metric: 'account.brand', points: 60 } }), 'items.0.perUnit.metric metric.kind'],
  ['weights', item({ weighted: { metric: 'orders.count_12m', weight: 90, normalise: { method: 'minmax' } } }), 'items weights.sum'],
  ['twice the same item', { items: [...good.items, ...good.items] }, 'items.1.id id.repeated'],
  [
    'too high a level',
    {
      levels: [
        { id: 'A', name, score: 61 },
        { id: 'B', name },
      ],
    },
    'levels.0.score levels.unreachable',
  ],
  [
    'levels that rise',
    {
      levels: [
        { id: 'A', name, score: 20 },
        { id: 'B', name, score: 30 },
        { id: 'C', name },
      ],
    },
    'levels.1.score levels.unreachable',
  ],
  [
    'a level below the rest',
    {
      levels: [
        { id: 'A', name },
        { id: 'B', name, score: 30 },
        { id: 'C', name },
      ],
    },
    'levels.1 levels.unreachable',
  ],
  [
    'no level for the rest',
    {
      levels: [
        { id: 'A', name, score: 50 },
        { id: 'B', name, score: 10 },
      ],
    },
    'levels.1 levels.no_catch_all',
  ],
  [
    'a key that is not one',
    { ...item({ perUnit: { metric: 'orders.count_12m', points: 60, cap: 3 } }) },
    'items.0.perUnit shape.unknown_key',
  ],
])('refuses with its place: %s', (_, change, expected) => {
  expect(issues(change)).toContain(expected);
});

test('faults of shape hide none that can still be judged', () => {
  const many = {
    ...item({ perUnit: { metric: 'orders.amount_12', points: 'many' } }),
    color: 'red',
    levels: [
      { id: 'A', name, score: 50, when: { metric: 'account.employee', op: '>', value: 3 } },
      { id: 'A', name, score: 70 },
    ],
  };
  many.items.push({ id: 'one', name, condition: { when: { metric: 'account.brand', op: '<', value: 'listed' }, points: 1 } } as never);
  expect(issues(many).sort()).toEqual([
    ' shape.unknown_key',
    'items.0.perUnit.metric metric.unknown',
    'items.0.perUnit.points shape.invalid',
    'items.1.condition.when.op condition.operator',
    'items.1.id id.repeated',
    'levels.0.when.metric metric.unknown',
    'levels.1 levels.no_catch_all',
    'levels.1.id id.repeated',
  ]);
});

test('a key that nobody knows leaves the rest as it would be judged without it', () => {
  const wrong = {
    levels: [
      { id: 'A', name, score: 500 },
      { id: 'B', name, colour: 'red' },
    ],
  };
  expect(issues(wrong)).toEqual(['levels.1 shape.unknown_key', 'levels.0.score levels.unreachable']);
});

test('a play of a wrong shape has its condition judged', () => {
  const { issues: found } = checkPolicy({ kind: 'play', id: 'p', who: { metric: 'account.colour', op: '=', value: 'x' } }, catalog);
  expect(found.map(({ code }) => code)).toContain('metric.unknown');
});

test('broken YAML is told by line and column', () => {
  const [issue] = checkPolicy('kind: tier\nitems: [', catalog).issues;
  expect(issue).toMatchObject({ code: 'yaml.syntax', path: [2, expect.any(Number)] });
  expect(issue?.message.zh).toContain('第 2 行');
});

test('aliases that blow a small text up are refused', () => {
  const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`;
  expect(checkPolicy(bomb, catalog).issues[0]?.code).toBe('yaml.aliases');
});

test('a lifecycle names every stage, each once', () => {
  const stages = ['handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned'].map((id) => ({ id, name }));
  const found = (change: object) =>
    checkPolicy(
      { apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'life', name, model: 'subscription', stages, ...change },
      catalog,
    ).issues.map((issue) => `${issue.path.join('.')} ${issue.code}`);
  expect(found({})).toEqual([]);
  expect(found({ stages: [...stages.slice(0, 6), { id: 'launch', name }] })).toEqual(['stages.6.id id.repeated', 'stages stages.missing']);
  expect(found({ stages: [...stages.slice(0, 6), { id: 'lost', name }] })).toContain('stages.6.id shape.invalid');
  expect(found({ grace: -1 })).toEqual(['grace shape.invalid']);
  expect(found({ graceDays: 30 })).toEqual([' shape.unknown_key']);
});
