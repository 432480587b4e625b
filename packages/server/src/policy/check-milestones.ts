import type { ProcedurePolicy } from '@fulcrum/contract';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** The start of a project has milestones in the order of their days, exactly one of them of first value; other procedures have none. */
export function checkMilestones({ category, beginsOn, steps }: Pick<ProcedurePolicy, 'category' | 'beginsOn' | 'steps'>): PolicyIssue[] {
  const marked = steps.flatMap(({ milestone }, at) => (milestone ? [{ at, ...milestone }] : []));
  if (category !== 'project_start')
    return [
      ...(beginsOn
        ? [
            issueAt(
              ['beginsOn'],
              'procedure.begins_elsewhere',
              '只有项目启动的流程能由签约自动发起，请把流程的类别改为 project_start，或去掉 beginsOn',
              'Only starts of projects begin by a signed contract: make the category project_start, or take beginsOn out',
            ),
          ]
        : []),
      ...marked.map(({ at }) =>
        issueAt(
          ['steps', at, 'milestone'],
          'procedure.milestone_elsewhere',
          '只有项目启动的流程有里程碑，请把流程的类别改为 project_start，或去掉里程碑',
          'Only starts of projects have milestones: make the category project_start, or take the milestone out',
        ),
      ),
    ];
  const values = marked.filter(({ firstValue }) => firstValue);
  const before = marked.filter(({ by }, n) => n > 0 && by < marked[n - 1]!.by);
  return [
    ...(values.length === 1
      ? []
      : [
          issueAt(
            ['steps'],
            'procedure.first_value',
            '项目启动要有一个、且只有一个里程碑标为“首次价值”',
            'The start of a project has exactly one milestone of first value',
          ),
        ]),
    ...before.map(({ at }) =>
      issueAt(
        ['steps', at, 'milestone', 'by'],
        'procedure.milestone_order',
        '计划天数比前一个里程碑还早，请按先后填写',
        'It is planned before the milestone that precedes it: give days in their order',
      ),
    ),
  ];
}
