import type { Both } from '@fulcrum/contract';

const both = (zh: string, en: string): Both => ({ zh, en });

/** What invented judgements, needs and observations say; evidence from the lowest ratings to the highest. */
export const EVIDENCE: Record<string, readonly Both[]> = {
  relationship: [
    both('负责人换人后还没有正式见面', 'The head has changed and was not met yet'),
    both('两次约访都由经办人代为接待', 'Both visits were received by staff, not by the head'),
    both('季度回顾会上主动介绍了明年计划', 'Told us of next year’s plans unasked at the quarterly review'),
  ],
  renewal_intent: [
    both('提出要与另外两家比价', 'Wants to compare with two others'),
    both('经办人口头表示会续，尚未走流程', 'Staff say they will renew; nothing is on its way'),
    both('预算会上已列入续约经费', 'The renewal is in the budget'),
  ],
  influence: [
    both('很少参加行业活动', 'Seldom seen at events of the trade'),
    both('兄弟单位多次来参观', 'Sister organisations come to look'),
    both('在行业年会上介绍过使用经验', 'Spoke of its use at the annual meeting of the trade'),
  ],
};
export const NEEDS: readonly Both[] = [
  both('希望增加账号并开通新部门', 'Wants more accounts for a new department'),
  both('需要与内部系统对接', 'Needs a connection to its own systems'),
  both('想先试用一个月再决定', 'Wants to try it for a month first'),
  both('明年计划扩大采购范围', 'Plans to buy more next year'),
];
export const COST_NOTES: readonly Both[] = [
  both('现场支持', 'Support on site'),
  both('数据整理', 'Preparing data'),
  both('使用培训', 'Training of users'),
];
export const COMPETITORS: readonly { title: Both; offering: Both; strengths: Both; weaknesses: Both; answer: Both }[] = [
  {
    title: both('远岫数据（虚构）', 'Farpeak Data (invented)'),
    offering: both('同类产品，按年订阅', 'A similar product by the year'),
    strengths: both('首年价格低，线上活动多', 'Cheap in the first year, many online events'),
    weaknesses: both('没有本地服务人员，次年涨价', 'Nobody on site; dearer from the second year'),
    answer: both('按三年总成本对比，并给出服务响应记录', 'Compare the cost of three years, and show how fast we answered'),
  },
  {
    title: both('砺石方案（虚构）', 'Whetstone Solutions (invented)'),
    offering: both('定制项目为主', 'Projects to order'),
    strengths: both('与大客户高层关系深', 'Close to the leaders of large customers'),
    weaknesses: both('交付周期长，后续维护另收费', 'Slow to deliver; upkeep costs extra'),
    answer: both('强调标准产品的交付时间与持续更新', 'Point to delivery dates and steady updates of a product'),
  },
];
export const ACTIONS: readonly { kind: string; summary: Both; source: Both; decision: Both | null }[] = [
  {
    kind: 'online',
    summary: both('推出首年五折的线上活动', 'Half price in the first year, online'),
    source: both('对方公众号', 'Their public account'),
    decision: both('不跟进降价，改为加赠培训', 'No lower price; training is added instead'),
  },
  {
    kind: 'offline',
    summary: both('在华东办了用户大会，邀请我方三家客户', 'Held a user meeting and invited three of our customers'),
    source: both('客户告知', 'Told by a customer'),
    decision: null,
  },
  {
    kind: 'tiered',
    summary: both('为头部客户配驻场人员', 'Puts people on site at top customers'),
    source: both('招标文件', 'A tender'),
    decision: both('战略客户安排每月到访', 'Strategic customers are visited every month'),
  },
];
export const RETIREMENT: Both = both(
  '维护成本高于收入，停止新签并引导迁移',
  'Upkeep costs more than it brings: no new sales, customers are moved',
);
