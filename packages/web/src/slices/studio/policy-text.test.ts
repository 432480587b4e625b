import { describe, expect, test } from 'vitest';
import { draftOf, withAdded, withMoved, withoutPart, withValue } from './policy-text.ts';
import { partsAlong } from './studio-form-context.ts';
import { DraftPolicy, weightsOf } from './tier/draft-shape.ts';

const TEXT = `# Base by orders.
apiVersion: fulcrum/v1
kind: tier
id: value-tier
name: { zh: 客户分级, en: Value tier }
items:
  # What they buy
  - id: amount
    name: { zh: 订单金额, en: 'Orders, 12 months' }
    band:
      metric: orders.amount_12m
      bands:
        - { to: 1000000, points: 10 } # small
        - { from: 1000000, points: 30 }
  - id: years
    name: { zh: 长期合作, en: Long cooperation }
    condition: { when: { metric: contracts.years, op: '>=', value: 3 }, points: 5 }
levels:
  - { id: A, name: { zh: 战略客户, en: Strategic }, score: 85 }
  - { id: B, name: { zh: 普通客户, en: Ordinary } }
schedule: month_end
`;
/** The lines of the text that differ, as a person would see them. */
const lines = (after: string) => {
  const [old, now] = [TEXT.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
};

describe('a control writes into the text as a person would', () => {
  test('a figure changes its own line, and the comment beside it stays', () => {
    expect(lines(withValue(TEXT, ['items', 0, 'band', 'bands', 0, 'points'], 15))).toEqual({
      gone: ['        - { to: 1000000, points: 10 } # small'],
      come: ['        - { to: 1000000, points: 15 } # small'],
    });
    expect(lines(withValue(TEXT, ['levels', 0, 'score'], 90)).come).toEqual([
      '  - { id: A, name: { zh: 战略客户, en: Strategic }, score: 90 }',
    ]);
  });

  test('what is taken out leaves nothing empty behind', () => {
    const held = withValue(TEXT, ['hysteresis', 'margin'], 5);
    expect(draftOf(held, DraftPolicy)?.hysteresis).toEqual({ margin: 5 });
    expect(withValue(held, ['hysteresis', 'margin'], undefined)).toBe(TEXT);
  });

  test('a condition is put on one line', () => {
    const when = { all: [{ metric: 'contracts.years', op: '>=', value: 5 }] };
    const after = withValue(TEXT, ['items', 1, 'condition', 'when'], when);
    expect(draftOf(after, DraftPolicy)?.items[1]?.condition?.when).toEqual(when);
    expect(lines(after).come).toHaveLength(1);
  });

  test('parts are added, taken out and moved with the comment above them', () => {
    const level = { id: 'C', name: { zh: '其他', en: 'Other' }, score: 10 };
    expect(lines(withAdded(TEXT, ['levels'], level, 1))).toEqual({
      gone: [],
      come: ['  - { id: C, name: { zh: 其他, en: Other }, score: 10 }'],
    });
    expect(draftOf(withoutPart(TEXT, ['items'], 1), DraftPolicy)?.items.map(({ id }) => id)).toEqual(['amount']);
    const moved = withMoved(TEXT, ['items'], 0, 1);
    expect(draftOf(moved, DraftPolicy)?.items.map(({ id }) => id)).toEqual(['years', 'amount']);
    expect(moved).toContain('# What they buy');
    expect(withMoved(TEXT, ['items'], 0, 2)).toBe(TEXT);
  });

  test('a policy without items gets its first', () => {
    const bare = TEXT.slice(0, TEXT.indexOf('items:')) + TEXT.slice(TEXT.indexOf('levels:'));
    expect(draftOf(withAdded(bare, ['items'], { id: 'x', name: { zh: '', en: '' } }), DraftPolicy)?.items).toHaveLength(1);
  });
});

test('a text that is being typed is read as far as it goes; what is no YAML is left to the text', () => {
  expect(draftOf(TEXT.replace('score: 85', 'score:'), DraftPolicy)?.levels[0]).toMatchObject({ id: 'A', score: null });
  expect(draftOf(TEXT.replace('points: 5', 'points: many'), DraftPolicy)?.items[1]?.condition?.points).toBeNull();
  expect(draftOf('kind: tier\n  - broken: [', DraftPolicy)).toBeNull();
  expect(draftOf('kind: lifecycle', DraftPolicy)).toBeNull();
  const broken = 'a: [';
  expect(withValue(broken, ['a'], 1)).toBe(broken);
});

test('weights are added up as they are typed', () => {
  const weighted = (weight: number) => ({
    id: `w${weight}`,
    name: { zh: '', en: '' },
    weighted: { metric: 'm', weight, normalise: { method: 'percentile' } },
  });
  expect(weightsOf(draftOf(TEXT, DraftPolicy)!)).toBeNull();
  expect(weightsOf(draftOf(withAdded(withAdded(TEXT, ['items'], weighted(33.3)), ['items'], weighted(66.6)), DraftPolicy)!)).toBe(99.9);
});

test('what is said by saying nothing is read as such, written where it differs, and taken out again; comments stay', () => {
  expect(draftOf(TEXT, DraftPolicy)).toMatchObject({ confirmation: 'automatic', overrideEnd: 'required' });
  const asked = withValue(withValue(TEXT, ['confirmation'], 'required'), ['overrideEnd'], 'optional');
  expect(draftOf(asked, DraftPolicy)).toMatchObject({ confirmation: 'required', overrideEnd: 'optional' });
  for (const line of TEXT.split('\n').filter((one) => one.includes('#'))) expect(asked).toContain(line);
  expect(withValue(withValue(asked, ['confirmation'], undefined), ['overrideEnd'], undefined)).toBe(TEXT);
});

test('a part inside a part is found by the ids on the way, so that it stays open when it moves', () => {
  const draft = { variants: [{ id: 'launch', dimensions: [{ id: 'start' }, { id: 'welcome' }] }], bands: [{ points: 1 }] };
  expect(partsAlong(draft, ['variants', 0, 'dimensions', 1, 'weight'])).toEqual(['variants/launch', 'variants/launch/dimensions/welcome']);
  expect(partsAlong(draft, ['bands', 0])).toEqual(['bands/0']);
  expect(partsAlong(draft, ['nothing', 3, 'here'])).toEqual(['nothing/3']);
});
