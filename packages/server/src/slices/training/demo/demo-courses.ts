import type { CourseDraft } from '@fulcrum/contract';

/** What hangs on the ground: a product of the demo, and articles of its knowledge base. */
export interface Ground {
  productId: string | null;
  articleIds: readonly string[];
}
const both = (zh: string, en: string) => ({ zh, en });
const EXAM_PART = { id: 'exam', kind: 'exam', name: both('结业考试', 'Final exam'), url: null, articleId: null } as const;
const LIVE_PART = { id: 'live', kind: 'live', name: both('直播答疑', 'Questions live'), url: null, articleId: null } as const;
const video = (id: string, zh: string, en: string) =>
  ({ id, kind: 'video', name: both(zh, en), url: `https://example.com/videos/${id}`, articleId: null }) as const;

/** Courses of an invented desk. Synthetic: their films lie nowhere. */
export function demoCourses({ productId, articleIds: [manual, practice] }: Ground): CourseDraft[] {
  const document = { id: 'manual', name: both('使用手册', 'Manual'), kind: 'document', ...lies('manual', manual) } as const;
  const example = { id: 'case', name: both('实践案例', 'Practice case'), kind: 'practice', ...lies('case', practice) } as const;
  return [
    {
      ...{
        code: 'DEMO-START',
        title: both('平台上手', 'First steps'),
        productId: null,
        audience: 'customers',
        roles: ['user', 'requester'],
      },
      ...{ summary: both('登录、查询、导出，半小时学会日常操作。', 'Sign in, search, export: half an hour for everyday work.') },
      ...{ staffRoles: [], forOwners: false, parts: [video('start', '十分钟入门', 'Ten minutes to begin'), document, EXAM_PART] },
      exam: {
        ...{ passMark: 60, attempts: 3, validMonths: 12 },
        questions: [
          {
            ...{
              id: 'export',
              kind: 'single',
              points: 4,
              text: both('导出一份报告前先做什么？', 'What comes before a report is exported?'),
            },
            choices: [
              both('选定范围和日期', 'Choose scope and days'),
              both('联系管理员', 'Call the administrator'),
              both('清空筛选', 'Clear all filters'),
            ],
            right: [0],
          },
          {
            ...{ id: 'rights', kind: 'multiple', points: 4, text: both('哪些事需要管理员权限？', 'What needs an administrator?') },
            choices: [
              both('新增用户', 'Adding users'),
              both('查看自己的报告', 'Reading one’s own reports'),
              both('调整角色', 'Changing roles'),
            ],
            right: [0, 2],
          },
          {
            ...{ id: 'share', kind: 'truefalse', points: 2, choices: [], right: [1] },
            text: both('账号可以多人共用。', 'Several people may share one account.'),
          },
        ],
      },
    },
    {
      ...{ code: 'DEMO-DEPTH', title: both('数据分析进阶', 'Analysis in depth'), productId, audience: 'customers', roles: ['user'] },
      ...{ summary: both('用真实场景练习对比和解读。', 'Comparing and reading figures, by cases of practice.') },
      ...{ staffRoles: [], forOwners: false, exam: null, parts: [document, example, LIVE_PART] },
    },
    {
      ...{ code: 'DEMO-STAFF', title: both('产品与架构认证', 'Product and architecture'), productId, audience: 'staff', roles: [] },
      ...{ summary: both('负责使用此产品的客户之前，应先通过。', 'To be passed before owning a customer who uses it.') },
      ...{ staffRoles: ['csm', 'operations_lead'], forOwners: true },
      parts: [video('architecture', '架构讲解', 'How it is built'), example, EXAM_PART],
      exam: {
        ...{ passMark: 80, attempts: 2, validMonths: 24 },
        questions: [
          {
            ...{
              id: 'truth',
              kind: 'single',
              points: 5,
              text: both('客户问数据来源时怎么答？', 'A customer asks where figures come from. What is the answer?'),
            },
            choices: [both('给出来源和日期', 'Source and day'), both('请客户自己查', 'They may look it up'), both('不回答', 'None')],
            right: [0],
          },
          {
            ...{ id: 'promise', kind: 'truefalse', points: 5, choices: [], right: [1] },
            text: both('可以口头承诺还没有排期的功能。', 'One may promise a feature that is not planned yet.'),
          },
        ],
      },
    },
    {
      ...{ code: 'DEMO-MEET', title: both('用户交流会', 'Users meet'), productId: null, audience: 'both', roles: [], staffRoles: [] },
      ...{ summary: both('同行分享用法和经验。', 'Peers tell of their practice.'), forOwners: false, exam: null, parts: [LIVE_PART] },
    },
  ];
}
const lies = (id: string, articleId: string | undefined) =>
  articleId ? { url: null, articleId } : { url: `https://example.com/manuals/${id}`, articleId: null };
