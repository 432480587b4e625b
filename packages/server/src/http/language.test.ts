import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr-FR, en;q=0.4, zh;q=0.6', 'zh'],
  ['fr', null],
  ['zh;q=0, en', 'en'],
  [undefined, null],
])('%s asks for %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
