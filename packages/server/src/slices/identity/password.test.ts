import { expect, test } from 'vitest';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';

test('a hash is argon2id, differs each time, and only the right password verifies', async () => {
  const [first, second] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword('correct horse battery', first)).toBe(true);
  expect(await verifyPassword('correct horse batterz', first)).toBe(false);
});

test('full-width and half-width spellings of one password are the same password', async () => {
  expect(await verifyPassword('ＡＢＣdefgh１２３４', await hashPassword('ABCdefgh1234'))).toBe(true);
});

test('somebody without a password never verifies', async () => {
  expect(await verifyPassword('anything at all', null)).toBe(false);
});

test.each([
  ['short', 'eleven char'],
  ['common', 'password1234'],
  ['one character over and over', 'aaaaaaaaaaaaaaaa'],
  ['the own address padded', 'linzhiyuan123'],
])('refuses a password that is %s', (_, password) => {
  expect(() => checkPassword(password, 'linzhiyuan@example.com')).toThrow(expect.objectContaining({ reason: 'access.weak_password' }));
});

test('accepts a long sentence in Chinese', () => {
  expect(() => checkPassword('春江潮水连海平海上明月共潮生', 'lin@example.com')).not.toThrow();
});
