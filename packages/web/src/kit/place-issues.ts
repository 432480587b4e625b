import type { FormInstance } from 'antd';
import { problemOf } from '../api/problem.ts';

/** Puts the issues of a refused input at their fields and goes to the first. True when every issue found its field. */
export function placeIssues<Values>(form: FormInstance<Values>, error: unknown): boolean {
  const issues = problemOf(error)?.issues ?? [];
  const known = new Set(form.getFieldsError().map((field) => field.name.join('.')));
  const placed = issues.filter((issue) => known.has(issue.path.join('.')));
  form.setFields(placed.map((issue) => ({ name: issue.path as never, errors: [issue.message] })));
  if (placed[0]) form.scrollToField(placed[0].path as never, { focus: true });
  return issues.length > 0 && placed.length === issues.length;
}
