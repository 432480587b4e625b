import { type BenefitsPolicy, type BenefitTerms, FUNNEL_STAGES, measureOf, TIMES_A_YEAR } from '@fulcrum/contract';
import type { Around } from './around.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** What is allowed and perhaps not meant: empty rows and columns, benefits for nobody, and a lower level that has more. */
export function warnOfBenefits(policy: BenefitsPolicy, { levels }: Around): PolicyIssue[] {
  const filled = policy.matrix.filter(({ benefits }) => benefits.length > 0);
  const used = new Set(filled.flatMap(({ benefits }) => benefits.map(({ benefit }) => benefit)));
  const rows = (levels ?? []).filter((level) => !filled.some((cell) => cell.level === level));
  const columns = FUNNEL_STAGES.filter((stage) => !filled.some((cell) => cell.stage === stage));
  const modeless = (levels ?? []).filter((level) => !policy.tiers.some((tier) => tier.level === level));
  return [
    ...(levels
      ? []
      : [
          issueAt(
            ['matrix'],
            'levels.none',
            '还没有生效的分级标准，等级未能核对',
            'No tier policy is in force, so the levels could not be checked',
          ),
        ]),
    ...rows.map((level) =>
      issueAt(['matrix'], 'matrix.empty_row', `等级“${level}”在任何阶段都没有权益`, `The level “${level}” has no benefit at any stage`),
    ),
    ...columns.map((stage) =>
      issueAt(['matrix'], 'matrix.empty_column', `阶段“${stage}”对任何等级都没有权益`, `The stage “${stage}” has no benefit for any level`),
    ),
    ...modeless.map((level) =>
      issueAt(
        ['tiers'],
        'mode.missing',
        `等级“${level}”没有服务方式，模拟时不计它的工时`,
        `The level “${level}” has no service mode: simulations count no hours for it`,
      ),
    ),
    ...policy.tiers.flatMap(({ level, visitDays, staff }, at) =>
      visitDays !== undefined && !staff.length
        ? [
            issueAt(
              ['tiers', at, 'staff'],
              'mode.no_staff',
              `“${level}”没有写明每次由什么职级投入几小时，模拟时不计它的工时`,
              `“${level}” does not say who spends how many hours on a visit: simulations count none`,
            ),
          ]
        : [],
    ),
    ...policy.benefits.flatMap(({ id }, at) =>
      used.has(id)
        ? []
        : [issueAt(['benefits', at], 'benefit.unused', `权益“${id}”没有给任何等级`, `The benefit “${id}” is given to no level`)],
    ),
    ...neverAsked(policy),
    ...upsideDown(policy, levels ?? []),
  ];
}

const sizeOf = ({ limit, quantity, per }: BenefitTerms): number | null =>
  limit ?? (quantity !== undefined && per ? quantity * TIMES_A_YEAR[per] : null);

/** A limit for approval that no cell reaches asks nobody. */
function neverAsked({ benefits, matrix }: BenefitsPolicy): PolicyIssue[] {
  return benefits.flatMap(({ id, kind, approvalAbove }, at) => {
    const limits = matrix.flatMap((cell) => cell.benefits.flatMap((one) => (one.benefit === id ? (one.limit ?? []) : [])));
    const most = Math.max(...limits);
    if (measureOf(kind) !== 'limit' || approvalAbove === undefined || !limits.length || most > approvalAbove) return [];
    return [
      issueAt(
        ['benefits', at, 'approvalAbove'],
        'benefit.approval_unreached',
        `各等级的上限最高为 ${most}，已不超过审批上限 ${approvalAbove}，它不起作用`,
        `No level may go above ${most}, so the limit for approval of ${approvalAbove} asks nobody`,
      ),
    ];
  });
}

function upsideDown({ matrix }: BenefitsPolicy, levels: readonly string[]): PolicyIssue[] {
  const place = (level: string) => levels.indexOf(level);
  return matrix.flatMap((cell, at) =>
    cell.benefits.flatMap((terms, index) => {
      const size = sizeOf(terms);
      const better = matrix.find(
        (other) =>
          other.stage === cell.stage &&
          place(other.level) >= 0 &&
          place(other.level) < place(cell.level) &&
          other.benefits.some((one) => one.benefit === terms.benefit && size !== null && (sizeOf(one) ?? size) < size),
      );
      return better
        ? [
            issueAt(
              ['matrix', at, 'benefits', index],
              'matrix.upside_down',
              `“${cell.level}”的“${terms.benefit}”多于更高等级“${better.level}”的，请确认`,
              `“${cell.level}” has more of “${terms.benefit}” than the better level “${better.level}”: is that meant?`,
            ),
          ]
        : [];
    }),
  );
}
