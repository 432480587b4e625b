import {
  Condition,
  ConditionStage,
  HealthCap,
  HealthDimension,
  HealthVariant,
  LifecycleTrack,
  PolicyDocument,
  RiskRule,
  TierItem,
  TierLevel,
} from '@fulcrum/contract';
import type * as z from 'zod';
import type { Around } from './around.ts';
import type { Catalog } from './catalog.ts';
import { checkCondition } from './check-condition.ts';
import { checkCap, checkDimension, checkDimensions, checkRisk, checkVariant } from './check-health.ts';
import { repeated } from './check-ids.ts';
import { checkLevels } from './check-levels.ts';
import { checkMetric } from './check-metric.ts';
import { checkStage, checkTrack } from './check-stages.ts';
import { checkDocument, checkItem, checkWeights } from './check-tier.ts';
import { nearestIssues, type PolicyIssue } from './parse-policy.ts';

type Raw = Record<string, unknown>;
const isRaw = (value: unknown): value is Raw => value !== null && typeof value === 'object' && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * What else is wrong with a policy whose shape is not right, so that one check tells all: a document whose only fault is keys
 * that nobody knows is judged without them; of any other, each part that is whole, and every metric that is named.
 */
export function checkParts(given: Raw, catalog: Catalog, around: Around): PolicyIssue[] {
  const raw = withoutUnknownKeys(given);
  const whole = PolicyDocument.safeParse(raw);
  if (whole.success) return checkDocument(whole.data, catalog, around);
  if (raw.kind === 'play') return checkPart(raw.who, Condition, ['who'], catalog, (who) => checkCondition(who, ['who'], catalog));
  if (raw.kind === 'health') return checkHealthParts(raw, catalog);
  if (raw.kind === 'lifecycle' && raw.model === 'conditions') return checkStageParts(raw, catalog);
  if (raw.kind !== 'tier') return [];
  const [items, levels] = [listOf(raw.items), listOf(raw.levels)];
  return [
    ...repeated(items.map(idOf), 'items'),
    ...items.flatMap((one, at) => checkPart(one, TierItem, ['items', at], catalog, (item) => checkItem(item, ['items', at], catalog))),
    ...checkTogether(items, levels, catalog),
  ];
}

/** Weights need every item, thresholds every level. */
function checkTogether(items: readonly unknown[], levels: readonly unknown[], catalog: Catalog): PolicyIssue[] {
  const [allItems, allLevels] = [TierItem.array().safeParse(items), TierLevel.array().safeParse(levels)];
  const weights = allItems.success ? checkWeights({ items: allItems.data }) : [];
  if (allLevels.success && levels.length)
    return [
      ...weights,
      ...(allItems.success
        ? checkLevels({ items: allItems.data, levels: allLevels.data }, catalog)
        : checkLevels({ items: [], levels: allLevels.data }, catalog, Number.POSITIVE_INFINITY)),
    ];
  const tests = levels.flatMap((one, at) =>
    checkPart(one, TierLevel, ['levels', at], catalog, ({ when }) => (when ? checkCondition(when, ['levels', at, 'when'], catalog) : [])),
  );
  return [...weights, ...repeated(levels.map(idOf), 'levels'), ...tests];
}

function checkHealthParts(raw: Raw, catalog: Catalog): PolicyIssue[] {
  const [caps, variants, dimensions] = [listOf(raw.caps), listOf(raw.variants), listOf(raw.dimensions)];
  const whole = HealthDimension.array().safeParse(dimensions);
  return [
    ...repeated(caps.map(idOf), 'caps'),
    ...caps.flatMap((one, at) => checkPart(one, HealthCap, ['caps', at], catalog, (cap) => checkCap(cap, ['caps', at], null, catalog))),
    ...repeated(variants.map(idOf), 'variants'),
    ...variants.flatMap((one, at) =>
      checkPart(one, HealthVariant, ['variants', at], catalog, (variant) => checkVariant(variant, ['variants', at], catalog)),
    ),
    ...listOf(raw.risks).flatMap((one, at) =>
      checkPart(one, RiskRule, ['risks', at], catalog, (risk) => checkRisk(risk, ['risks', at], catalog)),
    ),
    ...(whole.success && dimensions.length
      ? checkDimensions(whole.data, [], catalog)
      : dimensions.flatMap((one, at) =>
          checkPart(one, HealthDimension, ['dimensions', at], catalog, (part) => checkDimension(part, ['dimensions', at], catalog)),
        )),
  ];
}

function checkStageParts(raw: Raw, catalog: Catalog): PolicyIssue[] {
  const [tracks, stages] = [listOf(raw.tracks), listOf(raw.stages)];
  return [
    ...repeated(tracks.map(idOf), 'tracks'),
    ...tracks.flatMap((one, at) => checkPart(one, LifecycleTrack, ['tracks', at], catalog, (track) => checkTrack(track, at, catalog))),
    ...repeated(stages.map(idOf), 'stages'),
    ...stages.flatMap((one, at) => checkPart(one, ConditionStage, ['stages', at], catalog, (stage) => checkStage(stage, at, catalog))),
  ];
}

function checkPart<T>(
  value: unknown,
  shape: z.ZodType<T>,
  path: (string | number)[],
  catalog: Catalog,
  check: (part: T) => PolicyIssue[],
): PolicyIssue[] {
  const part = shape.safeParse(value);
  return part.success ? check(part.data) : unknownMetrics(value, path, catalog);
}

function unknownMetrics(value: unknown, path: (string | number)[], catalog: Catalog): PolicyIssue[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => unknownMetrics(one, [...path, at], catalog));
  if (!isRaw(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'metric' && typeof inner === 'string'
      ? checkMetric(inner, [...path, key], catalog)
      : unknownMetrics(inner, [...path, key], catalog),
  );
}

/** A part without an id shares it with none. */
const idOf = (part: unknown, at: number): { id: string } => ({ id: isRaw(part) && typeof part.id === 'string' ? part.id : ` ${at}` });

function withoutUnknownKeys(raw: Raw): Raw {
  const own = structuredClone(raw);
  const shaped = PolicyDocument.safeParse(own);
  for (const issue of nearestIssues(shaped.error?.issues ?? []))
    if (issue.code === 'unrecognized_keys') {
      const place = issue.path.reduce<unknown>((at, part) => (at as Raw)[part as string], own);
      for (const key of issue.keys) if (isRaw(place)) delete place[key];
    }
  return own;
}
