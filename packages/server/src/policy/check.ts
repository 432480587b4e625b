import type { Language, PolicyDocument } from '@fulcrum/contract';
import type { Catalog } from './catalog.ts';
import { checkParts } from './check-parts.ts';
import { checkDocument } from './check-tier.ts';
import { type Parsed, type PolicyIssue, parsePolicy, shapePolicy } from './parse-policy.ts';

export interface Checked {
  ok: boolean;
  document: PolicyDocument | null;
  id: string | null;
  kind: string | null;
  issues: PolicyIssue[];
}

/** Everything that is wrong with a policy, each with its place and remedy. Takes YAML or a document. */
export function checkPolicy(source: unknown, catalog: Catalog): Checked {
  const parsed: Parsed = typeof source === 'string' ? parsePolicy(source) : shapePolicy(source);
  if (!parsed.document) {
    const raw = parsed.raw !== null && typeof parsed.raw === 'object' ? (parsed.raw as Record<string, unknown>) : {};
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    const issues = [...parsed.issues, ...checkParts(raw, catalog)];
    return { ok: false, document: null, id: text(raw.id), kind: text(raw.kind), issues };
  }
  const { document } = parsed;
  const issues = checkDocument(document, catalog);
  return { ok: issues.length === 0, document, id: document.id, kind: document.kind, issues };
}

/** The issues in the reader's language. */
export const issuesIn = (issues: readonly PolicyIssue[], language: Language) =>
  issues.map((issue) => ({ ...issue, message: issue.message[language] }));
