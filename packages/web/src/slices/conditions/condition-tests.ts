import type { Condition, Operator, Test } from '@fulcrum/contract';
import type { Language } from '../../i18n/i18n.ts';
import type { FieldKind } from './condition-fields.ts';

/** How a figure is typed: `factor` of the stored value make one of what is typed (10,000 for 万, 0.01 for percent). */
export function unitFactor(kind: FieldKind, language: Language): number {
  if (kind === 'money') return language === 'zh' ? 10_000 : 1_000;
  return kind === 'ratio' ? 0.01 : 1;
}

/** Rounded to nine significant decimals, so that 0.2 as a percentage is 20 and back is 0.2. */
const clean = (value: number): number => Number(value.toPrecision(12));
export const storedFigure = (typed: number, kind: FieldKind, language: Language): number => clean(typed * unitFactor(kind, language));
export const typedFigure = (stored: number, kind: FieldKind, language: Language): number => clean(stored / unitFactor(kind, language));

export const takesValue = (op: Operator): boolean => op !== 'known' && op !== 'unknown';

/** The tests of a filter that asks for all of them; null when it is built otherwise (any, not, nested). */
export function plainTests(filter: Condition | undefined): Test[] | null {
  if (filter === undefined) return [];
  if ('metric' in filter) return [filter];
  if (!('all' in filter)) return null;
  const tests = filter.all.filter((part): part is Test => 'metric' in part);
  return tests.length === filter.all.length ? tests : null;
}

/** The filter that asks for all tests; none gives no filter. */
export const filterOf = (tests: Test[]): Condition | undefined => (tests.length ? { all: tests } : undefined);
