import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call, db } = await testFulcrum({ now: '2026-11-25T04:00:00Z' });
interface Course {
  track: { id: string } | null;
  exits: { name: { en: string }; met: boolean }[];
  kept: { from: string; reason: string } | null;
  history: { stage: string; from: string; until: string | null }[];
}
interface OfAccount {
  id: string;
  model: string;
  stage: string | null;
  since: string | null;
  course: Course;
}
type Totals = { id: string; accounts: number; lines: number; kept: number | null };
type Moves = { moves: { from: string | null; to: string | null; accounts: number; kept: number }[] };
const overview = (asOf?: string) => call<{ model: string; stages: Totals[]; without: number }>('lifecycle.overview', asOf ? { asOf } : {});
const all = async (): Promise<OfAccount[]> => {
  const ids = (await sql<{ id: string }>`select id from account where status <> 'closed'`.execute(db)).rows.map(({ id }) => id);
  return Promise.all(ids.map(async (id) => ({ id, ...(await call<Omit<OfAccount, 'id'>>('lifecycle.account', { accountId: id })) })));
};
let accounts: OfAccount[] = [];

beforeAll(async () => {
  await call('session.installTemplate', { id: 'infrastructure', demo: true });
  await call('evaluations.run', {});
  accounts = await all();
}, 120_000);

describe('the deal funnel over its demo base', () => {
  test('has customers in every stage, each as many as say so, with one course each', async () => {
    const { model, stages, without } = await overview();
    expect(model).toBe('conditions');
    expect(stages.filter(({ accounts: count }) => count === 0)).toEqual([]);
    for (const { id, accounts: count, lines } of stages)
      expect({ id, count, lines }).toEqual({ id, count: accounts.filter(({ stage }) => stage === id).length, lines: count });
    expect(without).toBe(accounts.filter(({ stage }) => stage === null).length);
  });

  test('agrees with the funnel stage of benefits at every customer: what is lost there is a need nobody has yet', async () => {
    for (const { id, stage, course } of accounts) {
      const { stage: funnel } = await call<{ stage: string }>('benefits.account', { accountId: id });
      const wanted = course.kept?.from ?? stage;
      expect([id, funnel]).toEqual([id, wanted === 'lost' ? 'need' : wanted]);
    }
  });

  test('each number opens as many customers in the list, today and on a past day', async () => {
    for (const asOf of ['2026-11-25', '2026-09-15'])
      for (const { id, accounts: count } of (await overview(asOf)).stages) {
        const filter = JSON.stringify({ metric: 'state.stage', op: 'in', value: [id] });
        expect([asOf, id, (await call<{ accounts: number }>('accounts.summary', { filter, asOf })).accounts]).toEqual([asOf, id, count]);
      }
  });

  test('lists, filters and files call the stages as the policy does', async () => {
    const { items } = await call<{ items: { id: string; choices?: Record<string, { zh: string }> }[] }>('metrics.list', {});
    const names = items.find(({ id }) => id === 'state.stage')?.choices;
    expect(Object.entries(names ?? {}).map(([id, { zh }]) => [id, zh])).toEqual([
      ['need', '需求'],
      ['contract', '签约'],
      ['delivery', '交付'],
      ['operation', '运营'],
      ['repurchase', '复购'],
      ['lost', '流失'],
    ]);
  });

  test('the flow counts every turn once, and a stay on a past day has not ended yet', async () => {
    const [from, to] = ['2026-07-01', '2026-11-25'];
    const { moves } = await call<{ moves: { from: string | null; to: string | null; lines: number }[] }>('lifecycle.flow', { from, to });
    const turns = accounts.flatMap(({ course }) =>
      course.history
        .toReversed()
        .flatMap((stay, nth, stays) => (stay.from >= from && stay.from <= to ? [`${stays[nth - 1]?.stage ?? null} ${stay.stage}`] : [])),
    );
    const counted = Map.groupBy(turns, (turn) => turn);
    expect(new Map(moves.map((move) => [`${move.from} ${move.to}`, move.lines]))).toEqual(
      new Map([...counted].map(([turn, list]) => [turn, list.length])),
    );
    const turned = accounts.find(({ course }) => course.history.length > 2)!;
    const [, before] = turned.course.history;
    const then = await call<OfAccount>('lifecycle.account', { accountId: turned.id, asOf: before!.from });
    expect(then).toMatchObject({ stage: before!.stage, since: before!.from });
    expect(then.course.history[0]).toEqual({ stage: before!.stage, from: before!.from, until: null });
  });

  test('an exit criterion is met where its facts say so', async () => {
    const signed = await sql<{
      id: string;
    }>`select account_id as id from contract where draft is not true and happened_on <= '2026-11-25'`.execute(db);
    const customers = new Set(signed.rows.map(({ id }) => id));
    for (const { id, course } of accounts.filter(({ stage }) => stage === 'contract'))
      expect([id, course.exits.map(({ met }) => met)]).toEqual([id, [customers.has(id)]]);
    expect(new Set(accounts.flatMap(({ course }) => course.exits.map(({ met }) => met)))).toEqual(new Set([true, false]));
  });
});

test('what a draft would move is what publishing it moves; what it keeps is said at the account', async () => {
  const { yaml } = await call<{ yaml: string }>('policies.get', { id: 'lifecycle' });
  const draft = yaml
    .replace(
      "    when: { metric: deal.stage, op: '=', value: operation }\n",
      "    when: { metric: orders.count_12m, op: '>=', value: 4 }\n",
    )
    .replace(
      'followedBy: [contract, delivery, operation, lost]\n    expectedDays: 180',
      'followedBy: [contract, delivery, lost]\n    expectedDays: 180',
    );
  const before = new Map(accounts.map(({ id, stage }) => [id, stage]));
  const { moves } = await call<Moves>('policies.simulateStages', { yaml: draft });
  expect((await all()).map(({ id, stage }) => [id, stage])).toEqual([...before]);
  await call('policies.saveDraft', { id: 'lifecycle', yaml: draft });
  expect((await call<Moves>('policies.simulateStages', { id: 'lifecycle' })).moves).toEqual(moves);
  await call('policies.publish', { id: 'lifecycle' });
  await call('evaluations.run', { policyId: 'lifecycle' });
  const after = await all();
  const made = Map.groupBy(after, ({ id, stage }) => `${before.get(id)} ${stage}`);
  expect(new Map(moves.map(({ from, to, accounts: count }) => [`${from} ${to}`, count]))).toEqual(
    new Map([...made].map(([move, list]) => [move, list.length])),
  );
  const kept = after.filter(({ course }) => course.kept);
  expect(moves.reduce((sum, move) => sum + move.kept, 0)).toBe(kept.length);
  expect(kept.length).toBeGreaterThan(0);
  expect((await overview()).stages.reduce((sum, stage) => sum + (stage.kept ?? 0), 0)).toBe(kept.length);
});

test('a lifecycle of subscriptions takes over from one by conditions, and gives it back', async () => {
  const open = async () =>
    (
      await sql<{
        stage: string;
        n: number;
      }>`select stage, count(distinct account_id)::int as n from stage_spell where until_on is null group by 1`.execute(db)
    ).rows;
  const before = await open();
  const { yaml } = await call<{ yaml: string }>('policies.get', { id: 'lifecycle' });
  const lines = readFileSync(new URL('../../../../../templates/saas/policies/lifecycle.yaml', import.meta.url), 'utf8').replace(
    /^id: .*$/m,
    'id: lifecycle',
  );
  for (const [text, model] of [
    [lines, 'subscription'],
    [yaml, 'conditions'],
  ]) {
    await call('policies.saveDraft', { id: 'lifecycle', yaml: text });
    await call('policies.publish', { id: 'lifecycle' });
    await call('evaluations.run', { policyId: 'lifecycle' });
    expect((await overview()).model).toBe(model);
    const known = new Set((await overview()).stages.map(({ id }) => id));
    expect((await open()).filter(({ stage }) => !known.has(stage))).toEqual([]);
    const states = await sql<{
      stage: string | null;
      kept: string | null;
    }>`select distinct stage, stage_kept as kept from account_state`.execute(db);
    expect(states.rows.filter(({ stage }) => stage !== null && !known.has(stage))).toEqual([]);
    if (model === 'subscription') expect(states.rows.filter(({ kept }) => kept)).toEqual([]);
  }
  expect((await open()).map(({ stage }) => stage).sort()).toEqual(before.map(({ stage }) => stage).sort());
});
