import type { Both } from '@fulcrum/contract';

const both = (zh: string, en: string): Both => ({ zh, en });

/** Invented findings, each with its evidence; of the sums of a metric where one fits. */
export const FINDINGS: readonly { section: string; finding: Both; evidence: Both; metric: string | null; ago: number }[] = [
  {
    ...{ section: 'industry', metric: null, ago: 200 },
    finding: both(
      '（演示）客户的预算改为年初一次下达，采购集中在第二季度',
      '(Demo) Budgets come once at the start of the year: buying gathers in the second quarter',
    ),
    evidence: both('访谈十二家客户的经办人，九家这样说', 'Nine of twelve buyers we asked say so'),
  },
  {
    ...{ section: 'industry', metric: null, ago: 150 },
    finding: both(
      '（演示）客户越来越看重成效证明，不再只看功能',
      '(Demo) Customers ask for proof of results, no longer for features alone',
    ),
    evidence: both('近半年的招标文件里，七成要求提交使用成效', 'Seven of ten tenders of half a year ask for results of use'),
  },
  {
    ...{ section: 'objectives', metric: 'contracts.arr', ago: 190 },
    finding: both(
      '（演示）收入主要靠存量客户，续约是今年的重点',
      '(Demo) Revenue rests on the customers we have: renewals come first this year',
    ),
    evidence: both('年经常性收入来自存量客户，新签占比小', 'Recurring revenue comes from existing customers; new ones are few'),
  },
  {
    ...{ section: 'customers', metric: 'plans.open', ago: 120 },
    finding: both('（演示）和客户约定过成功计划的，续约谈得更早', '(Demo) Where a success plan was agreed, renewals are talked of earlier'),
    evidence: both('对照去年续约的三十家客户的跟进记录', 'Seen in the records of thirty renewals of last year'),
  },
  {
    ...{ section: 'customers', metric: 'orders.amount_12m', ago: 100 },
    finding: both(
      '（演示）前两成客户贡献了大部分收入，却有近一半没有高层往来',
      '(Demo) A fifth of customers bring most revenue, and half of those never met our executives',
    ),
    evidence: both('按近 12 个月订单排序后，逐家核对联系人', 'Ranked by orders of 12 months, then checked contact by contact'),
  },
  {
    ...{ section: 'competitors', metric: null, ago: 80 },
    finding: both('（演示）对手首年低价抢客户，第二年涨价', '(Demo) A competitor is cheap in the first year and dear in the second'),
    evidence: both('两家流失客户的报价单', 'The quotes shown by two customers whom we lost'),
  },
  {
    ...{ section: 'resources', metric: null, ago: 60 },
    finding: both('（演示）专家时间每到年末都不够用', '(Demo) Experts have too little time at the end of each year'),
    evidence: both('去年第四季度的专家申请，三成没有排上', 'Three of ten requests of the last quarter found no expert'),
  },
];

/** Invented objectives: from what the metric came to at the start, by a share, within a year. */
export const OBJECTIVES: readonly {
  title: Both;
  problem: Both;
  metric: string;
  counted: string;
  target: number;
  baseline: number;
  serves: string[];
}[] = [
  {
    title: both('（演示）重点客户都有成功计划', '(Demo) Every key customer has a success plan'),
    problem: both('客户说不清用我们的产品得到了什么，续约时只谈价格', 'Customers cannot say what they gained, so renewals are about price'),
    ...{ metric: 'plans.open', counted: 'sum', baseline: 4, target: 60, serves: ['visit-cadence'] },
  },
  {
    title: both('（演示）联系更多的人', '(Demo) Know more people at each customer'),
    problem: both('多数客户只认识一两个人，换人就断了联系', 'Most customers are known by one or two people: when they leave, so do we'),
    ...{ metric: 'contacts.count', counted: 'average', baseline: 1.5, target: 4, serves: ['visit-cadence', 'contact-left'] },
  },
  {
    title: both('（演示）成功计划多数达成', '(Demo) Most success plans are attained'),
    problem: both('计划到期以后没有人请客户确认，做成了也说不清', 'Plans fall due and nobody asks the customer what came of them'),
    ...{ metric: 'plans.attained_rate_12m', counted: 'average', baseline: 0.3, target: 0.8, serves: ['renewal-countdown'] },
  },
  {
    title: both('（演示）提高重点客户的采购额', '(Demo) Have key customers buy more'),
    problem: both('升级的客户没有跟上服务，第二年又降回来', 'Customers that rose are not followed up, and fall back in the next year'),
    ...{ metric: 'orders.amount_12m', counted: 'average', baseline: 100_000, target: 400_000, serves: ['tier-up'] },
  },
];

export const PLANS: readonly { title: Both; goals: Both; measure: Both; diagnosis: Both }[] = [
  {
    title: both('半数部门用起来', 'Half the departments use it'),
    goals: both('让一半的部门每月用到产品', 'Half the departments use the product each month'),
    measure: both('连续三个月，每月有十个以上部门登录', 'Ten departments or more sign in each month, for three months'),
    diagnosis: both(
      '目前只有牵头部门在用，其他部门不知道账号已开通',
      'Only the leading department uses it; others do not know that they may',
    ),
  },
  {
    title: both('年度总结用我们的数据', 'Our data in the yearly review'),
    goals: both('客户的年度总结引用我们的分析', 'The customer’s yearly review cites our analysis'),
    measure: both('总结定稿中至少引用三处', 'Three citations at least in the final text'),
    diagnosis: both('去年总结由其他部门撰写，没有拿到数据', 'Last year others wrote it, and had no data'),
  },
  {
    title: both('缩短问题处理时间', 'Faster answers to problems'),
    goals: both('提出的问题两个工作日内有答复', 'Every problem is answered within two working days'),
    measure: both('连续一个季度按时答复九成以上', 'Nine of ten in time over a quarter'),
    diagnosis: both('问题分散在几个群里，没有统一登记', 'Problems lie in several groups, and are noted nowhere'),
  },
];
export const PLAN_ACTIONS: readonly { what: Both; side: 'ours' | 'theirs' }[] = [
  { what: both('为各部门开通账号并办一次培训', 'Open accounts for the departments and train them'), side: 'ours' },
  { what: both('指定各部门的联系人', 'Name a contact in each department'), side: 'theirs' },
  { what: both('每月发送使用情况', 'Send figures of use each month'), side: 'ours' },
  { what: both('在部门例会上介绍一次', 'Present it at a meeting of departments'), side: 'theirs' },
];
export const PLAN_RESULTS: readonly Both[] = [
  both('客户在回访中确认', 'Confirmed by the customer when we asked'),
  both('完成了大半，余下的并入下一年计划', 'Mostly done; the rest goes to the next plan'),
  both('部门调整，没有推进', 'Departments were changed, nothing moved'),
];
export const CAMPAIGNS: readonly Both[] = [
  both('年度总结大会', 'Yearly meeting'),
  both('新学期（新财年）启动会', 'Start of the new term or year'),
  both('上级部门评估', 'Evaluation from above'),
];
