import type { Both } from '@fulcrum/contract';

const both = (zh: string, en: string): Both => ({ zh, en });
/** What people at invented customers ask for, and why. */
export const WISHES: readonly { title: Both; reason: Both }[] = [
  {
    title: both('赠送两场新用户培训', 'Two trainings for new users, free of charge'),
    reason: both('客户答应明年一次签三年', 'The customer agrees to sign for three years'),
  },
  {
    title: both('续约价格下调 8%', '8% off the renewal'),
    reason: both('对手报价更低，客户年底前要定下来', 'A competitor asks less, and the customer decides before the year ends'),
  },
  {
    title: both('为客户定制年度使用报告', 'A yearly report made for the customer'),
    reason: both('客户要向上级说明使用成效', 'The customer has to show its own management what came of it'),
  },
  {
    title: both('付款延期三十天', 'Thirty more days to pay'),
    reason: both('客户的预算下月才批下来', "The customer's budget is released next month"),
  },
  {
    title: both('承担客户参加用户大会的差旅', "Travel of the customer's people to the user conference"),
    reason: both('请他们上台讲自己的做法', 'They speak there of their own practice'),
  },
  {
    title: both('合同签署前先开通新模块', 'Open the new module before the contract is signed'),
    reason: both('客户的活动下周开始', "The customer's event begins next week"),
  },
  {
    title: both('安排专家驻场两天', 'An expert on site for two days'),
    reason: both('上线前帮客户把流程理顺', 'To put the customer on the right track before the launch'),
  },
];
export const WORDS = {
  agreed: both('同意，写进续约合同', 'Agreed; put it into the contract'),
  rejected: both('同类客户没有先例，换一种方式谈', 'No like customer has it: find another way'),
  returned: both('请补上客户的书面确认和去年的用量', "Add the customer's written word and last year's use"),
  withdrawn: both('客户改了主意，不再需要', 'The customer changed its mind'),
  delegated: both('我这周在外地，请代为决定', 'I am away this week: please decide'),
} as const;
