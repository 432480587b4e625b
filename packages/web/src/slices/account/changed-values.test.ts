import { expect, test } from 'vitest';
import { changedValues } from './changed-values.ts';

test('only what was changed is sent, and what was emptied is null', () => {
  const before = { name: 'A', phone: '138 **** 2046', title: null as string | null, mail: 'a@b.c' };
  expect(changedValues<typeof before>(before, { name: 'B', phone: '138 **** 2046', title: '', mail: '' })).toEqual({
    name: 'B',
    mail: null,
  });
  expect(changedValues(before, { ...before })).toEqual({});
});
