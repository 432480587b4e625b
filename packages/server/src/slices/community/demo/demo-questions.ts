import type { Both } from '@fulcrum/contract';

/** What customers of the demo ask each other. `by` and `answers[].by` are the how manieth member; null: one of ours. Invented. */
export interface DemoQuestion {
  community: 0 | 1;
  by: number;
  daysAgo: number;
  title: Both;
  body: Both;
  state?: 'held';
  answers: readonly { by: number | null; body: Both; state?: 'held'; accepted?: true }[];
}

export const DEMO_COMMUNITIES = [
  {
    name: { zh: '产品使用交流', en: 'Using the product' },
    about: {
      zh: '日常使用中的问题和经验，所有客户都可以提问和回答。',
      en: 'Questions and experience of every day: every customer asks and answers.',
    },
    ...{ open: true, priceLevel: null, channelSource: null },
  },
  {
    name: { zh: '标杆用户圈', en: 'Circle of early users' },
    about: {
      zh: '使用较深的用户交流数据治理与推广经验，由我们邀请加入。',
      en: 'Those who use it most, on data and on bringing it to others; by invitation.',
    },
    ...{ open: false, priceLevel: { zh: 'A', en: 'A' }, channelSource: { zh: '直销', en: 'direct' } },
  },
] as const;

export const DEMO_QUESTIONS: readonly DemoQuestion[] = [
  {
    ...{ community: 0, by: 1, daysAgo: 21 },
    title: { zh: '批量调整人员所属部门，怎么做最快？', en: 'The quickest way to move many people to other departments?' },
    body: {
      zh: '年初有三百多人换部门，一个个改太慢。大家是怎么处理的？',
      en: 'More than 300 people change department in January. One by one is too slow: how do you do it?',
    },
    answers: [
      {
        ...{ by: 2, accepted: true },
        body: {
          zh: '我们用人员导入：先导出现有名单，改“部门”一列再导回去，系统按工号更新，不会新增。',
          en: 'By the import of people: export the list, change the column of the department and import it again. They are found by number, nobody is added.',
        },
      },
      {
        by: null,
        body: {
          zh: '补充一点：导入前可以先用“试运行”看会改动多少行，确认后再执行。',
          en: 'One thing more: a dry run says beforehand how many rows would change.',
        },
      },
    ],
  },
  {
    ...{ community: 0, by: 3, daysAgo: 14 },
    title: { zh: '报表导出后数字变成文本，Excel 里不能求和', en: 'Figures of an exported report are text and cannot be summed in Excel' },
    body: {
      zh: '导出的月报里金额一列左上角有绿色三角，求和结果是 0。',
      en: 'The cells of the amounts have a green corner, and their sum is 0.',
    },
    answers: [
      {
        ...{ by: 4, accepted: true },
        body: {
          zh: '导出时选“数值格式”就可以。已经导出的，可以用“分列”一步转成数字。',
          en: 'Choose “as numbers” when you export. What is exported already becomes numbers by “text to columns”.',
        },
      },
    ],
  },
  {
    ...{ community: 0, by: 5, daysAgo: 9 },
    title: { zh: '统一身份认证换了域名，接口要改哪里？', en: 'Our single sign-on has a new domain: what has to change?' },
    body: {
      zh: '认证平台下月换域名，除了回调地址还需要改什么？',
      en: 'It moves next month. What besides the callback address has to be changed?',
    },
    answers: [
      {
        by: null,
        body: {
          zh: '回调地址和证书都要换。建议先在测试环境登记新域名，验证登录后再切换，旧域名可以并行保留两周。',
          en: 'The callback address and the certificate. Register the new domain in the test system first, sign in there, then switch; the old one may stay for two weeks.',
        },
      },
    ],
  },
  {
    ...{ community: 0, by: 6, daysAgo: 3, answers: [] },
    title: { zh: '移动端审批能不能批量处理？', en: 'Can approvals be done in one go on the phone?' },
    body: { zh: '领导出差时一次有二十多条待审批，逐条点太费时间。', en: 'When our head travels there are more than twenty at a time.' },
  },
  {
    ...{ community: 0, by: 7, daysAgo: 1, state: 'held', answers: [] },
    title: { zh: '求一份给同事做使用培训的提纲', en: 'Does anybody have an outline for training colleagues?' },
    body: {
      zh: '计划下个月开两场培训，想参考一下别家的安排。',
      en: 'We plan two sessions next month and would like to see how others did it.',
    },
  },
  {
    ...{ community: 0, by: 2, daysAgo: 30 },
    title: { zh: '临时人员的账号能到期自动停用吗？', en: 'How do we give a visitor access for one term only?' },
    body: { zh: '希望合同到期那天自动停用，不用再人工处理。', en: 'We would like the access to end by itself on the last day.' },
    answers: [
      {
        ...{ by: 8, accepted: true },
        body: {
          zh: '在账号上填截止日期就可以：当晚自动停用，原有数据都保留。',
          en: 'Set an end date on the account: it is switched off on the night of that day, and nothing of theirs is lost.',
        },
      },
    ],
  },
  {
    ...{ community: 1, by: 1, daysAgo: 11 },
    title: { zh: '数据质量考核指标，各家是怎么定的？', en: 'By which figures do you judge the quality of your data?' },
    body: {
      zh: '准备把字段完整率纳入部门考核，想了解大家的口径。',
      en: 'We want to count completeness for each department. How do you count it?',
    },
    answers: [
      {
        by: 3,
        body: {
          zh: '我们按“应填已填”算，每月抽查 50 条；低于 95% 的部门次月整改。',
          en: 'Filled of what should be filled, in 50 records a month; below 95 % the department mends it in the next.',
        },
      },
      {
        ...{ by: 2, state: 'held' },
        body: {
          zh: '建议先公示半年再考核，阻力小很多。',
          en: 'Publish it for half a year before it counts: there is much less resistance.',
        },
      },
    ],
  },
];
