import type { ProcedurePolicy, ProcedureTime } from '@fulcrum/contract';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** Hours of a day, about: it tells a limit that is longer by its unit from one that is not. */
const HOURS_OF_DAY = 7.5;
const hours = ({ unit, count }: ProcedureTime): number => (unit === 'hours' ? count : count * HOURS_OF_DAY);

/** What is allowed and perhaps not meant: nobody who approved it, one department alone, hand-offs that may wait longer than the work takes. */
export function warnOfProcedure({ approved, departments, steps }: ProcedurePolicy): PolicyIssue[] {
  return [
    ...(approved
      ? []
      : [
          issueAt(
            ['approved'],
            'procedure.not_approved',
            '没有写明由哪位领导批准、自何时执行，请填写批准人和日期',
            'It does not say which leader approved it and since when: fill in both',
          ),
        ]),
    ...(departments.length > 1
      ? []
      : [
          issueAt(
            ['departments'],
            'procedure.one_department',
            '只有一个部门，没有转交；一个部门自己的事用剧本更合适，或添加部门',
            'There is one department and nothing is handed over: a play suits it better, or add a department',
          ),
        ]),
    ...steps.flatMap((step, at) => {
      const handed = at > 0 && !step.approval && step.accept !== false && steps[at - 1]!.department !== step.department;
      return [
        ...(handed && hours(step.acceptWithin) > hours(step.within)
          ? [
              issueAt(
                ['steps', at, 'acceptWithin'],
                'procedure.accept_longer',
                `第 ${at + 1} 步“${step.name.zh}”等接收的时限比办理的时限还长，请缩短，或改为不用接收`,
                `Step ${at + 1}, “${step.name.en}”, may wait longer to be accepted than it may take: shorten it, or need no acceptance`,
              ),
            ]
          : []),
        ...(step.approval && steps[at - 1]?.approval
          ? [
              issueAt(
                ['steps', at, 'approval'],
                'procedure.approvals_follow',
                `第 ${at} 步和第 ${at + 1} 步都是审批；几个人审批可以写在审批规则里，合成一步`,
                `Steps ${at} and ${at + 1} are both approvals: several who approve can stand in the approval rules as one step`,
              ),
            ]
          : []),
      ];
    }),
  ];
}
