import type { Both } from './shapes.ts';
import type { ACCOUNT_KINDS, ACCOUNT_STATUSES, BRANDS } from './slices/accounts.ts';

/** Built-in choices of accounts as readers call them, in files and sentences. */
export const ACCOUNT_CHOICE_NAMES: {
  kind: Record<(typeof ACCOUNT_KINDS)[number], Both>;
  brand: Record<(typeof BRANDS)[number], Both>;
  status: Record<(typeof ACCOUNT_STATUSES)[number], Both>;
} = {
  kind: {
    consumer: { zh: '需求方', en: 'Consumer' },
    provider: { zh: '服务提供方', en: 'Provider' },
    both: { zh: '需求方兼提供方', en: 'Consumer and provider' },
    partner: { zh: '合作伙伴', en: 'Partner' },
    competitor: { zh: '竞争对手', en: 'Competitor' },
  },
  brand: {
    listed: { zh: '上市公司', en: 'Listed' },
    fortune_500: { zh: '世界 500 强', en: 'Fortune 500' },
    high_valuation: { zh: '高估值未上市公司', en: 'High valuation, unlisted' },
    none: { zh: '无', en: 'None' },
  },
  status: {
    active: { zh: '正常', en: 'Active' },
    frozen: { zh: '冻结', en: 'Frozen' },
    closed: { zh: '已关闭', en: 'Closed' },
  },
};
