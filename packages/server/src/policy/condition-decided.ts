import type { Condition, Test } from '@fulcrum/contract';

/** What is known of an account: metrics by id, null where it has no value. What is not listed is not known. */
export type Known = Readonly<Record<string, string | null>>;

/**
 * Whether a condition holds of every account of which this is known (true), of none (false), or of some (null). Each unknown test may hold or
 * not, on its own: a condition that asks one unknown thing twice may be decided without being found so.
 */
export function decided(condition: Condition, known: Known): boolean | null {
  if ('all' in condition) {
    const parts = condition.all.map((one) => decided(one, known));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if ('any' in condition) {
    const parts = condition.any.map((one) => decided(one, known));
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  if ('not' in condition) {
    const inner = decided(condition.not, known);
    return inner === null ? null : !inner;
  }
  const value = known[condition.metric];
  return value === undefined ? null : holds(condition, value);
}

/** A test of a text, as conditions are asked of accounts: without a value every test but `unknown` is false. Null: texts are not asked that. */
function holds({ op, value }: Test, of: string | null): boolean | null {
  if (op === 'unknown') return of === null;
  if (of === null) return false;
  const wanted = (Array.isArray(value) ? value : [value]).map(String);
  switch (op) {
    case 'known':
      return true;
    case '=':
    case 'in':
      return wanted.includes(of);
    case '!=':
    case 'not_in':
      return !wanted.includes(of);
    case 'contains':
      return of.toLowerCase().includes(String(value).toLowerCase());
    default:
      return null;
  }
}
