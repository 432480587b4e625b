/** What customers of the demo ask each other. `by` and `answers[].by` are the how manieth member; null: one of ours. Invented. */
export interface DemoQuestion {
  community: 0 | 1;
  by: number;
  daysAgo: number;
  title: string;
  body: string;
  state?: 'held';
  answers: readonly { by: number | null; body: string; state?: 'held'; accepted?: true }[];
}

export const DEMO_COMMUNITIES = [
  { name: '产品使用交流', about: '日常使用中的问题和经验，所有客户都可以提问和回答。', open: true, priceLevel: null, channelSource: null },
  {
    name: '标杆院校用户圈',
    about: '建设较早的院校交流数据治理与推广经验，由我们邀请加入。',
    open: false,
    priceLevel: 'A',
    channelSource: '直销',
  },
] as const;

export const DEMO_QUESTIONS: readonly DemoQuestion[] = [
  {
    community: 0,
    by: 1,
    daysAgo: 21,
    title: '新学期批量调整人员所属部门，怎么做最快？',
    body: '每学期初有三百多人换部门，一个个改太慢。大家是怎么处理的？',
    answers: [
      { by: 2, body: '我们用人员导入：先导出现有名单，改“部门”一列再导回去，系统按工号更新，不会新增。', accepted: true },
      { by: null, body: '补充一点：导入前可以先用“试运行”看会改动多少行，确认后再执行。' },
    ],
  },
  {
    community: 0,
    by: 3,
    daysAgo: 14,
    title: '报表导出后数字变成文本，Excel 里不能求和',
    body: '导出的月报里金额一列左上角有绿色三角，求和结果是 0。',
    answers: [{ by: 4, body: '导出时选“数值格式”就可以。已经导出的，可以用“分列”一步转成数字。', accepted: true }],
  },
  {
    community: 0,
    by: 5,
    daysAgo: 9,
    title: '统一身份认证换了域名，接口要改哪里？',
    body: '学校认证平台下月换域名，除了回调地址还需要改什么？',
    answers: [{ by: null, body: '回调地址和证书都要换。建议先在测试环境登记新域名，验证登录后再切换，旧域名可以并行保留两周。' }],
  },
  {
    community: 0,
    by: 6,
    daysAgo: 3,
    title: '移动端审批能不能批量处理？',
    body: '院长出差时一次有二十多条待审批，逐条点太费时间。',
    answers: [],
  },
  {
    community: 0,
    by: 7,
    daysAgo: 1,
    title: '有没有学校做过老师的使用培训？求一份培训提纲',
    body: '计划在下学期开两场培训，想参考一下别的学校的安排。',
    state: 'held',
    answers: [],
  },
  {
    community: 0,
    by: 2,
    daysAgo: 30,
    title: 'How do we give a visiting lecturer access for one term only?',
    body: 'We would like the access to end by itself on the last day of term.',
    answers: [
      {
        by: 8,
        body: 'Set an end date on the account: it is switched off on the night of that day, and nothing of theirs is lost.',
        accepted: true,
      },
    ],
  },
  {
    community: 1,
    by: 1,
    daysAgo: 11,
    title: '数据质量考核指标，各校是怎么定的？',
    body: '准备把字段完整率纳入部门考核，想了解大家的口径。',
    answers: [
      { by: 3, body: '我们按“应填已填”算，每月抽查 50 条；低于 95% 的部门次月整改。' },
      { by: 2, body: '建议先公示半年再考核，阻力小很多。', state: 'held' },
    ],
  },
];
