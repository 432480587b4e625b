import { expect, test } from 'vitest';
import { checkProcedure } from './check-procedure.ts';

const within = { unit: 'days' as const, count: 1 };
const both = (text: string) => ({ zh: text, en: text });
const department = (id: string) => ({ id, name: both(id), who: 'owner' as const, kpi: both('kpi') });
const step = (id: string, of: string, approval = false) => ({ id, name: both(id), department: of, within, acceptWithin: within, approval });
const codes = (departments: string[], ...steps: ReturnType<typeof step>[]) =>
  checkProcedure({ departments: departments.map(department), steps }).map(({ code, path }) => `${path.join('.')} ${code}`);

test('a sound procedure has nothing to mend', () => {
  expect(codes(['a', 'b'], step('one', 'a'), step('two', 'b', true))).toEqual([]);
});
test('each mistake is told with its place', () => {
  expect(codes(['a'], step('one', 'a', true))).toEqual(['steps.0.approval procedure.approval_first']);
  expect(codes(['a'], step('one', 'a'), step('two', 'x'))).toEqual(['steps.1.department procedure.department_unknown']);
  expect(codes(['a', 'b'], step('one', 'a'))).toEqual(['departments.1 procedure.department_idle']);
  expect(codes(['a', 'a'], step('one', 'a'), step('one', 'a'))).toEqual(['departments.1.id id.repeated', 'steps.1.id id.repeated']);
});
