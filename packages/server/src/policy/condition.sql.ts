import type { Condition, Test } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { ValueKind } from './catalog.ts';

/** A metric or field as SQL: its expression and how its values compare. */
export interface Resolved {
  expression: Sql;
  kind: ValueKind;
}
export type Resolve = (metric: string) => Resolved;

const CASTS: Record<Exclude<ValueKind, 'set'>, Sql> = { number: sql`numeric`, text: sql`text`, date: sql`date`, boolean: sql`boolean` };
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

function testSql({ op, value }: Test, { expression, kind }: Resolved): Sql<boolean> {
  if (op === 'known') return sql<boolean>`(${expression} is not null)`;
  if (op === 'unknown') return sql<boolean>`(${expression} is null)`;
  if (kind === 'set') return setTestSql(op, value, expression);
  if (op === 'contains') return sql<boolean>`coalesce(position(lower(${String(value)}::text) in lower(${expression}::text)) > 0, false)`;
  const cast = CASTS[kind];
  if (op === 'in' || op === 'not_in') {
    const list = (Array.isArray(value) ? value : [value]).map(String);
    const among = sql`${expression} = any(${list}::text[]::${cast}[])`;
    return op === 'in' ? sql<boolean>`coalesce(${among}, false)` : sql<boolean>`coalesce(not (${among}), false)`;
  }
  return sql<boolean>`coalesce(${expression} ${COMPARE[op]!} ${String(value)}::${cast}, false)`;
}

/** Of several choices: `=` and `contains` ask for one of them, `in` for any of a list; what is not chosen at all is no fact. */
function setTestSql(op: Test['op'], value: Test['value'], expression: Sql): Sql<boolean> {
  const asked = (Array.isArray(value) ? value : [value]).map(String);
  const any = sql`jsonb_exists_any(${expression}, ${asked}::text[])`;
  return op === '!=' || op === 'not_in' ? sql<boolean>`coalesce(not ${any}, false)` : sql<boolean>`coalesce(${any}, false)`;
}
