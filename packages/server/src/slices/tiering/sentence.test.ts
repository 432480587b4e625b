import { expect, test } from 'vitest';
import { catalogWith } from '../catalog.ts';
import { conditionSentence, itemSentence, levelSentence } from './sentence.ts';

const catalog = catalogWith([
  {
    id: 'school_kind',
    type: 'choice',
    name: { zh: '院校类型', en: 'Institution type' },
    choices: [{ id: 'vocational', zh: '高职高专', en: 'Vocational' }],
  },
]);
const name = { zh: '项', en: 'Item' };

test.each([
  [
    { metric: 'account.brand', op: 'in', value: ['listed', 'fortune_500'] },
    '品牌地位属于上市公司、世界 500 强',
    'Brand standing is one of Listed, Fortune 500',
  ],
  [{ metric: 'account.field.school_kind', op: '=', value: 'vocational' }, '院校类型为高职高专', 'Institution type is Vocational'],
  [{ metric: 'rfm.segment', op: '=', value: 'lost' }, 'RFM 分群为已流失客户', 'RFM segment is Lost'],
  [{ metric: 'account.industry', op: '=', value: 'IT' }, '行业为 IT', 'Industry is IT'],
  [{ metric: 'account.employees', op: '>=', value: 2500 }, '员工人数不低于 2,500', 'Employees at least 2,500'],
  [
    { metric: 'orders.amount_12m', op: '>', value: 12_345_678 },
    '12 个月订单金额超过 1,234.5678 万',
    'Order amount, 12 months above 12.345678M',
  ],
] as const)('%o reads as people say it', (condition, zh, en) => {
  expect(
    conditionSentence({ ...condition, value: Array.isArray(condition.value) ? [...condition.value] : condition.value } as never, catalog),
  ).toEqual({ zh, en });
});

test('bands and thresholds group their digits', () => {
  const bands = [
    { to: 1000, points: 1 },
    { from: 1000, to: 5000, points: 1500 },
    { from: 5000, points: 9 },
  ];
  const item = { id: 'i', name, whenNull: 'zero' as const, band: { metric: 'account.employees', bands } };
  expect(itemSentence(item, 1200, catalog)).toEqual({
    zh: '员工人数在 1,000–5,000 之间（不含上限）→ +1,500 分',
    en: 'Employees from 1,000 to below 5,000 → +1,500',
  });
  expect(levelSentence({ id: 'A', name, score: 1200 }, catalog)).toEqual({ zh: '得分不低于 1,200', en: 'score at least 1,200' });
});
