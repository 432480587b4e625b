import { ROLE_TABLE, type SimulatedHealth, type TriedHealth } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
interface Settings {
  green?: number;
  staff?: number;
  full?: number;
  metric?: string;
  parts?: string;
}
/** Health by two dimensions: people, of 100 at most, and years since the founding, of 10 at most. */
const yamlOf = ({ green = 70, staff = 50, full = 100, metric = 'account.employees', parts = '' }: Settings = {}) => `apiVersion: fulcrum/v1
kind: health
id: health
name: { zh: 健康度, en: Health }
colours: { green: ${green}, amber: 40 }
dimensions:
  - id: people
    name: { zh: 规模, en: Size }
    weight: ${staff}
    measures:
      - { id: staff, name: { zh: 人数, en: Staff }, metric: ${metric}, normalise: { method: minmax, min: 0, max: ${full} } }
  - id: depth
    name: { zh: 深度, en: Depth }
    weight: ${100 - staff}
    measures:
      - { id: need, name: { zh: 需求, en: Need }, metric: account.field.need, normalise: { method: minmax, min: 0, max: 10 } }
${parts}`;
const ids = new Map<string, string>();
const idOf = (code: string) => ids.get(code)!;
let csm: Actor;
const tryOut = async (input: object, actor?: Actor) =>
  (await call<{ accounts: TriedHealth[] }>('policies.tryHealth', input, actor)).accounts;
const simulate = (input: object, actor?: Actor) => call<SimulatedHealth>('policies.simulateHealth', input, actor);
const cell = ({ matrix }: SimulatedHealth, from: string | null, to: string) =>
  matrix.find((one) => one.from === from && one.to === to) ?? { accounts: 0, arr: '0' };

beforeAll(async () => {
  await call('fields.declare', { entity: 'account', id: 'need', type: 'number', name: { zh: '需求', en: 'Need' } });
  const team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  csm = await fulcrum.person('csm', { teamId: team });
  for (const [code, employees, need, amount] of [
    // By people and need alike: 75, 65, 20, and one of whom nothing is known.
    ['GOOD', 80, 7, '400'],
    ['FAIR', 50, 8, '700'],
    ['POOR', 10, 3, '200'],
    ['DARK', null, null, '100'],
  ] as const) {
    const { id } = await call<{ id: string }>('accounts.create', {
      ...{ code, name: code, createdOn: '2026-01-01' },
      ...(employees === null ? {} : { employees }),
      ...(need === null ? {} : { custom: { need } }),
    });
    ids.set(code, id);
    if (code !== 'POOR') await sql`update account set team_id = ${team} where id = ${id}::uuid`.execute(db);
    await call('contracts.create', { accountId: id, signedOn: '2026-01-01', startsOn: '2026-01-01', endsOn: '2026-12-31', amount });
  }
  await call('policies.saveDraft', { id: 'health', yaml: yamlOf() });
  await call('policies.publish', { id: 'health' });
  await call('evaluations.run', {});
});

describe('on accounts, beside the result in force', () => {
  test('colour, score and each dimension before and after, in the order asked, and by what the score moved', async () => {
    const found = await tryOut({ yaml: yamlOf({ full: 200 }), accounts: [idOf('FAIR'), idOf('GOOD')] });
    expect(found.map(({ code }) => code)).toEqual(['FAIR', 'GOOD']);
    const [, good] = found;
    expect(good?.before).toMatchObject({ colour: 'green', score: '75', coverage: 1 });
    // 80 people of 200 are worth 40 and no more 80: half of the weight, 20 points.
    expect(good?.after).toMatchObject({ colour: 'amber', score: '55', leastCoverage: 0.6 });
    expect(good?.before?.dimensions.map(({ id, mark }) => [id, mark])).toEqual([
      ['people', 80],
      ['depth', 70],
    ]);
    expect(good?.after?.dimensions.map(({ id, mark }) => [id, mark])).toEqual([
      ['people', 40],
      ['depth', 70],
    ]);
    expect(good?.moves).toEqual([expect.objectContaining({ id: 'staff', change: -20 })]);
    expect(await sql`select 1 from policy_version`.execute(db).then(({ rows }) => rows.length)).toBe(1);
  });

  test('a cap that bites, the variant that judges and what lacks are said', async () => {
    const parts = `caps:
  - { id: small, name: { zh: 规模过小, en: Too small }, when: { metric: account.employees, op: '<', value: 60 }, most: 30 }
variants:
  - id: large
    name: { zh: 大客户, en: Large }
    when: { metric: account.employees, op: '>=', value: 60 }
    dimensions:
      - id: depth
        name: { zh: 深度, en: Depth }
        weight: 100
        measures: [{ id: need, name: { zh: 需求, en: Need }, metric: account.field.need, normalise: { method: minmax, min: 0, max: 10 } }]
`;
    const found = await tryOut({ yaml: yamlOf({ parts }), accounts: ['GOOD', 'FAIR', 'DARK'].map(idOf) });
    expect(found[0]?.after).toMatchObject({ variant: { id: 'large' }, score: '70', cap: null });
    expect(found[1]?.after).toMatchObject({ variant: null, score: '30', colour: 'red', cap: { id: 'small', most: 30, points: -35 } });
    expect(found[2]?.after).toMatchObject({ colour: 'unknown', score: null, coverage: 0 });
    expect(found[2]?.after?.dimensions.flatMap(({ measures }) => measures.map(({ missing }) => missing))).toEqual([true, true]);
  });

  test('without accounts asked for it is those nearest a threshold on either side, and the largest', async () => {
    await sql`update account_state set arr = 5000 where account_id = ${idOf('POOR')}::uuid`.execute(db);
    expect((await tryOut({ yaml: yamlOf() })).map(({ code }) => code)).toEqual(['GOOD', 'FAIR', 'POOR']);
    await sql`update account_state set arr = 0 where account_id = ${idOf('POOR')}::uuid`.execute(db);
  });

  test('a frozen account is passed over, as an evaluation would', async () => {
    await sql`update account set status = 'frozen' where id = ${idOf('FAIR')}::uuid`.execute(db);
    const [found] = await tryOut({ yaml: yamlOf({ full: 200 }), accounts: [idOf('FAIR')] });
    expect([found?.before?.colour, found?.after, found?.moves]).toEqual(['amber', null, []]);
    await sql`update account set status = 'active' where id = ${idOf('FAIR')}::uuid`.execute(db);
  });
});

describe('on the whole base', () => {
  test('who goes from which colour to which, with what they pay, and the dimension that moved each', async () => {
    const found = await simulate({ yaml: yamlOf({ full: 200 }) });
    expect(found).toMatchObject({ accounts: 4, worse: 1, better: 0, other: 0 });
    expect([cell(found, 'green', 'amber').accounts, cell(found, 'amber', 'amber').accounts, cell(found, 'red', 'red').accounts]).toEqual([
      1, 1, 1,
    ]);
    expect(found.movers).toEqual([
      expect.objectContaining({
        ...{ code: 'GOOD', from: 'green', to: 'amber', scoreBefore: '75', scoreAfter: '55' },
        ...{ cause: 'dimension', part: { zh: '规模', en: 'Size' }, change: -20 },
      }),
    ]);
    expect([cell(found, 'green', 'amber').arr, cell(found, 'unknown', 'unknown').arr, found.arr]).toEqual(['400', '100', '400']);
    const both = await simulate({ yaml: yamlOf({ full: 1000, staff: 90 }) });
    expect([both.movers.map(({ code, arr }) => [code, arr]), both.arr]).toEqual([
      [
        ['FAIR', '700'],
        ['GOOD', '400'],
      ],
      '1100',
    ]);
  });

  test('a threshold that moves is the cause where the score alone would have kept the colour', async () => {
    expect((await simulate({ yaml: yamlOf({ green: 60 }) })).movers).toEqual([
      expect.objectContaining({ code: 'FAIR', to: 'green', cause: 'colours', part: null, change: null }),
    ]);
  });

  test('a cap, another way of judging and figures that lack are causes too; caps, variants and risk rules are counted', async () => {
    const parts = `caps:
  - { id: wary, name: { zh: 谨慎, en: Wary }, when: { metric: account.employees, op: '=', value: 80 }, most: 30 }
risks:
  - { id: tiny, kind: other, name: { zh: 人少, en: Few people }, when: { metric: account.employees, op: '<', value: 60 } }
variants:
  - id: small
    name: { zh: 小客户, en: Small }
    when: { metric: account.employees, op: '<', value: 20 }
    dimensions:
      - id: depth
        name: { zh: 深度, en: Depth }
        weight: 100
        measures: [{ id: need, name: { zh: 需求, en: Need }, metric: account.field.need, normalise: { method: minmax, min: 0, max: 5 } }]
`;
    const found = await simulate({ yaml: yamlOf({ parts }) });
    const [good, poor] = ['GOOD', 'POOR'].map((code) => found.movers.find((one) => one.code === code));
    expect(good).toMatchObject({ to: 'red', cause: 'cap', part: { en: 'Wary' }, change: -45 });
    expect(poor).toMatchObject({ from: 'red', to: 'amber', cause: 'variant', part: { en: 'Small' } });
    expect([found.caps, found.risks.map(({ accounts }) => accounts)]).toEqual([
      [expect.objectContaining({ id: 'wary', accounts: 1 })],
      [2],
    ]);
    expect(found.variants.map(({ id, accounts }) => [id, accounts])).toEqual([
      ['small', 1],
      [null, 3],
    ]);
    const dark = await simulate({ yaml: yamlOf({ metric: 'orders.recency_days', staff: 90 }) });
    expect(dark.movers.every(({ cause, to }) => cause === 'coverage' && to === 'unknown')).toBe(true);
    expect(dark.other).toBe(3);
  });
});

describe('whose accounts', () => {
  test('one out of sight is neither shown nor counted', async () => {
    expect((await tryOut({ yaml: yamlOf(), accounts: [idOf('POOR'), idOf('GOOD')] }, csm)).map(({ code }) => code)).toEqual(['GOOD']);
    const found = await simulate({ yaml: yamlOf({ green: 90, full: 10 }) }, csm);
    expect(found.accounts).toBe(3);
    expect(found.movers.map(({ code }) => code)).not.toContain('POOR');
  });

  test('a draft over a figure that is masked is refused: marks would tell it', async () => {
    const viewer = await fulcrum.person('viewer');
    const masked = { yaml: yamlOf({ metric: 'orders.amount_12m' }) };
    await expect(tryOut(masked, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
    const found = await tryOut({ yaml: yamlOf(), accounts: [idOf('GOOD')] }, viewer);
    expect(found[0]?.after).toMatchObject({ colour: 'green', score: '***' });
  });

  test('who does not see amounts sees neither revenue nor scores, and movers in no order of theirs', async () => {
    const whole = { ...ROLE_TABLE.csm };
    Object.assign(ROLE_TABLE.csm, { masked: ['amount'] });
    const base = await simulate({ yaml: yamlOf({ full: 1000, staff: 90 }) }, csm);
    Object.assign(ROLE_TABLE.csm, whole);
    expect([base.arr, base.matrix[0]?.arr, base.movers[0]?.scoreAfter, base.movers.map(({ code }) => code)]).toEqual([
      '***',
      '***',
      '***',
      ['FAIR', 'GOOD'],
    ]);
  });
});

test('more than three accounts, a text with faults and what is no health policy are refused', async () => {
  await expect(tryOut({ yaml: yamlOf(), accounts: [...ids.values()] })).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(simulate({ yaml: yamlOf({ metric: 'account.nothing' }) })).rejects.toMatchObject({ reason: 'policy.invalid' });
  await expect(simulate({ id: 'nothing' })).rejects.toMatchObject({ reason: 'resource.not_found' });
  expect((await simulate({ id: 'health' })).movers).toEqual([]);
});
