import type { ApprovalRule, Approver, Role } from '@fulcrum/contract';

/** How an approver is told in the form: each choice is one word. */
export const APPROVER_CHOICES = ['lead_asker', 'lead_account', 'role', 'region', 'person'] as const;
interface ApproverValues {
  by: (typeof APPROVER_CHOICES)[number];
  role?: Role;
  userId?: string;
}
export interface RuleValues extends Omit<ApprovalRule, 'approvers' | 'within'> {
  approvers: ApproverValues[];
  unit: 'hours' | 'days';
  count: number;
}

const told = (approver: Approver): ApproverValues => {
  if (approver.by === 'lead') return { by: `lead_${approver.of}` };
  return approver;
};
function meant({ by, role = 'administrator', userId = '' }: ApproverValues): Approver {
  if (by === 'lead_asker') return { by: 'lead', of: 'asker' };
  if (by === 'lead_account') return { by: 'lead', of: 'account' };
  return by === 'person' ? { by, userId } : { by, role };
}

export const toValues = ({ approvers, within, ...rule }: ApprovalRule): RuleValues => ({
  ...rule,
  ...within,
  approvers: approvers.map(told),
});
export const fromValues = ({ approvers, unit, count, ...rule }: RuleValues): ApprovalRule => ({
  ...rule,
  from: rule.from || null,
  below: rule.below || null,
  within: { unit, count },
  approvers: approvers.map(meant),
});

/** An id that no step has yet. */
export function freshId(rules: readonly { id: string }[]): string {
  const taken = new Set(rules.map(({ id }) => id));
  let next = rules.length + 1;
  while (taken.has(`step_${next}`)) next += 1;
  return `step_${next}`;
}
