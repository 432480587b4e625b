import { contract, type MaskedKind, maskOf, ROLE_TABLE, streams } from '@fulcrum/contract';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { endpointsOf } from '../../src/access/index.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { tryCall, tryStream } from './walk.ts';
import { buildWorld } from './world.ts';

const fulcrum = await testFulcrum();
const world = await buildWorld(fulcrum);
const unmasked = { ...ROLE_TABLE.administrator };
const asOneWho = (...masked: MaskedKind[]) => {
  Object.assign(ROLE_TABLE.administrator, { masked });
  return world.people.get('administrator')!;
};
afterEach(() => void Object.assign(ROLE_TABLE.administrator, unmasked));

describe('a masked value cannot be asked for', () => {
  test.each([
    ['accounts.list', { filter: { metric: 'orders.amount_12m', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { filter: { metric: 'orders.amount_total', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { filter: { metric: 'account.field.budget', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { filter: { metric: 'state.tier_score', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { filter: { metric: 'rfm.m', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { filter: { metric: 'orders.growth_12m', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { filter: { metric: 'service.cost_rate_12m', op: '>', value: 0 } }, 'amount'],
    ['accounts.summary', { filter: { metric: 'rfm.m', op: '>', value: 0 } }, 'amount'],
    ['metrics.value', { id: 'rfm.m', by: 'account' }, 'amount'],
    ['accounts.list', { filter: { metric: 'account.gross_margin_rate', op: '>', value: 0 } }, 'margin'],
    ['accounts.list', { filter: { metric: 'orders.margin_rate_12m', op: '>', value: 0 } }, 'margin'],
    ['accounts.list', { filter: { not: { metric: 'orders.amount_12m', op: '>', value: 0 } } }, 'amount'],
    ['accounts.summary', { filter: { metric: 'orders.amount_12m', op: '>', value: 0 } }, 'amount'],
    ['accounts.list', { sort: 'tier' }, 'amount'],
    ['metrics.value', { id: 'orders.amount_12m' }, 'amount'],
    ['metrics.value', { id: 'orders.amount_12m', by: 'account' }, 'amount'],
    ['metrics.value', { id: 'orders.amount_total', by: 'tier' }, 'amount'],
    ['metrics.value', { id: 'account.gross_margin_rate', by: 'account' }, 'margin'],
    ['contacts.list', { q: '沈澜' }, 'person'],
    ['contacts.list', { q: '无此人' }, 'person'],
  ] as const)('%s %j is refused for whom it is masked, whatever it would have found', async (id, input, kind) => {
    const asked = 'filter' in input ? { ...input, filter: JSON.stringify(input.filter) } : input;
    expect((await tryCall(fulcrum, id, asOneWho(), asked)).came).toBe('ok');
    expect((await tryCall(fulcrum, id, asOneWho(kind), asked)).came).toBe('input.masked');
  });

  test('an export is narrowed by it no more than a list', async () => {
    const query = { entity: 'accounts', filter: JSON.stringify({ metric: 'orders.amount_12m', op: '>', value: 0 }) };
    expect((await tryStream(fulcrum, 'export', asOneWho('amount'), query)).came).toBe('input.masked');
  });

  test('no search finds an account by the phone, mail or name of its people', async () => {
    for (const q of ['13800001111', 'shenlan', '沈澜'])
      expect(JSON.parse((await tryCall(fulcrum, 'accounts.list', asOneWho('person', 'phone', 'mail'), { q })).text).items).toEqual([]);
  });

  test('the log finds nothing by values that its reader sees masked', async () => {
    const found = async (person: Parameters<typeof tryCall>[2]) =>
      JSON.parse((await tryCall(fulcrum, 'audit.list', person, { text: '13800001111' })).text).items.length;
    expect(await found(asOneWho())).toBeGreaterThan(10);
    expect(await found(asOneWho('phone'))).toBe(0);
  });

  test('points, scores and shares tell nothing of a figure that is masked', async () => {
    const person = asOneWho('amount');
    const explained = JSON.parse((await tryCall(fulcrum, 'tiers.explain', person, { accountId: world.others.team.accountId })).text);
    expect(explained.items.map(({ points }: { points: number | null }) => points)).toEqual([null, 0]);
    expect(explained.score).toBeNull();
    const changed = JSON.parse((await tryCall(fulcrum, 'tiers.change', person, { accountId: world.others.team.accountId })).text);
    expect(changed).toMatchObject({ difference: null, parts: null, split: null, from: { score: null }, to: { score: null } });
    expect(changed.items.at(-1)).toMatchObject({ before: null, after: null, difference: null, parts: null });
    const history = JSON.parse((await tryCall(fulcrum, 'tiers.history', person, { accountId: world.others.team.accountId })).text);
    expect(history.items.map(({ score }: { score: number | null }) => score)).toEqual([null]);
    const pareto = JSON.parse((await tryCall(fulcrum, 'tiers.pareto', person, {})).text);
    expect(pareto).toMatchObject({ total: '***', topFifthShare: null, accountsFor80: null, gini: null, points: [] });
    const portfolio = JSON.parse((await tryCall(fulcrum, 'tiers.portfolio', person, {})).text);
    const outcomes = JSON.parse((await tryCall(fulcrum, 'tiers.outcomes', person, {})).text);
    const sums = [
      ...portfolio.levels,
      ...portfolio.categories,
      ...portfolio.cells,
      ...outcomes.years.flatMap((year: { levels: [] }) => year.levels),
    ];
    expect(sums.length).toBeGreaterThan(2);
    for (const sum of sums) expect(sum.amount ?? [sum.amountBefore, sum.amountAfter].join()).toMatch(/^[*]{3}(,[*]{3})?$/);
    const listed = JSON.parse((await tryCall(fulcrum, 'accounts.list', person, { sort: 'name' })).text);
    expect(new Set(listed.items.map(({ tierScore }: { tierScore: string }) => tierScore))).toEqual(new Set(['***']));
  });

  test('a masked value does not come back as if it were the value', async () => {
    const { contactId } = world.others.team;
    for (const change of [{ phone: '138****1111' }, { name: '沈**' }, { email: 's***@marker.example' }, { wechat: '***' }])
      expect((await tryCall(fulcrum, 'contacts.change', asOneWho(), { id: contactId, revision: 1, ...change })).came).toBe('input.invalid');
  });
});

describe('every answer', () => {
  /** Names that tell a masked kind; those that are no person's or account's value are listed with the reason. */
  const TELLING: [RegExp, MaskedKind][] = [
    [/phone|mobile/i, 'phone'],
    [/e-?mail$/i, 'mail'],
    [/wechat|wecom/i, 'wechat'],
    [/amount|price|atStake$/i, 'amount'],
    [/margin/i, 'margin'],
  ];
  const KNOWN: Record<string, string> = {
    ...Object.fromEntries(
      ['list.items.priceLevel', 'create.priceLevel', 'change.priceLevel', 'rules.priceField', 'setRules.priceField'].map((path) => [
        `communities.${path}`,
        'what a level is called, no price',
      ]),
    ),
    'session.me.email': 'one’s own',
    'portal.me.email': 'one’s own',
    'portal.changeMe.email': 'one’s own',
    'market.presence.items.pricePressure': 'a count of accounts',
    'backtests.get.points.levels.amountShare': 'a share, empty for who sees amounts masked (backtests.test.ts)',
    'backtests.get.points.levels.amountRate': 'a share, empty for who sees amounts masked (health-backtest.test.ts)',
  };
  const leaves = (shape: z.ZodType, path: string): { path: string; name: string; shape: z.ZodType }[] => {
    if (maskOf(shape)) return [{ path, name: path.split('.').at(-1) ?? '', shape }];
    if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodDefault)
      return leaves(shape.unwrap() as z.ZodType, path);
    if (shape instanceof z.ZodArray) return leaves(shape.element as z.ZodType, path);
    if (shape instanceof z.ZodObject)
      return Object.entries(shape.shape).flatMap(([name, field]) => leaves(field as z.ZodType, `${path}.${name}`));
    return [{ path, name: path.split('.').at(-1) ?? '', shape }];
  };

  test('marks what it tells of people and amounts as masked, or says why not', () => {
    const outputs = [
      ...endpointsOf(contract).map(({ id, def }) => ({ id, shape: def.outputSchema })),
      ...Object.entries(streams).map(([id, { output }]) => ({ id, shape: output as z.ZodType })),
    ];
    const open = outputs
      .flatMap(({ id, shape }) => leaves(shape, id))
      .filter(({ name, shape }) => TELLING.some(([pattern]) => pattern.test(name)) && !maskOf(shape))
      .filter(({ path, shape }) => !KNOWN[path] && !(shape instanceof z.ZodBoolean || shape instanceof z.ZodEnum));
    expect(open.map(({ path }) => path)).toEqual([]);
  });
});
