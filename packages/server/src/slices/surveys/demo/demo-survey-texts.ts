import { freshSurvey, type SurveyBand, type SurveyDraft } from '@fulcrum/contract';

const both = (zh: string, en: string) => ({ zh, en });

/** The surveys of the demo: one on the relation, one after requests, and a draft. Synthetic. */
export function demoSurveys(today: string, first: string): { nps: SurveyDraft; csat: SurveyDraft; ces: SurveyDraft } {
  return {
    nps: {
      ...freshSurvey('nps', today),
      name: both('（演示）客户关系问卷', '(Demo) Relationship survey'),
      by: 'either',
      openDays: 45,
      schedule: { on: 'every', from: first, months: 4 },
      questions: [
        {
          kind: 'choice',
          id: 'part',
          text: both('对您帮助最大的是哪一部分？', 'Which part helps you most?'),
          choices: [
            both('产品功能', 'What the product does'),
            both('数据质量', 'The quality of data'),
            both('服务响应', 'Service'),
            both('培训', 'Training'),
          ],
        },
        { kind: 'text', id: 'wish', text: both('接下来最希望我们改进什么？', 'What should we improve next?') },
      ],
    },
    csat: { ...freshSurvey('csat', today), name: both('（演示）服务满意度', '(Demo) Satisfaction with service') },
    ces: {
      ...freshSurvey('ces', today),
      name: both('（演示）开通是否轻松', '(Demo) How easy the start was'),
      share: 50,
      questions: [{ kind: 'text', id: 'hard', text: both('哪一步最费力？', 'Which step took most effort?') }],
    },
  };
}

/** What people wrote, by how they scored. Invented. */
export const DEMO_COMMENTS: Record<SurveyBand, readonly { zh: string; en: string }[]> = {
  low: [
    both('导出经常要等很久，报告赶不上汇报时间。', 'Exports take so long that reports come too late.'),
    both('换了对接人以后，问题要重新讲一遍。', 'Since our contact changed we explain everything again.'),
    both('数据更新不及时，同事们不太敢用。', 'Data are updated late, and people do not trust them.'),
    both('账号权限设置太复杂，一直没有人教。', 'Rights are complicated to set, and nobody showed us how.'),
  ],
  middle: [
    both('总体够用，希望多几个行业模板。', 'Good enough; more templates of our trade would help.'),
    both('响应速度可以，文档再细一些更好。', 'Answers come in time; the manual could say more.'),
    both('界面清楚，移动端还不方便。', 'Clear on screen, awkward on a phone.'),
  ],
  high: [
    both('季度报告帮我们争取到了预算。', 'The quarterly report won us our budget.'),
    both('客户经理很主动，问题当天就有回音。', 'Our contact comes to us first; questions are answered the same day.'),
    both('培训讲得清楚，新同事一周就上手。', 'The training was clear: new people worked with it within a week.'),
    both('数据覆盖全，省了很多人工整理。', 'Data cover all we need, and saved us much work by hand.'),
  ],
};
export const DEMO_WISHES = [
  both('按部门设置权限', 'Rights by department'),
  both('导出再快一些', 'Faster exports'),
  both('多一些线下培训', 'More training on site'),
  both('和我们的系统对接', 'A link to our own system'),
] as const;
export const DEMO_LOOP_NOTES = {
  contacted: both('已电话沟通，约好下周给方案。', 'Spoken by phone; a plan is promised for next week.'),
  resolved: both('已上门说明并解决，客户认可。', 'Visited and solved; they are content.'),
  waived: both('联系人已调离，新联系人另行回访。', 'They have moved on; their successor is visited apart.'),
} as const;
