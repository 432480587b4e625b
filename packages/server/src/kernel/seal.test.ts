import { expect, test } from 'vitest';
import { createSeal } from './seal.ts';

test('what is sealed opens again, with the same secret only, and not when a byte was changed', () => {
  const { seal, unseal } = createSeal('a secret of the installation');
  const sealed = seal('JBSWY3DPEHPK3PXP');
  expect(sealed).not.toContain('JBSWY');
  expect(unseal(sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(() => createSeal('another').unseal(sealed)).toThrow();
  expect(() => unseal(`${sealed.slice(0, -2)}AA`)).toThrow();
});
