import { type ConditionStage, ConditionsLifecycle, type LifecycleTrack } from '@fulcrum/contract';
import fc from 'fast-check';
import { condition } from './arbitraries.ts';

const name = { zh: '名', en: 'Name' };
const TRACKS = ['first', 'second'];

/** Conditions that come to hold and cease as days go by. */
const turning = fc.oneof(
  fc.record({
    metric: fc.constant('orders.recency_days'),
    op: fc.constantFrom('<' as const, '>=' as const),
    value: fc.constantFrom(60, 180, 366, 700),
  }),
  fc.record({ metric: fc.constant('orders.count_12m'), op: fc.constantFrom('>=' as const, '=' as const), value: fc.constantFrom(1, 2, 3) }),
  fc.record({
    metric: fc.constant('orders.amount_12m'),
    op: fc.constantFrom('>' as const, '<=' as const),
    value: fc.constantFrom(0, 100, 90_000),
  }),
  fc.record({
    metric: fc.constant('account.age_days'),
    op: fc.constantFrom('>=' as const, '<' as const),
    value: fc.constantFrom(90, 365, 900),
  }),
);
const turns = fc.oneof({ weight: 3, arbitrary: turning }, { weight: 1, arbitrary: condition });

const stage = fc.record(
  {
    when: fc.option(turns, { nil: undefined, freq: 12 }),
    track: fc.constantFrom(...TRACKS),
    follows: fc.option(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }), { nil: undefined, freq: 3 }),
    exit: fc.array(turns, { maxLength: 2 }),
    holds: fc.boolean(),
    lost: fc.boolean(),
  },
  { requiredKeys: ['track', 'exit', 'holds', 'lost'] },
);

/** Lifecycles of any course, also of one that the check would refuse: what they say must be done all the same. */
export const courses: fc.Arbitrary<ConditionsLifecycle> = fc
  .tuple(
    fc.array(stage, { minLength: 3, maxLength: 6 }),
    fc.option(fc.tuple(condition, fc.option(condition, { nil: undefined })), { nil: undefined }),
  )
  .map(([drawn, tracks]) =>
    ConditionsLifecycle.parse({
      apiVersion: 'fulcrum/v1',
      kind: 'lifecycle',
      id: 'course',
      name,
      model: 'conditions',
      tracks: (tracks ?? []).map((when, place): LifecycleTrack => ({ id: TRACKS[place]!, name, ...(when ? { when } : {}) })),
      stages: drawn.map(
        ({ track, follows, exit, when, ...of }, place): ConditionStage => ({
          ...of,
          id: `s${place}`,
          name,
          exit: exit.map((one) => ({ name, when: one })),
          ...(when ? { when } : {}),
          ...(tracks ? { track } : {}),
          ...(follows ? { followedBy: follows.filter((one) => one < drawn.length).map((one) => `s${one}`) } : {}),
        }),
      ),
    }),
  );
