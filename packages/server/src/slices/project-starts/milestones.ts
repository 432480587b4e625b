import type { Both, ProcedurePolicy } from '@fulcrum/contract';

export interface Milestone {
  step: string;
  place: number;
  name: Both;
  firstValue: boolean;
  plannedOn: string;
  reachedOn: string | null;
}

/** The milestones of a procedure, planned from a day on; `reachedOn` says when a step was done. */
export function milestonesOf(
  { steps }: Pick<ProcedurePolicy, 'steps'>,
  from: string,
  reachedOn: (step: string) => string | null = () => null,
): Milestone[] {
  const first = Temporal.PlainDate.from(from);
  return steps.flatMap(({ id, name, milestone }, at) =>
    milestone
      ? [
          {
            ...{ step: id, place: at + 1, name, firstValue: milestone.firstValue },
            ...{ plannedOn: first.add({ days: milestone.by }).toString(), reachedOn: reachedOn(id) },
          },
        ]
      : [],
  );
}
