import { type BenefitsPolicy, measureOf } from '@fulcrum/contract';
import type { Around } from './around.ts';
import { repeated } from './check-ids.ts';
import { checkTerms } from './check-terms.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = PolicyIssue['path'];

/** Levels and classes that there are, each cell and benefit once, and terms that say what the kind asks for. */
export function checkBenefits(policy: BenefitsPolicy, around: Around): PolicyIssue[] {
  return [
    ...repeated(policy.benefits, 'benefits'),
    ...policy.benefits.flatMap(({ id, kind, approvalAbove }, at) =>
      approvalAbove !== undefined && ['class', 'standing'].includes(measureOf(kind))
        ? [
            issueAt(
              ['benefits', at, 'approvalAbove'],
              'benefit.no_amount',
              `“${id}”不按数量使用，不能设审批上限，请删去`,
              `“${id}” is not used by amount and can have no limit for approval: remove it`,
            ),
          ]
        : [],
    ),
    ...policy.tiers.flatMap((tier, at) => checkTier(policy, tier, ['tiers', at], around)),
    ...policy.matrix.flatMap((_, at) => checkCell(policy, at, ['matrix', at], around)),
  ];
}

function checkLevel(level: string, path: Path, { levels }: Around): PolicyIssue[] {
  if (!levels || levels.includes(level)) return [];
  return [
    issueAt(
      [...path, 'level'],
      'level.unknown',
      `分级标准里没有等级“${level}”，现有：${levels.join('、')}`,
      `The tier policy in force has no level “${level}”: it has ${levels.join(', ')}`,
    ),
  ];
}

const twice = (path: Path, what: string): PolicyIssue =>
  issueAt(path, 'part.repeated', `“${what}”重复，请合并为一处`, `“${what}” stands twice: make one of them`);

function checkTier({ tiers }: BenefitsPolicy, tier: BenefitsPolicy['tiers'][number], path: Path, around: Around): PolicyIssue[] {
  const { level, mode, visitDays, staff } = tier;
  const first = tiers.findIndex((one) => one.level === level);
  return [
    ...checkLevel(level, path, around),
    ...(tiers[first] === tier ? [] : [twice([...path, 'level'], level)]),
    ...(mode === 'proactive' && visitDays === undefined
      ? [
          issueAt(
            [...path, 'visitDays'],
            'mode.no_cadence',
            `“${level}”为主动服务，请写明每隔几天拜访一次`,
            `“${level}” is served proactively: say after how many days it is visited`,
          ),
        ]
      : []),
    ...staff.flatMap(({ seniority }, at) =>
      staff.findIndex((one) => one.seniority === seniority) < at ? [twice([...path, 'staff', at, 'seniority'], seniority)] : [],
    ),
  ];
}

function checkCell({ benefits, matrix }: BenefitsPolicy, at: number, path: Path, around: Around): PolicyIssue[] {
  const { level, stage, benefits: terms } = matrix[at]!;
  const first = matrix.findIndex((one) => one.level === level && one.stage === stage);
  return [
    ...checkLevel(level, path, around),
    ...(first < at ? [twice(path, `${level} × ${stage}`)] : []),
    ...terms.flatMap((one, place) => {
      const here = [...path, 'benefits', place];
      const benefit = benefits.find(({ id }) => id === one.benefit);
      if (terms.findIndex((other) => other.benefit === one.benefit) < place) return [twice([...here, 'benefit'], one.benefit)];
      if (benefit) return checkTerms(one, benefit, here, around);
      const known = benefits.map(({ id }) => id);
      return [
        issueAt(
          [...here, 'benefit'],
          'benefit.unknown',
          `权益目录里没有“${one.benefit}”，现有：${known.join('、')}`,
          `The catalogue has no benefit “${one.benefit}”: it has ${known.join(', ')}`,
        ),
      ];
    }),
  ];
}
