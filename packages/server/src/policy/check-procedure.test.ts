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
  const item = (id: string) => ({ id, name: both(id), required: true });
  const listed = (approval: boolean, ...ids: string[]) => ({ ...step('two', 'a', approval), checklist: ids.map(item) });
  expect(codes(['a'], step('one', 'a'), listed(false, 'x', 'y', 'x'))).toEqual(['steps.1.checklist.2.id id.repeated']);
  expect(codes(['a'], step('one', 'a'), listed(true, 'x'))).toEqual(['steps.1.checklist procedure.approval_checklist']);
  expect(codes(['a', 'a'], step('one', 'a'), step('one', 'a'))).toEqual(['departments.1.id id.repeated', 'steps.1.id id.repeated']);
});

test('the start of a project has milestones in their order, one of them of first value; other procedures have none', () => {
  const marked = (id: string, by: number, firstValue = false) => ({ ...step(id, 'a'), milestone: { by, firstValue } });
  const of = (category: 'general' | 'project_start', ...steps: ReturnType<typeof step>[]) =>
    checkProcedure({ category, departments: [department('a')], steps }).map(({ code, path }) => `${path.join('.')} ${code}`);
  expect(of('project_start', marked('one', 3), step('two', 'a'), marked('three', 9, true))).toEqual([]);
  expect(of('project_start', marked('one', 9), marked('two', 3))).toEqual([
    'steps procedure.first_value',
    'steps.1.milestone.by procedure.milestone_order',
  ]);
  expect(of('project_start', marked('one', 3, true), marked('two', 3, true))).toEqual(['steps procedure.first_value']);
  expect(of('general', step('one', 'a'), marked('two', 3))).toEqual(['steps.1.milestone procedure.milestone_elsewhere']);
});
