import { ConditionsLifecycle, type LifecyclePolicy, SUBSCRIPTION_STAGES, SubscriptionLifecycle } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accounts } from '../../../test/judgement/arbitraries.ts';
import { accountId, putInForce } from '../../../test/judgement/base.ts';
import { courses } from '../../../test/judgement/course-policies.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { putWithHistory } from '../../../test/judgement/dated-base.ts';
import { histories, putHistories } from '../../../test/judgement/stage-histories.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { stagesByDraft, tryStages } from './stages-by-draft.ts';

const { db } = await testDatabase();
const name = { zh: '名', en: 'Name' };
await declareFields(
  db,
  'account',
  [
    { id: 'need', type: 'number', name },
    { id: 'kind', type: 'choice', name },
    { id: 'signed', type: 'date', name },
    { id: 'vip', type: 'boolean', name },
  ],
  '2020-01-01T00:00:00Z',
);

interface State {
  id: string;
  status: string;
  stage: string | null;
  since: string | null;
  wanted: string | null;
  kept: string | null;
}
const states = async () =>
  (
    await sql<State>`select account_id as id, a.status, stage, stage_since as since, stage_wanted as wanted, stage_kept as kept
      from account_state join account a on a.id = account_id order by 1`.execute(db)
  ).rows;
const publishAndEvaluate = async (policy: LifecyclePolicy, day: string) => {
  await putInForce(db, policy);
  await inTransaction(db, day, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf: day, cause: 'scheduled' }));
};
const by = <T>(list: readonly T[], key: (one: T) => string) =>
  new Map([...Map.groupBy(list, key)].map(([of, those]) => [of, those.length]));

const seen = { moved: 0, kept: 0, tried: 0 };
/** Publishes a draft and compares every account with what simulation and trial had said. */
async function holdsOnPublishing(draft: LifecyclePolicy, day: string): Promise<void> {
  const before = new Map((await states()).map((one) => [one.id, one]));
  const ctx = contextOn(db, day);
  const said = await stagesByDraft(ctx, draft, day);
  const asked = [...before.keys()].slice(0, 12);
  const tried = [];
  for (let at = 0; at < asked.length; at += 3)
    tried.push(...(await tryStages(ctx, draft, { accounts: asked.slice(at, at + 3), asOf: day })).accounts);
  expect(await states()).toEqual([...before.values()]);
  await publishAndEvaluate(draft, day);
  const after = await states();
  const active = after.filter(({ id, status, stage }) => status === 'active' && (stage !== null || before.get(id)!.stage !== null));
  const moveOf = ({ id, stage }: State) => `${before.get(id)!.stage} ${stage}`;
  expect(new Map(said.moves.map((one) => [`${one.from} ${one.to}`, one.accounts]))).toEqual(by(active, moveOf));
  expect(said.moves.reduce((sum, one) => sum + one.kept, 0)).toBe(active.filter(({ kept }) => kept).length);
  // By name: the first ten of each move, and of those kept in each stage.
  const told = active.filter((one) => one.stage !== before.get(one.id)!.stage || one.kept);
  const kindOf = (one: { kept: string | null }, move: string) => `${move} ${one.kept !== null}`;
  expect(by(said.movers, (one) => kindOf(one, `${one.from} ${one.to}`))).toEqual(
    new Map([...by(told, (one) => kindOf(one, moveOf(one)))].map(([kind, count]) => [kind, Math.min(10, count)])),
  );
  const now = new Map(after.map((one) => [one.id, one]));
  for (const one of said.movers)
    expect(one).toMatchObject({
      from: before.get(one.accountId)!.stage,
      to: now.get(one.accountId)!.stage,
      kept: now.get(one.accountId)!.kept,
    });
  for (const one of tried) {
    const then = now.get(one.accountId)!;
    expect({ id: one.accountId, from: one.from, fromSince: one.fromSince }).toEqual({
      id: one.accountId,
      from: before.get(one.accountId)!.stage,
      fromSince: before.get(one.accountId)!.since,
    });
    if (one.judged)
      expect({ ...one, stage: one.to, since: one.toSince }).toMatchObject({
        stage: then.stage,
        since: then.since,
        wanted: then.wanted,
        kept: then.kept,
      });
    else expect([one.to, one.kept, one.lines]).toEqual([one.from, null, []]);
  }
  expect(tried.map(({ accountId: id }) => id)).toEqual(asked);
  seen.moved += told.filter((one) => one.stage !== before.get(one.id)!.stage).length;
  seen.kept += told.filter(({ kept }) => kept).length;
  seen.tried += tried.length;
}

test('what drafts by conditions are said to do is what publishing and evaluating them does, account by account', {
  timeout: 240_000,
}, async () => {
  Object.assign(seen, { moved: 0, kept: 0, tried: 0 });
  await fc.assert(
    fc.asyncProperty(accounts(24, 4), courses, courses, courses, async (drawn, first, second, third) => {
      await putWithHistory(db, drawn);
      await publishAndEvaluate(first, '2023-06-30');
      await holdsOnPublishing(second, '2024-02-29');
      await holdsOnPublishing(third, '2024-03-01');
    }),
    { numRuns: 25 },
  );
  expect(seen.moved).toBeGreaterThan(60);
  expect(seen.kept).toBeGreaterThan(10);
});

/** Of subscriptions, with what the company has to say drawn. */
const subscriptions = fc
  .record({ grace: fc.constantFrom(0, 31, 90, 365), undelivered: fc.constantFrom('handover' as const, 'start' as const) })
  .map((of) =>
    SubscriptionLifecycle.parse({
      ...{ apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'course', name, model: 'subscription', ...of },
      stages: SUBSCRIPTION_STAGES.map((id) => ({ id, name })),
    }),
  );
/** By conditions over what lines give: how these are read changes with the model. */
const funnels = fc.constantFrom('operation', 'delivery', 'repurchase').map((deal) =>
  ConditionsLifecycle.parse({
    ...{ apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'course', name, model: 'conditions' },
    stages: [
      { id: 'first', name },
      {
        ...{ id: 'adoption', name, when: { metric: 'account.age_days', op: '>=', value: 3000 }, holds: true },
        exit: [{ name, when: { metric: 'contracts.years', op: '>=', value: 4 } }],
      },
      { id: 'there', name, when: { metric: 'deal.stage', op: '=', value: deal } },
    ],
  }),
);

test('so it is of drafts for subscriptions, and of a draft that goes from one model to the other', { timeout: 240_000 }, async () => {
  Object.assign(seen, { moved: 0, kept: 0, tried: 0 });
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => Temporal.PlainDate.from('2022-06-01').add({ days }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(histories, { minLength: 20, maxLength: 60 }),
      day,
      fc.tuple(subscriptions, fc.oneof(subscriptions, funnels), fc.oneof(subscriptions, funnels), subscriptions),
      async (makes, start, [first, ...drafts]) => {
        await putHistories(
          db,
          makes.map((make, nth) => make(nth + 1)),
        );
        await sql`update account set status = 'frozen' where id = ${accountId(3)}`.execute(db);
        await publishAndEvaluate(first, start.toString());
        for (const [nth, draft] of drafts.entries()) await holdsOnPublishing(draft, start.add({ days: nth * 40 }).toString());
      },
    ),
    { numRuns: 15 },
  );
  expect(seen.moved).toBeGreaterThan(100);
  expect(seen.tried).toBeGreaterThan(100);
});
