import { expect, test } from 'vitest';
import { totpStep } from './totp.ts';

/** RFC 6238, appendix B, SHA-1: the last six digits of the published eight. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
test.each([
  ['1970-01-01T00:00:59Z', '287082', 1],
  ['2005-03-18T01:58:29Z', '081804', 37_037_036],
  ['2009-02-13T23:31:30Z', '005924', 41_152_263],
  ['2033-05-18T03:33:20Z', '279037', 66_666_666],
])('at %s the code %s is step %i', (now, code, step) => {
  expect(totpStep(SECRET, code, now)).toBe(step);
});

test('one step of drift is allowed, two are not', () => {
  expect(totpStep(SECRET, '287082', '1970-01-01T00:01:29Z')).toBe(1);
  expect(totpStep(SECRET, '287082', '1970-01-01T00:02:01Z')).toBeNull();
});
