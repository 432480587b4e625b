import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { POLICY_SCHEMA, policySchema } from './gen-policy-schema.ts';

test('the published policy schema is what the server parses by', () => {
  expect(readFileSync(POLICY_SCHEMA, 'utf8'), 'run: node tools/gen-policy-schema.ts').toBe(policySchema());
});
