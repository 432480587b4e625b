import type { Language, PolicyDocument } from '@fulcrum/contract';
import { type Around, NOTHING_AROUND } from './around.ts';
import type { Catalog } from './catalog.ts';
import { checkParts } from './check-parts.ts';

import { warnOfSla } from './check-sla.ts';
import { checkDocument } from './check-tier.ts';
import { type Parsed, type PolicyIssue, parsePolicy, shapePolicy } from './parse-policy.ts';
import { warnOfBenefits } from './warn-benefits.ts';
import { warnOfHealth } from './warn-health.ts';
import { warnOfObjectives } from './warn-objectives.ts';
import { warnOfPlay } from './warn-play.ts';
import { warnOfProcedure } from './warn-procedures.ts';
import { warnOfTiers } from './warn-tiers.ts';

export interface Checked {
  ok: boolean;
  document: PolicyDocument | null;
  id: string | null;
  kind: string | null;
  /** What must be mended before it is kept. */
  issues: PolicyIssue[];
  /** What is allowed and perhaps not meant. */
  warnings: PolicyIssue[];
}

/** Everything that is wrong with a policy, each with its place and remedy. Takes YAML or a document; `around` is what it may name of others. */
export function checkPolicy(source: unknown, catalog: Catalog, around: Around = NOTHING_AROUND): Checked {
  const parsed: Parsed = typeof source === 'string' ? parsePolicy(source) : shapePolicy(source);
  if (!parsed.document) {
    const raw = parsed.raw !== null && typeof parsed.raw === 'object' ? (parsed.raw as Record<string, unknown>) : {};
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    const issues = [...parsed.issues, ...checkParts(raw, catalog, around)];
    return { ok: false, document: null, id: text(raw.id), kind: text(raw.kind), issues, warnings: [] };
  }
  const { document } = parsed;
  const issues = checkDocument(document, catalog, around);
  const warnings = [...warnOfObjectives(document, around), ...warningsOf(document, around)];
  return { ok: issues.length === 0, document, id: document.id, kind: document.kind, issues, warnings };
}

function warningsOf(document: PolicyDocument, around: Around): PolicyIssue[] {
  if (document.kind === 'tier') return warnOfTiers(document);
  if (document.kind === 'benefits') return warnOfBenefits(document, around);
  if (document.kind === 'health') return warnOfHealth(document);
  if (document.kind === 'play') return warnOfPlay(document, around);
  if (document.kind === 'procedure') return warnOfProcedure(document);
  return document.kind === 'sla' ? warnOfSla(document) : [];
}

/** The issues in the reader's language. */
export const issuesIn = (issues: readonly PolicyIssue[], language: Language) =>
  issues.map((issue) => ({ ...issue, message: issue.message[language] }));
