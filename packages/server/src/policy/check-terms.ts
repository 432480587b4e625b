import { type Benefit, type BenefitTerms, measureOf } from '@fulcrum/contract';
import type { Around } from './around.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Field = 'quantity' | 'per' | 'limit' | 'class';
const NEEDED = { limit: ['limit'], count: ['quantity', 'per'], class: ['class'], standing: [] } as const satisfies Record<
  ReturnType<typeof measureOf>,
  readonly Field[]
>;
const FIELDS: readonly Field[] = ['quantity', 'per', 'limit', 'class'];

/** The terms of a benefit say what its kind asks for, and nothing else. */
export function checkTerms(terms: BenefitTerms, benefit: Benefit, path: PolicyIssue['path'], around: Around): PolicyIssue[] {
  const needed: readonly Field[] = NEEDED[measureOf(benefit.kind)];
  const named = `“${benefit.id}”（${benefit.kind}）`;
  const issues = FIELDS.flatMap((field) => {
    const given = terms[field] !== undefined;
    if (given && !needed.includes(field))
      return [
        issueAt(
          [...path, field],
          'terms.not_of_kind',
          `${named}没有“${field}”这一项，请删去`,
          `“${benefit.id}” (${benefit.kind}) has no “${field}”: remove it`,
        ),
      ];
    return !given && needed.includes(field)
      ? [issueAt(path, 'terms.missing', `${named}要写明“${field}”，请补上`, `“${benefit.id}” (${benefit.kind}) needs “${field}”: add it`)]
      : [];
  });
  return [...issues, ...checkLimit(terms, benefit, path), ...checkClass(terms, path, around)];
}

function checkLimit({ limit }: BenefitTerms, { id, kind }: Benefit, path: PolicyIssue['path']): PolicyIssue[] {
  const most = kind === 'discount_limit' ? 100 : kind === 'contract_terms' ? 3650 : null;
  if (limit === undefined || most === null || (limit > 0 && limit < most)) return [];
  return [
    issueAt(
      [...path, 'limit'],
      'terms.limit',
      `“${id}”的上限 ${limit} 不合理，应大于 0、小于 ${most}`,
      `The limit ${limit} of “${id}” makes no sense: above 0 and below ${most}`,
    ),
  ];
}

function checkClass({ class: named }: BenefitTerms, path: PolicyIssue['path'], { classes }: Around): PolicyIssue[] {
  if (named === undefined || classes?.includes(named)) return [];
  return classes
    ? [
        issueAt(
          [...path, 'class'],
          'class.unknown',
          `没有服务级别“${named}”，可用：${classes.join('、')}`,
          `There is no service class “${named}”: there are ${classes.join(', ')}`,
        ),
      ]
    : [
        issueAt(
          [...path, 'class'],
          'class.no_policy',
          `还没有生效的服务级别规则，无法引用“${named}”，请先发布`,
          `No service-level policy is in force, so “${named}” names nothing: publish one first`,
        ),
      ];
}
