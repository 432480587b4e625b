import type { ApprovalRule, ApprovalRules } from './approval-rules.ts';

/** From which amounts, in base currency, an operations lead and then an executive decide too; by template. */
const BANDS: Record<string, { second: string; third: string }> = {
  'higher-ed': { second: '5000', third: '50000' },
  saas: { second: '3000', third: '30000' },
  platform: { second: '10000', third: '100000' },
  infrastructure: { second: '50000', third: '500000' },
  'product-ops': { second: '5000', third: '50000' },
};

/** What holds until an administrator sets steps of their own: the lead, then by amount the lead of operations and an executive. */
export function defaultApprovalRules(template: string | null): ApprovalRules {
  const { second, third } = BANDS[template ?? ''] ?? { second: '5000', third: '50000' };
  const rule = (of: Pick<ApprovalRule, 'id' | 'name' | 'from' | 'approvers' | 'within'>): ApprovalRule => ({
    ...{ kinds: [], below: null, regionIds: [], mode: 'any' as const },
    ...of,
  });
  return {
    rules: [
      rule({
        id: 'lead',
        name: { zh: '部门主管审批', en: 'Lead of the department' },
        from: null,
        approvers: [{ by: 'lead', of: 'asker' }],
        within: { unit: 'days', count: 1 },
      }),
      rule({
        id: 'operations',
        name: { zh: '运营负责人审批', en: 'Lead of operations' },
        from: second,
        approvers: [{ by: 'role', role: 'operations_lead' }],
        within: { unit: 'days', count: 2 },
      }),
      rule({
        id: 'executive',
        name: { zh: '管理层审批', en: 'Executive' },
        from: third,
        approvers: [{ by: 'role', role: 'executive' }],
        within: { unit: 'days', count: 3 },
      }),
    ],
  };
}
