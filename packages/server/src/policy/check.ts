import type { Language, PolicyDocument, TierPolicy } from '@fulcrum/contract';
import { type Catalog, kindOf } from './catalog.ts';
import { checkBands } from './check-bands.ts';
import { checkCondition } from './check-condition.ts';
import { repeated } from './check-ids.ts';
import { checkLevels } from './check-levels.ts';
import { checkMetric, wrongKind } from './check-metric.ts';
import { isWeighted } from './items.ts';
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
    return { ok: false, document: null, id: text(raw.id), kind: text(raw.kind), issues: parsed.issues };
  }
  const { document } = parsed;
  const issues =
    document.kind === 'tier' ? checkTier(document, catalog) : document.who ? checkCondition(document.who, ['who'], catalog) : [];
  return { ok: issues.length === 0, document, id: document.id, kind: document.kind, issues };
}

export function checkTier(policy: TierPolicy, catalog: Catalog): PolicyIssue[] {
  return [
    ...repeated(policy.items, 'items'),
    ...policy.items.flatMap((item, index) => checkItem(item, ['items', index], catalog)),
    ...checkWeights(policy),
    ...checkLevels(policy, catalog),
  ];
}

function checkItem(item: TierPolicy['items'][number], path: (string | number)[], catalog: Catalog): PolicyIssue[] {
  if ('condition' in item) return checkCondition(item.condition.when, [...path, 'condition', 'when'], catalog);
  const [part, { metric }] =
    'band' in item
      ? (['band', item.band] as const)
      : 'perUnit' in item
        ? (['perUnit', item.perUnit] as const)
        : (['weighted', item.weighted] as const);
  const place = [...path, part, 'metric'];
  const found = catalog.get(metric);
  const issues = found ? (kindOf(found.type) === 'number' ? [] : [wrongKind(place, found)]) : checkMetric(metric, place, catalog);
  if ('band' in item) return [...issues, ...checkBands(item.band.bands, [...path, 'band', 'bands'])];
  if ('weighted' in item && item.weighted.normalise.method === 'bands')
    return [...issues, ...checkBands(item.weighted.normalise.bands, [...path, 'weighted', 'normalise', 'bands'], 100)];
  return issues;
}

function checkWeights(policy: TierPolicy): PolicyIssue[] {
  const weighted = policy.items.filter(isWeighted);
  const sum = weighted.reduce((total, item) => total + Math.round(item.weighted.weight * 1e6), 0) / 1e6;
  if (!weighted.length || sum === 100) return [];
  return [
    {
      path: ['items'],
      code: 'weights.sum',
      message: {
        zh: `各项权重合计为 ${sum}，必须等于 100，请调整权重`,
        en: `The weights add up to ${sum} and must make 100: adjust them`,
      },
    },
  ];
}

/** The issues in the reader's language. */
export const issuesIn = (issues: readonly PolicyIssue[], language: Language) =>
  issues.map((issue) => ({ ...issue, message: issue.message[language] }));
