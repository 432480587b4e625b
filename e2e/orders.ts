import type { Language } from './words.ts';

/** The company, its customers and what they ordered: written here, read by the product as any table that a company brings. */
export interface Book {
  fileName: string;
  csv: string;
  /** Distinct customers of the sound rows. */
  accounts: number;
  rows: number;
  bad: number;
}

const HEADERS: Record<Language, string[]> = {
  zh: ['订单编号', '客户编号', '客户名称', '下单日期', '产品编号', '产品名称', '数量', '金额'],
  en: ['Order code', 'Customer code', 'Customer name', 'Ordered on', 'Product code', 'Product name', 'Quantity', 'Amount'],
};

/** Customers, largest first. */
const NAMES: Record<Language, string[]> = {
  zh: [
    '华东云谷数据',
    '申城智算中心',
    '北辰网络科技',
    '岭南信息港',
    '天府云计算',
    '钱塘软件园',
    '齐鲁数据服务',
    '长江电子商务',
    '滨海物流信息',
    '秦岭工业互联',
  ],
  en: [
    'Alder Analytics',
    'Birch & Sons',
    'Cedar Freight',
    'Dogwood Retail',
    'Elm Media',
    'Fir Logistics',
    'Gorse Energy',
    'Hazel Health',
    'Iris Labs',
    'Juniper Foods',
  ],
};

const PRODUCTS: Record<Language, [code: string, name: string][]> = {
  zh: [
    ['SW-48', '48 口交换机'],
    ['UPS-20', '20 kVA 不间断电源'],
    ['RACK-42', '42U 机柜'],
  ],
  en: [
    ['PLAN-T', 'Team plan'],
    ['PLAN-B', 'Business plan'],
    ['SETUP', 'Onboarding'],
  ],
};

/** Ordered by the largest in a month, in the currency's unit; each next customer orders six tenths of it. */
const LARGEST = 4_000_000;
const MONTHS = 20;

/** Orders of twenty months before `today` (ISO), one a month and customer; the second customer stopped ten months ago, so that its tier falls later. */
export function bookOf(language: Language, today: string): Book {
  const rows = NAMES[language].flatMap((name, at) =>
    Array.from({ length: MONTHS }, (_, back) => back)
      .filter((back) => at !== 1 || back >= 10)
      .map((back) => {
        const [code, product] = PRODUCTS[language][(at + back) % 3] ?? ['P', 'P'];
        const on = Temporal.PlainDate.from(today)
          .subtract({ months: back, days: at + 1 })
          .toString();
        const amount = Math.round((LARGEST * 0.6 ** at * (at === 1 ? 3 : 1)) / (1 + back / 20));
        return [
          `SO-${at + 1}${String(back).padStart(2, '0')}`,
          codeOf(at),
          name,
          on,
          code,
          product,
          String(1 + ((at + back) % 5)),
          String(amount),
        ];
      }),
  );
  const good = rows[0] ?? [];
  const bad = [
    good.with(0, 'SO-BAD1').with(3, '2026-02-30'),
    good.with(0, 'SO-BAD2').with(7, language === 'zh' ? '待定' : 'to be agreed'),
    good.with(0, 'SO-BAD3').with(1, '').with(2, ''),
  ];
  const all = [...rows, ...bad];
  return {
    fileName: language === 'zh' ? '历史订单.csv' : 'past orders.csv',
    csv: [HEADERS[language], ...all].map((row) => row.join(',')).join('\r\n'),
    accounts: NAMES[language].length,
    rows: all.length,
    bad: bad.length,
  };
}

const codeOf = (at: number) => `C-${String(at + 1).padStart(3, '0')}`;

/** The customer that the walk looks at most closely. */
export const largestOf = (language: Language): string => NAMES[language][0] ?? '';
