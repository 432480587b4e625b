import { describe, expect, test } from 'vitest';
import { asListed, offeredOperators } from './test-draft.ts';

const choice = { metric: 'state.tier', kind: 'choice', name: 'Tier', group: 'tier' } as const;
const text = { metric: 'account.industry', kind: 'text', name: 'Industry', group: 'profile' } as const;

describe('a test that somebody wrote', () => {
  test('for one value of a choice is asked as one of several', () => {
    expect(asListed(choice, { metric: 'state.tier', op: '=', value: 'S' })).toEqual({ metric: 'state.tier', op: 'in', value: ['S'] });
    expect(asListed(choice, { metric: 'state.tier', op: '!=', value: 'S' })).toEqual({ metric: 'state.tier', op: 'not_in', value: ['S'] });
    expect(asListed(choice, { metric: 'state.tier', op: '=' })).toEqual({ metric: 'state.tier', op: 'in' });
  });

  test('for several values, and of what is no choice, stays as it is', () => {
    for (const [field, draft] of [
      [choice, { metric: 'state.tier', op: 'in', value: ['S', 'A'] }],
      [text, { metric: 'account.industry', op: '=', value: 'x' }],
    ] as const)
      expect(asListed(field, { ...draft, value: typeof draft.value === 'string' ? draft.value : [...draft.value] })).toEqual(draft);
  });

  test('keeps an operator that the field does not offer by itself', () => {
    expect(offeredOperators(text, { metric: text.metric, op: 'in', value: ['x'] })[0]).toBe('in');
    expect(offeredOperators(text, { metric: text.metric, op: '=' })).not.toContain('in');
  });
});
