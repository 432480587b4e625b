import { expect, test } from 'vitest';
import { partsThatSay } from './parts-that-say.ts';

test('a line on the phone has no dots around what is not there', () => {
  expect(partsThatSay(['已发布', null, '—', '', undefined, false, '5 天前'])).toEqual(['已发布', '5 天前']);
});
test('a nought says something', () => {
  expect(partsThatSay([0, '次'])).toEqual([0, '次']);
});
