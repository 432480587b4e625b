import { LifecyclePolicy, PlayPolicy, type Trigger } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { type Ground, isOwn, reachOf } from './cell-reach.ts';

const named = (id: string) => ({ id, name: { zh: id, en: id } });
const STAGES = ['handover', 'launch', 'adoption', 'renewal', 'renewed', 'expired', 'churned'];
const head = { apiVersion: 'fulcrum/v1', kind: 'lifecycle', id: 'course', name: { zh: '周期', en: 'Course' } };
const SUBSCRIPTION: Ground = {
  levels: ['S', 'A', 'B'],
  lifecycle: LifecyclePolicy.parse({
    ...head,
    model: 'subscription',
    stages: STAGES.map((id) => ({ ...named(id), ...(id === 'launch' ? { expectedDays: 60 } : {}) })),
  }),
};
const DEALS: Ground = {
  levels: ['S', 'A', 'B'],
  lifecycle: LifecyclePolicy.parse({
    ...head,
    model: 'conditions',
    stages: [
      { ...named('need'), followedBy: ['contract', 'lost'] },
      { ...named('contract'), when: { metric: 'contracts.count', op: '>', value: 0 } },
      { ...named('lost'), lost: true, when: { metric: 'contracts.arr', op: '=', value: 0 } },
    ],
  }),
};
const playOf = (trigger: Trigger, who?: PlayPolicy['who']): PlayPolicy =>
  PlayPolicy.parse({
    ...{ apiVersion: 'fulcrum/v1', kind: 'play', id: 'p', name: { zh: '剧本', en: 'Play' }, trigger },
    ...(who ? { who } : {}),
    steps: [{ end: true }],
  });
const placesOf = ({ levels, lifecycle }: Ground) => levels.flatMap((level) => lifecycle.stages.map(({ id: stage }) => ({ level, stage })));
/** The cells that a play reaches, as "level stage", with a question mark where it may. */
const reached = (play: PlayPolicy, ground: Ground = SUBSCRIPTION): string[] =>
  placesOf(ground).flatMap((at) => {
    const reach = reachOf(play, at, ground);
    return reach ? [`${at.level} ${at.stage}${{ sure: '', may: '?', hand: '!' }[reach]}`] : [];
  });
const all = (stages: readonly string[], mark = '') => ['S', 'A', 'B'].flatMap((level) => stages.map((stage) => `${level} ${stage}${mark}`));
const own = (play: PlayPolicy, ground: Ground = SUBSCRIPTION) => isOwn(play, placesOf(ground), ground);

describe('a play that begins on stages', () => {
  test('reaches those that it names, at every level, and any where it names none', () => {
    expect(reached(playOf({ on: 'stage_entered', stages: ['launch', 'expired'] }))).toEqual(all(['launch', 'expired']));
    expect(reached(playOf({ on: 'stage_entered' }))).toEqual(all(STAGES));
  });

  test('is met after the stage that was left, where that may follow', () => {
    expect(reached(playOf({ on: 'stage_left', stages: ['expired'] }))).toEqual(all(['handover', 'launch', 'renewed', 'churned']));
    expect(reached(playOf({ on: 'stage_left', stages: ['need'] }), DEALS)).toEqual(all(['contract', 'lost']));
  });

  test('on a stay without days needs a stage that is expected to last so long', () => {
    expect(reached(playOf({ on: 'stage_stayed', stages: ['launch', 'adoption'] }))).toEqual(all(['launch']));
    expect(reached(playOf({ on: 'stage_stayed', stages: ['launch', 'adoption'], days: 30 }))).toEqual(all(['launch', 'adoption']));
  });
});

describe('a play that begins before a term ends', () => {
  test('reaches the renewal within its three months, and adoption before them', () => {
    expect(reached(playOf({ on: 'term_ends', at: [90, 60, 30] }))).toEqual(all(['renewal']));
    expect(reached(playOf({ on: 'term_ends', at: [180] }))).toEqual(
      ['S', 'A', 'B'].flatMap((level) => [`${level} handover?`, `${level} launch?`, `${level} adoption`]),
    );
  });

  test('may reach any stage of a course by conditions that is not lost', () => {
    expect(reached(playOf({ on: 'term_ends', at: [30] }), DEALS)).toEqual(all(['need', 'contract'], '?'));
  });
});

describe('a play that begins on levels', () => {
  test('up reaches no lowest level, down no highest', () => {
    expect(reached(playOf({ on: 'tier_moved', direction: 'up' }))).toEqual([...all(STAGES)].filter((cell) => !cell.startsWith('B ')));
    expect(reached(playOf({ on: 'tier_moved', direction: 'down' }))).toEqual([...all(STAGES)].filter((cell) => !cell.startsWith('S ')));
  });

  test('of the visit cadence reaches the levels that have one', () => {
    expect(reached(playOf({ on: 'cadence_due', days: { S: 30 } }))).toEqual(STAGES.map((stage) => `S ${stage}`));
  });
});

describe('whom a play concerns', () => {
  test('narrows it to the cells named, and to may where it asks something else', () => {
    expect(reached(playOf({ on: 'contact_left' }, { metric: 'state.tier', op: 'in', value: ['S', 'A'] }))).toEqual(
      [...all(STAGES)].filter((cell) => !cell.startsWith('B ')),
    );
    const large = { metric: 'account.employees', op: '>' as const, value: 100 };
    expect(reached(playOf({ on: 'stage_entered', stages: ['launch'] }, large))).toEqual(all(['launch'], '?'));
    const atB = { all: [large, { metric: 'state.tier', op: '=' as const, value: 'B' }] };
    expect(reached(playOf({ on: 'stage_entered', stages: ['launch'] }, atB))).toEqual(['B launch?']);
  });

  test('is asked of a condition that came to hold as well', () => {
    const when = {
      all: [
        { metric: 'state.stage', op: '=' as const, value: 'adoption' },
        { metric: 'usage.silent_days', op: '>' as const, value: 14 },
      ],
    };
    expect(reached(playOf({ on: 'condition_met', when }))).toEqual(all(['adoption'], '?'));
  });

  test('is marked where a person begins it', () => {
    expect(reached(playOf({ on: 'by_hand' }, { metric: 'state.stage', op: '=', value: 'churned' }))).toEqual(all(['churned'], '!'));
  });
});

describe('by policies that plays do not read', () => {
  test('no play is sure for a level, or for a stage, that it knows nothing of', () => {
    const levels = { ...SUBSCRIPTION, unread: { levels: true, stages: false } };
    const stages = { ...SUBSCRIPTION, unread: { levels: false, stages: true } };
    const launch = playOf({ on: 'stage_entered', stages: ['launch'] });
    expect(reached(playOf({ on: 'cadence_due', days: { S: 30 } }), levels)).toEqual(all(STAGES, '?'));
    expect(reached(playOf({ on: 'tier_moved', direction: 'up' }), levels)).toEqual(all(STAGES, '?'));
    expect([reached(launch, levels), reached(launch, stages)]).toEqual([all(['launch']), all(STAGES, '?')]);
    const atS = playOf({ on: 'contact_left' }, { metric: 'state.tier', op: '=', value: 'S' });
    expect([reached(atS, levels), reached(atS, stages)]).toEqual([all(STAGES, '?'), STAGES.map((stage) => `S ${stage}`)]);
    expect(own(atS, levels)).toBe(false);
  });
});

describe('a play of its own', () => {
  test('names levels or stages in its trigger or in whom it concerns', () => {
    expect(own(playOf({ on: 'stage_entered', stages: ['launch'] }))).toBe(true);
    expect(own(playOf({ on: 'term_ends', at: [90] }))).toBe(true);
    expect(own(playOf({ on: 'contact_left' }, { metric: 'state.tier', op: '=', value: 'S' }))).toBe(true);
  });

  test('is none that any customer may meet, wherever it stands', () => {
    expect(own(playOf({ on: 'payment_overdue', at: [30] }))).toBe(false);
    expect(own(playOf({ on: 'stage_entered' }))).toBe(false);
    expect(own(playOf({ on: 'contact_left' }, { metric: 'contracts.arr', op: '>', value: 0 }))).toBe(false);
  });

  test('is none that follows a move between levels or the cadence of visits alone', () => {
    expect(own(playOf({ on: 'tier_moved', direction: 'up' }))).toBe(false);
    expect(own(playOf({ on: 'cadence_due', days: { S: 30 } }))).toBe(false);
    expect(own(playOf({ on: 'tier_moved', direction: 'any' }, { metric: 'state.stage', op: '=', value: 'renewal' }))).toBe(true);
  });
});
