import type { Operator, Test } from '@fulcrum/contract';
import { type FilterField, operatorsOf } from './condition-fields.ts';
import { takesValue } from './condition-tests.ts';

/** A test that may still lack its value. */
export type TestDraft = Pick<Test, 'metric' | 'op'> & { value?: Test['value'] };

/** A draft that starts at a field: its likeliest operator, no value yet. */
export const draftOf = (field: FilterField): TestDraft => ({ metric: field.metric, op: operatorsOf(field)[0]! });

/** The draft as a test; null while its value is missing. */
export function testOf({ metric, op, value }: TestDraft): Test | null {
  if (!takesValue(op)) return { metric, op };
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : { metric, op, value };
}

/** A choice is asked as one of several: to equal a value is to be one of that one. */
export function asListed({ kind }: Pick<FilterField, 'kind'>, draft: TestDraft): TestDraft {
  const { op, value } = draft;
  if ((kind !== 'choice' && kind !== 'set') || (op !== '=' && op !== '!=')) return draft;
  const values = value === undefined || value === '' || typeof value === 'object' ? {} : { value: [String(value)] };
  return { metric: draft.metric, op: op === '=' ? 'in' : 'not_in', ...values };
}

/** The operators that are offered: those of the field, and the one that somebody wrote. */
export function offeredOperators(field: FilterField, { op }: TestDraft): readonly Operator[] {
  const usual = operatorsOf(field);
  return usual.includes(op) ? usual : [op, ...usual];
}

/** Whether a value made for one operator still fits another. */
export const keepsValue = (from: Operator, to: Operator): boolean => {
  const shape = (op: Operator) =>
    op.startsWith('within') ? 'days' : op === 'in' || op === 'not_in' ? 'list' : takesValue(op) ? 'one' : 'none';
  return shape(from) === shape(to);
};
