import type { Both } from './shapes.ts';

/** Names of fields where a sentence speaks of one: faults name them by the id of the contract, readers by these. */
export const FIELD_NAMES: Readonly<Record<string, Both>> = {
  code: { zh: '编码', en: 'Code' },
  email: { zh: '邮箱', en: 'E-mail' },
  name: { zh: '名称', en: 'Name' },
  tier: { zh: '客户等级', en: 'Customer tier' },
  amount: { zh: '近 12 个月金额', en: 'Amount, 12 months' },
  lastOrder: { zh: '最近下单', en: 'Last order' },
};
