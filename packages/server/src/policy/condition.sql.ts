import { type Condition, isRelativeDay, type Test } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { ValueKind } from './catalog.ts';

/** A metric or field as SQL: its expression and how its values compare. */
export interface Resolved {
  expression: Sql;
  kind: ValueKind;
  /** The day on which the condition is asked: relative days count from it. */
  today: Sql;
  /** Sets only: whether one of these ids is in the set, or anything at all; absent, the expression is an array that tells. */
  has?: (ids: readonly string[] | null) => Sql<boolean>;
}
export type Resolve = (metric: string) => Resolved;

const CASTS: Record<ValueKind, Sql> = { number: sql`numeric`, text: sql`text`, date: sql`date`, boolean: sql`boolean`, set: sql`text` };
const COMPARE: Partial<Record<Test['op'], Sql>> = {
  '=': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
};

/**
 * A condition as a predicate that is never null. A test on a value without facts is false, and so `not` of it is true: what
 * the reader sees is two-valued, and `known`/`unknown` ask for facts by name. Values are parameters, never text of the statement.
 */
export function conditionSql(condition: Condition, resolve: Resolve): Sql<boolean> {
  if ('all' in condition) return joined(condition.all, sql` and `, resolve);
  if ('any' in condition) return joined(condition.any, sql` or `, resolve);
  if ('not' in condition) return sql<boolean>`(not ${conditionSql(condition.not, resolve)})`;
  return testSql(condition, resolve(condition.metric));
}

const joined = (conditions: Condition[], by: Sql, resolve: Resolve): Sql<boolean> =>
  sql<boolean>`(${sql.join(
    conditions.map((one) => conditionSql(one, resolve)),
    by as Sql,
  )})`;

const inArray =
  (expression: Sql) =>
  (ids: readonly string[] | null): Sql<boolean> =>
    ids
      ? sql<boolean>`coalesce(${expression} && ${[...ids]}::text[], false)`
      : sql<boolean>`coalesce(cardinality(${expression}) > 0, false)`;

/** Tags and segments: an account without any has the empty set, so that `not_in` holds for it. */
function setSql({ op, value }: Test, { expression, has = inArray(expression) }: Resolved): Sql<boolean> {
  if (op === 'known') return has(null);
  if (op === 'unknown') return sql<boolean>`(not ${has(null)})`;
  const among = has((Array.isArray(value) ? value : [value]).map(String));
  return op === 'not_in' || op === '!=' ? sql<boolean>`(not ${among})` : among;
}

function withinSql(op: 'within_last' | 'within_next', days: number, { expression, today }: Resolved): Sql<boolean> {
  const away = sql`${String(days)}::int`;
  return op === 'within_last'
    ? sql<boolean>`coalesce(${expression} > ${today} - ${away} and ${expression} <= ${today}, false)`
    : sql<boolean>`coalesce(${expression} >= ${today} and ${expression} <= ${today} + ${away}, false)`;
}

function testSql(test: Test, resolved: Resolved): Sql<boolean> {
  const { op, value } = test;
  const { expression, kind, today } = resolved;
  if (kind === 'set') return setSql(test, resolved);
  if (op === 'known') return sql<boolean>`(${expression} is not null)`;
  if (op === 'unknown') return sql<boolean>`(${expression} is null)`;
  if (op === 'within_last' || op === 'within_next') return withinSql(op, Number(value), resolved);
  if (op === 'contains') return sql<boolean>`coalesce(position(lower(${String(value)}::text) in lower(${expression}::text)) > 0, false)`;
  const cast = CASTS[kind];
  if (op === 'in' || op === 'not_in') {
    const list = (Array.isArray(value) ? value : [value]).map(String);
    const among = sql`${expression} = any(${list}::text[]::${cast}[])`;
    return op === 'in' ? sql<boolean>`coalesce(${among}, false)` : sql<boolean>`coalesce(not (${among}), false)`;
  }
  const wanted = isRelativeDay(value) ? sql`${today} + ${String(value.today)}::int` : sql`${String(value)}::${cast}`;
  return sql<boolean>`coalesce(${expression} ${COMPARE[op]!} ${wanted}, false)`;
}
