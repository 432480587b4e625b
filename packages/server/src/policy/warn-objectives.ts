import type { PolicyDocument } from '@fulcrum/contract';
import type { Around } from './around.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** Objectives that the strategy brief does not have: it may have lost one, or the policy may come from elsewhere. */
export const warnOfObjectives = ({ objectives = [] }: PolicyDocument, around: Around): PolicyIssue[] =>
  objectives.flatMap((ref, at) =>
    around.objectives === null || around.objectives.includes(ref)
      ? []
      : [
          issueAt(
            ['objectives', at],
            'objective.unknown',
            `策略书里没有目标“${ref}”，请另选一个目标，或者把它去掉`,
            `The strategy brief has no objective “${ref}”: choose another, or take it out`,
          ),
        ],
  );
