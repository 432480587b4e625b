import { expect, test } from 'vitest';
import { catalogWith } from '../slices/catalog.ts';
import { checkPolicy } from './check.ts';

const catalog = catalogWith([]);
const name = { zh: '名', en: 'Name' };
const over = (value: number) => ({ metric: 'orders.count_12m', op: '>=', value });
const STAGES = [
  { id: 'need', name },
  { id: 'order', name, when: over(1) },
  { id: 'lost', name, when: { metric: 'orders.recency_days', op: '>', value: 365 }, lost: true },
];
const checked = (change: object) =>
  checkPolicy({ apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'deals', name, model: 'conditions', stages: STAGES, ...change }, catalog)
    .issues;
const found = (change: object) => checked(change).map(({ path, code }) => `${path.join('.')} ${code}`);
/** The stages with one of them changed. */
const changed = (at: number, change: object) => ({
  stages: STAGES.map((stage, place) => (place === at ? { ...stage, ...change } : stage)),
});
const TRACKS = [
  { id: 'provider', name, when: { metric: 'account.kind', op: '=', value: 'provider' } },
  { id: 'consumer', name },
];
const onTracks = STAGES.map((stage) => ({ ...stage, track: 'consumer' }));

test('a course of stages with conditions, followers and exit criteria is sound, with tracks or without', () => {
  expect(found({})).toEqual([]);
  expect(found(changed(0, { followedBy: ['order', 'lost'], holds: true, exit: [{ name, when: over(1) }], phase: 'link' }))).toEqual([]);
  expect(found({ tracks: TRACKS, stages: [...onTracks, { id: 'listed', name, track: 'provider' }] })).toEqual([]);
});

test.for<[string, object, string[]]>([
  ['a stage that may follow and is not there', changed(0, { followedBy: ['order', 'sold'] }), ['stages.0.followedBy.1 follows.unknown']],
  ['a stage that follows itself', changed(0, { followedBy: ['need', 'order', 'lost'] }), ['stages.0.followedBy.0 follows.itself']],
  [
    'a stage that is named twice as following',
    changed(0, { followedBy: ['order', 'lost', 'order'] }),
    ['stages.0.followedBy.2 follows.repeated'],
  ],
  [
    'a stage to which none leads',
    { stages: [{ ...STAGES[0], followedBy: ['lost'] }, STAGES[1], { ...STAGES[2], followedBy: [] }] },
    ['stages.1.id stage.unreachable'],
  ],
  ['a stage that a later one hides', changed(2, { lost: false, when: over(1) }), ['stages.1.when stage.unreachable']],
  ['a later stage without a condition', changed(1, { when: undefined }), ['stages.1.when stage.no_condition']],
  ['ids that stand twice', { stages: [STAGES[0], STAGES[1], { ...STAGES[1], when: over(9) }, STAGES[2]] }, ['stages.2.id id.repeated']],
  ['an unknown metric', changed(1, { when: { metric: 'orders.colour', op: '=', value: 1 } }), ['stages.1.when.metric metric.unknown']],
  [
    'an unknown metric in an exit criterion',
    changed(0, { exit: [{ name, when: { metric: 'orders.colour', op: '=', value: 1 } }] }),
    ['stages.0.exit.0.when.metric metric.unknown'],
  ],
  [
    'an operator that does not fit',
    changed(1, { when: { metric: 'account.kind', op: '>', value: 'a' } }),
    ['stages.1.when.op condition.operator'],
  ],
  [
    'a condition that never holds',
    changed(1, { when: { all: [over(5), { metric: 'orders.count_12m', op: '<', value: 3 }] } }),
    ['stages.1.when condition.never'],
  ],
  ['an exit criterion without a name', changed(0, { exit: [{ when: over(1) }] }), ['stages.0.exit.0.name shape.invalid']],
  ['an exit criterion without a condition', changed(0, { exit: [{ name }] }), ['stages.0.exit.0.when shape.invalid']],
  ['a stage that holds for nothing', changed(0, { holds: true }), ['stages.0.holds stage.holds_nothing']],
  ['a stage where one is lost that is not the last', { stages: [STAGES[0], STAGES[2], STAGES[1]] }, ['stages.1.lost stage.lost_not_last']],
  ['nothing but a stage where one is lost', { stages: [STAGES[2]] }, ['stages.0.lost track.no_first_stage']],
  ['a lifecycle without stages', { stages: [] }, ['stages shape.invalid']],
  ['a phase that is none', changed(0, { phase: 'love' }), ['stages.0.phase shape.invalid']],
  ['an id of another alphabet', changed(1, { id: '下单' }), ['stages.1.id shape.invalid']],
  ['a key that nobody knows', changed(1, { expected: 3 }), ['stages.1 shape.unknown_key']],
  ['a model that is none', { model: 'stages' }, ['model shape.invalid']],
  ['a track without a stage', { tracks: TRACKS, stages: onTracks }, ['tracks track.no_first_stage']],
  [
    'a stage of no track where there are some',
    { tracks: [TRACKS[1]], stages: [STAGES[0], ...onTracks.slice(1)] },
    ['stages.0.track stage.track_missing'],
  ],
  ['a stage of an unknown track', changed(0, { track: 'partner' }), ['stages.0.track stage.track_unknown']],
  [
    'a track that an earlier one leaves nobody for',
    { tracks: TRACKS.toReversed(), stages: [...onTracks, { id: 'listed', name, track: 'provider' }] },
    ['tracks.1 track.unreachable'],
  ],
  [
    'an unknown metric of a track',
    { tracks: [{ id: 'consumer', name, when: { metric: 'account.colour', op: 'known' } }], stages: onTracks },
    ['tracks.0.when.metric metric.unknown'],
  ],
  [
    'a follower on another track',
    {
      tracks: TRACKS,
      stages: [
        { ...onTracks[0], followedBy: ['order', 'lost', 'listed'] },
        ...onTracks.slice(1),
        { id: 'listed', name, track: 'provider' },
      ],
    },
    ['stages.0.followedBy.2 follows.other_track'],
  ],
])('%s is refused with its place and remedy', ([, change, expected]) => {
  expect(found(change)).toEqual(expected);
  for (const { message } of checked(change)) {
    expect(message.zh).toMatch(/请|是否/);
    expect(message.en.length).toBeGreaterThan(20);
  }
});

test('of a lifecycle that is wrong in its shape everything else is told too', () => {
  const stages = [
    STAGES[0],
    { ...STAGES[1], when: { metric: 'orders.colour', op: '=', value: 1 } },
    { id: 'x', when: { metric: 'account.colour', op: 'known' } },
  ];
  expect(found({ stages })).toEqual([
    'stages.2.name shape.invalid',
    'stages.1.when.metric metric.unknown',
    'stages.2.when.metric metric.unknown',
  ]);
});
