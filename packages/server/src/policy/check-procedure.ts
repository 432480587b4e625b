import type { ProcedurePolicy } from '@fulcrum/contract';
import { repeated } from './check-ids.ts';
import { checkMilestones } from './check-milestones.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** What is wrong with a procedure of the right shape: steps of departments that are there, work before each approval. */
export function checkProcedure({
  category,
  beginsOn,
  departments,
  steps,
}: Pick<ProcedurePolicy, 'category' | 'beginsOn' | 'departments' | 'steps'>): PolicyIssue[] {
  const known = departments.map(({ id }) => id);
  const idle = departments.filter(({ id }) => !steps.some(({ department }) => department === id));
  return [
    ...repeated(departments, 'departments'),
    ...repeated(steps, 'steps'),
    ...steps.flatMap(({ department }, at) =>
      known.includes(department)
        ? []
        : [
            issueAt(
              ['steps', at, 'department'],
              'procedure.department_unknown',
              `没有部门“${department}”，请改为：${known.join('、')}，或在 departments 里添加`,
              `There is no department “${department}”: choose one of ${known.join(', ')}, or add it to departments`,
            ),
          ],
    ),
    ...steps.flatMap(({ checklist = [], approval }, at) => [
      ...repeated(checklist, 'checklist').map((found) => ({ ...found, path: ['steps', at, ...found.path] })),
      ...(approval && checklist.length
        ? [
            issueAt(
              ['steps', at, 'checklist'],
              'procedure.approval_checklist',
              '审批步骤没有检查项：由审批人决定。请把检查项放到前一步，或把这一步改成办理',
              'An approval has no checklist: who approves decides. Put the items at the step before, or make this one work',
            ),
          ]
        : []),
    ]),
    ...(steps[0]?.approval
      ? [
          issueAt(
            ['steps', 0, 'approval'],
            'procedure.approval_first',
            '第一步不能是审批：被退回时没有可退的工作，请在前面加一步',
            'The first step cannot be an approval: there is no work to go back to. Put a step before it',
          ),
        ]
      : []),
    ...checkMilestones({ category, beginsOn, steps }),
    ...idle.map(({ id }) =>
      issueAt(
        ['departments', known.indexOf(id)],
        'procedure.department_idle',
        `部门“${id}”没有任何步骤，请给它一步，或删除`,
        `The department “${id}” has no step: give it one, or remove it`,
      ),
    ),
  ];
}
