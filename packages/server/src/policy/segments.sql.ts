import {
  type Condition,
  type HealthDimension,
  type HealthPolicy,
  mapTests,
  SEGMENTS_METRIC,
  TAGS_METRIC,
  type Test,
  type TierPolicy,
  testsOf,
} from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { Fault, notFound } from '../kernel/fault.ts';
import { listMetricId } from './membership.metrics.ts';

export interface StoredSegment {
  id: string;
  name: string;
  kind: 'dynamic' | 'fixed';
  /** Null for a fixed list. */
  condition: Condition | null;
  shared: boolean;
  ownerId: string | null;
}
/** Refuses a segment that the reader may not use. */
export type MayUse = (segment: StoredSegment) => void;

/** Policies belong to everyone, and so must what they read. */
export const sharedOnly: MayUse = (segment) => {
  if (!segment.shared) throw new Fault('invalid', 'segment.not_shared', { name: segment.name });
};

export async function storedSegments(db: Db): Promise<Map<string, StoredSegment>> {
  const found = await sql<StoredSegment>`
    select id, name, kind, condition, shared, owner_id as "ownerId" from segment`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

const MOST_OPENED = 500;
const valuesOf = ({ value }: Test): string[] => (Array.isArray(value) ? value : [value]).map(String);
const wrong = (code: string): Fault => new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['filter'], code, message: '' }]);

/** Writes out the segments of a condition: a dynamic one as its own condition, a fixed one as the question who is on it. */
export function writeOut(condition: Condition, segments: ReadonlyMap<string, StoredSegment>, mayUse: MayUse): Condition {
  let opened = 0;
  const open = (id: string, within: readonly string[]): Condition => {
    const segment = segments.get(id);
    if (!segment) throw notFound('segment');
    mayUse(segment);
    if (within.includes(id)) throw new Fault('invalid', 'segment.cycle');
    if (++opened > MOST_OPENED) throw wrong('too_many_segments');
    if (!segment.condition) return { metric: listMetricId(id), op: '=', value: true };
    return mapTests(segment.condition, (test) => write(test, [...within, id]));
  };
  const write = (test: Test, within: readonly string[]): Condition => {
    if (test.metric !== SEGMENTS_METRIC) return test;
    if (!['in', 'not_in', '=', '!='].includes(test.op)) throw wrong('segment_operator');
    const parts = valuesOf(test).map((id) => open(id, within));
    const any: Condition = parts.length === 1 ? parts[0]! : { any: parts };
    return test.op === 'not_in' || test.op === '!=' ? { not: any } : any;
  };
  return mapTests(condition, (test) => write(test, []));
}

/** Tags go by their id or, as policies and people write them, by their name. */
async function withTagIds(db: Db, condition: Condition): Promise<Condition> {
  const asked = testsOf(condition).filter(({ metric, value }) => metric === TAGS_METRIC && value !== undefined);
  if (!asked.length) return condition;
  const words = [...new Set(asked.flatMap(valuesOf))];
  const found = await sql<{ word: string; id: string }>`
    select w.word, t.id from unnest(${words}::text[]) as w(word)
    join tag t on t.id::text = w.word or lower(t.name) = lower(w.word) or lower(t.name_en) = lower(w.word)`.execute(db);
  const ids = Map.groupBy(found.rows, ({ word }) => word);
  return mapTests(condition, (test) => {
    if (test.metric !== TAGS_METRIC || test.value === undefined) return test;
    const named = valuesOf(test).flatMap((word) => {
      const tags = ids.get(word);
      if (!tags) throw notFound('tag');
      return tags.map(({ id }) => id);
    });
    return { ...test, op: test.op === '=' ? 'in' : test.op === '!=' ? 'not_in' : test.op, value: named };
  });
}

/** A condition with its segments written out and its tags by id: what is left asks metrics and fields alone. */
export async function expandCondition(db: Db, condition: Condition, mayUse: MayUse): Promise<Condition> {
  const asksSegments = testsOf(condition).some(({ metric }) => metric === SEGMENTS_METRIC);
  return withTagIds(db, asksSegments ? writeOut(condition, await storedSegments(db), mayUse) : condition);
}

/** A policy with the conditions of its items and levels so expanded. */
export async function expandPolicy(db: Db, policy: TierPolicy): Promise<TierPolicy> {
  const expand = (condition: Condition) => expandCondition(db, condition, sharedOnly);
  const items = policy.items.map(async (item) =>
    'condition' in item ? { ...item, condition: { ...item.condition, when: await expand(item.condition.when) } } : item,
  );
  const levels = policy.levels.map(async (level) => (level.when ? { ...level, when: await expand(level.when) } : level));
  return { ...policy, items: await Promise.all(items), levels: await Promise.all(levels) };
}

/** A health policy with the conditions of its caps, variants, measures and risks so expanded. */
export async function expandHealth(db: Db, policy: HealthPolicy): Promise<HealthPolicy> {
  const expanded = async <T extends { when?: Condition | undefined }>(part: T): Promise<T> =>
    part.when ? { ...part, when: await expandCondition(db, part.when, sharedOnly) } : part;
  const dimensions = (list: readonly HealthDimension[]) =>
    Promise.all(list.map(async (one) => ({ ...one, measures: await Promise.all(one.measures.map(expanded)) })));
  const variants = policy.variants.map(async (variant) => ({
    ...(await expanded(variant)),
    dimensions: await dimensions(variant.dimensions),
  }));
  return {
    ...policy,
    caps: await Promise.all(policy.caps.map(expanded)),
    variants: await Promise.all(variants),
    dimensions: await dimensions(policy.dimensions),
    risks: await Promise.all(policy.risks.map(expanded)),
  };
}
