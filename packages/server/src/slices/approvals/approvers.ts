import { type ApprovalKind, type ApprovalRule, type Approver, LEAD_ROLES, type Role } from '@fulcrum/contract';
import { micro } from '../../kernel/micro.ts';

export interface Person {
  id: string;
  name: string;
  role: Role;
  teamId: string | null;
  regionId: string | null;
}
/** What is asked about, as far as it tells who decides. */
export interface Subject {
  kind: ApprovalKind;
  /** In base currency. */
  amount: string | null;
  askerId: string | null;
  askerTeam: string | null;
  accountTeam: string | null;
  /** The region of the customer, or else of the asker, and those above it, the nearest first. */
  regions: readonly string[];
}
export interface NamedStep {
  rule: ApprovalRule;
  signers: Person[];
}

const LEADS: readonly Role[] = LEAD_ROLES;

/** Whether a request runs through a step. */
export function applies(rule: ApprovalRule, { kind, amount, regions }: Subject): boolean {
  if (rule.kinds.length && !rule.kinds.includes(kind)) return false;
  if (rule.regionIds.length && !rule.regionIds.some((id) => regions.includes(id))) return false;
  if (rule.from === null && rule.below === null) return true;
  if (amount === null) return false;
  const value = micro(amount);
  return (rule.from === null || value >= micro(rule.from)) && (rule.below === null || value < micro(rule.below));
}

function chosen(approver: Approver, subject: Subject, people: readonly Person[]): Person[] {
  if (approver.by === 'person') return people.filter(({ id }) => id === approver.userId);
  if (approver.by === 'role') return people.filter(({ role }) => role === approver.role);
  if (approver.by === 'lead') {
    const team = approver.of === 'asker' ? subject.askerTeam : (subject.accountTeam ?? subject.askerTeam);
    return people.filter(({ role, teamId }) => team !== null && teamId === team && LEADS.includes(role));
  }
  const near = subject.regions.find((region) => people.some((one) => one.role === approver.role && one.regionId === region));
  return people.filter(({ role, regionId }) => near !== undefined && role === approver.role && regionId === near);
}

/**
 * The steps of a request with who decides. Nobody decides on their own: where only the asker would, or nobody, administrators do, and where the
 * only administrator asks, the leads of all departments.
 */
export function stepsFor(rules: readonly ApprovalRule[], subject: Subject, people: readonly Person[]): NamedStep[] {
  const others = people.filter(({ id }) => id !== subject.askerId);
  return rules
    .filter((rule) => applies(rule, subject))
    .map((rule) => {
      const named = new Set(rule.approvers.flatMap((approver) => chosen(approver, subject, others)));
      const heads = [others.filter(({ role }) => role === 'administrator'), others.filter(({ role }) => LEADS.includes(role))];
      return { rule, signers: named.size ? [...named] : (heads.find((some) => some.length) ?? []) };
    });
}
