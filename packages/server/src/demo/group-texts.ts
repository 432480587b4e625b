import type { Both, Condition } from '@fulcrum/contract';

const both = (zh: string, en: string): Both => ({ zh, en });

/** Tags with the share of accounts that have them; the larger ones have `large` tags more often. */
export const TAGS: readonly { name: Both; share: number; large?: boolean }[] = [
  { name: both('标杆客户', 'Showcase'), share: 0.06, large: true },
  { name: both('价格敏感', 'Minds the price'), share: 0.18 },
  { name: both('愿意参加活动', 'Comes to events'), share: 0.14, large: true },
  { name: both('换过负责人', 'Head has changed'), share: 0.1 },
  { name: both('曾经投诉', 'Complained before'), share: 0.05 },
];

/** Groups that every business asks for; whatever a template sells, its figures are there. */
export const SEGMENTS: readonly { name: Both; about: Both; condition: Condition }[] = [
  {
    name: both('90 天内到期、续约意向低', 'Ends within 90 days, unlikely to renew'),
    about: both('先谈这些：到期近，评级又不高', 'To be spoken with first: the end is near and the rating is low'),
    condition: {
      all: [
        { metric: 'contracts.days_to_end', op: '<=', value: 90 },
        { metric: 'contracts.days_to_end', op: '>=', value: 0 },
        { metric: 'rating.renewal_intent', op: '<=', value: 3 },
      ],
    },
  },
  {
    name: both('60 天没有双向沟通', 'Nobody has spoken for 60 days'),
    about: both('有订单，但近两个月没有人与客户对上话', 'They order, and nobody has met them for two months'),
    condition: {
      all: [
        { metric: 'interactions.days_since', op: '>', value: 60 },
        { metric: 'orders.count_12m', op: '>', value: 0 },
      ],
    },
  },
  {
    name: both('订单下滑三成以上', 'Orders down by a third'),
    about: both('近 12 个月比再前 12 个月少三成以上', 'The last 12 months against the 12 before'),
    condition: { metric: 'orders.growth_12m', op: '<', value: -0.3 },
  },
  {
    name: both('有逾期未收款', 'Money overdue'),
    about: both('任何一期逾期未收', 'Any instalment that is overdue'),
    condition: { metric: 'payments.overdue_amount', op: '>', value: 0 },
  },
  {
    name: both('关系好、可以请他引荐', 'Good friends who could refer us'),
    about: both('客情关系 4 分以上，还没有引荐过', 'Relationship of 4 or more, and no referral yet'),
    condition: {
      all: [
        { metric: 'rating.relationship', op: '>=', value: 4 },
        { metric: 'referrals.won', op: '=', value: 0 },
      ],
    },
  },
];

export const TARGETS: Both = both('年度目标客户', 'Target customers of the year');
export const TARGETS_ABOUT: Both = both(
  '年初选定的目标名单，看有多少已经订购',
  'Chosen at the beginning of the year: how many have subscribed',
);
export const INVITED: Both = both('用户大会邀请名单', 'Invited to the user meeting');
export const INVITED_ABOUT: Both = both('由各负责人推荐', 'Named by the owners');

/** Why somebody gave a prospect back. */
export const RELEASED: readonly Both[] = [
  both('今年没有预算，明年三月再联系', 'No budget this year; call again in March'),
  both('采购归集团统一安排，本单位做不了主', 'The group buys for them; they cannot decide'),
  both('三次约不到负责人，换个人试试', 'Three visits refused; somebody else may try'),
];
export const PROSPECT_CALLS: readonly Both[] = [
  both('第一次通话，介绍了产品，对方愿意看资料', 'First call: showed the product, they will read the papers'),
  both('约了下周线上演示', 'A demonstration online is agreed on for next week'),
];
/** What is called by a name of its own within a customer. */
export const UNITS: readonly Both[] = [both('图书馆', ' Library'), both('研究院', ' Research institute')];
export const BRANCHES: readonly Both[] = [both('华南分公司', ' South branch'), both('西南分公司', ' West branch')];

/** Papers that lie with customers. */
export const PAPERS: readonly { name: Both; text: Both }[] = [
  {
    name: both('季度回顾会议纪要.txt', 'Minutes of the quarterly review.txt'),
    text: both(
      '（虚构的演示数据）\n季度回顾会议纪要\n1. 使用情况稳定，新部门希望开通账号。\n2. 导出报表偏慢，我方两周内答复。\n3. 下季度安排一次培训。\n',
      '(Invented for the demo)\nMinutes of the quarterly review\n1. Use is steady; a new department wants accounts.\n2. Exports are slow; we answer within two weeks.\n3. A training next quarter.\n',
    ),
  },
  {
    name: both('续约报价说明.txt', 'Terms of the renewal.txt'),
    text: both(
      '（虚构的演示数据）\n续约报价说明\n服务期一年，席位不变；提前一个月续约赠送一次现场培训。\n',
      '(Invented for the demo)\nTerms of the renewal\nOne year, the same seats; a training on site for renewing a month early.\n',
    ),
  },
  {
    name: both('验收单.txt', 'Acceptance.txt'),
    text: both(
      '（虚构的演示数据）\n验收单\n按约定内容交付，验收通过。\n',
      '(Invented for the demo)\nAcceptance\nDelivered as agreed and accepted.\n',
    ),
  },
];
