// Writes the JSON Schema of policy files, for editors and for the published API, from the shapes that the server itself parses by.
import { writeFile } from 'node:fs/promises';
import { PolicyDocument } from '@fulcrum/contract';

export const POLICY_SCHEMA = new URL('../docs/reference/policy-schema.json', import.meta.url);

/** The schema as text, the same each time. */
export function policySchema(): string {
  const schema = PolicyDocument.toJSONSchema({ io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Fulcrum policy', ...schema }, null, 2)}\n`;
}

if (import.meta.main) await writeFile(POLICY_SCHEMA, policySchema());
