import { describe, expect, test } from 'vitest';
import { draftOf, withAdded, withMoved, withoutPart, withValue } from '../policy-text.ts';
import { DraftPlay, type DraftStep } from './play-shape.ts';
import { added, addedOnWay, removed, type StepEdit, swapped } from './step-edits.ts';
import { type Lane, lanesOf, movesOf } from './step-lanes.ts';

const when = { metric: 'account.employees', op: '>', value: 5 } as const;
const test_ = { when, task: undefined, closedAs: [] };
const task = (id: string): DraftStep => ({ id, wait: { days: 1, workingDays: null, closed: undefined, atMost: null } });
const end = (id: string): DraftStep => ({ id, end: true });
const branch = (id: string, ways: { met?: string; unmet?: string }): DraftStep => ({
  id,
  branch: { test: test_, met: ways.met, unmet: ways.unmet },
});

/** near:[…|…] */
const drawn = (steps: readonly DraftStep[], lane: Lane): string =>
  lane.nodes
    .map(({ at, ways }) => {
      const own = steps[at]!.id ?? '';
      if (!ways) return own;
      const [a, b] = ways.map((way) => `${way.of}:${way.lane ? drawn(steps, way.lane) : `→${way.to}`}`);
      return `${own}(${a} | ${b})`;
    })
    .join(' ');

describe('steps in lanes', () => {
  test.each<[string, DraftStep[], string]>([
    ['one after another', [task('a'), task('b')], 'a b'],
    ['two ways with an end each', [branch('q', { met: 'c' }), task('a'), end('e'), task('c')], 'q(unmet:a e | met:c)'],
    ['one way that the other passes by', [branch('q', { unmet: 'c' }), task('a'), task('c')], 'q(met:a | unmet:→2) c'],
    ['one way that ends the run', [branch('q', { met: 'end' }), task('a'), task('c')], 'q(unmet:a c | met:→end)'],
    [
      'a branch within a way',
      [
        branch('near', { met: 'last' }),
        branch('mid', { met: 'offer' }),
        task('value'),
        end('told'),
        task('offer'),
        end('sent'),
        task('last'),
      ],
      'near(unmet:mid(unmet:value told | met:offer sent) | met:last)',
    ],
    [
      'what leads backwards or nowhere is told by its words',
      [task('a'), branch('q', { met: 'a' }), branch('p', { met: 'gone' }), task('b')],
      'a q p b',
    ],
  ])('%s', (_, steps, picture) => {
    expect(drawn(steps, lanesOf(steps))).toBe(picture);
  });

  test('every step stands in exactly one lane', () => {
    const all = (lane: Lane): number[] =>
      lane.nodes.flatMap(({ at, ways }) => [at, ...(ways ?? []).flatMap((way) => (way.lane ? all(way.lane) : []))]);
    const targets = ['end', 'a', 'b', 'c', 'd', 'e', undefined];
    for (const met of targets)
      for (const unmet of targets)
        for (const inner of targets) {
          const steps = [
            branch('a', { ...(met ? { met } : {}), ...(unmet ? { unmet } : {}) }),
            branch('b', inner ? { met: inner } : {}),
            task('c'),
            end('d'),
            task('e'),
          ];
          expect(all(lanesOf(steps)).toSorted(), `${met} ${unmet} ${inner}`).toEqual([0, 1, 2, 3, 4]);
        }
  });
});

/** The text after the edits, as the form writes them. */
const applied = (yaml: string, edits: (steps: DraftStep[]) => StepEdit[]): DraftStep[] => {
  const read = (text: string) => draftOf(text, DraftPlay)!.steps;
  const after = edits(read(yaml)).reduce((text, edit) => {
    if (edit.do === 'set') return withValue(text, edit.path, edit.value);
    if (edit.do === 'add') return withAdded(text, ['steps'], edit.step, edit.at);
    return edit.do === 'remove' ? withoutPart(text, ['steps'], edit.at) : withMoved(text, ['steps'], edit.from, edit.to);
  }, yaml);
  return read(after);
};
const YAML = `kind: play
steps:
  - { id: q, branch: { test: { when: { metric: x, op: known } }, met: step_4 } }
  - wait: { days: 1 }
  - end: true
  - wait: { days: 4 }
  - { id: z, wait: { days: 5 } }
`;
const picture = (steps: DraftStep[]) => drawn(steps, lanesOf(steps));

describe('editing steps', () => {
  test('what is added goes where it is put, and ways go on leading where they led', () => {
    expect(picture(applied(YAML, (steps) => added(steps, 1, { id: 'new', wait: { days: 9 } } as { id: string })))).toBe(
      'q(unmet:new step_2 step_3 | met:step_4 z)',
    );
  });
  test('a step on the way that had none ends the other one first', () => {
    const yaml = YAML.replace('met: step_4', 'met: end');
    const steps = applied(yaml, (now) => {
      const [{ ways }] = lanesOf(now).nodes as [{ at: number; ways: NonNullable<Lane['nodes'][number]['ways']> }];
      return addedOnWay(now, 0, ways[1], ways[0].lane!, { id: 'new', wait: { days: 9 } } as { id: string }, 'stop');
    });
    expect(picture(steps)).toBe('q(unmet:step_2 step_3 step_4 z stop | met:new)');
  });
  test('what led to a step that is taken out leads to the next', () => {
    expect(picture(applied(YAML, (steps) => removed(steps, 3)))).toBe('q(unmet:step_2 step_3 | met:z)');
  });
  test('the first of a way gives its place to the next', () => {
    expect(picture(applied(YAML, (steps) => swapped(steps, 3)))).toBe('q(unmet:step_2 step_3 | met:z step_4)');
  });
  test('a step leaves a way past its branch, and comes back', () => {
    const out = (steps: DraftStep[]) => swapped(steps, 0);
    expect(picture(applied(YAML, out))).toBe('step_2 q(unmet:step_3 | met:step_4 z)');
  });
  test('steps move within their lane, not into the other way', () => {
    const steps = draftOf(YAML, DraftPlay)!.steps;
    expect(steps.map((_, at) => movesOf(steps, at))).toEqual([
      { up: false, down: true },
      { up: true, down: true },
      { up: true, down: false },
      { up: false, down: true },
      { up: true, down: false },
    ]);
  });
});
