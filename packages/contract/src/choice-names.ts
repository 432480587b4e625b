import type { Severity } from './policy/sla.ts';
import type { Both } from './shapes.ts';
import type { ACCOUNT_KINDS, ACCOUNT_STATUSES, BRANDS } from './slices/accounts.ts';
import type { ATTITUDES, CONTACT_DEPTHS, CONTACT_RANKS, DECISION_ROLES } from './slices/contacts.ts';
import type { INTERACTION_CHANNELS, INTERACTION_KINDS } from './slices/interactions.ts';
import type { RequestChannel, RequestKind, RequestStatus } from './slices/request-shapes.ts';
import type { SurveyKind } from './slices/survey-shapes.ts';

/** Built-in choices of accounts as readers call them, in files and sentences. */
export const ACCOUNT_CHOICE_NAMES: {
  kind: Record<(typeof ACCOUNT_KINDS)[number], Both>;
  brand: Record<(typeof BRANDS)[number], Both>;
  status: Record<(typeof ACCOUNT_STATUSES)[number], Both>;
} = {
  kind: {
    consumer: { zh: '需求方', en: 'Consumer' },
    provider: { zh: '服务提供方', en: 'Provider' },
    both: { zh: '需求方兼提供方', en: 'Consumer and provider' },
    partner: { zh: '合作伙伴', en: 'Partner' },
    competitor: { zh: '竞争对手', en: 'Competitor' },
  },
  brand: {
    listed: { zh: '上市公司', en: 'Listed' },
    fortune_500: { zh: '世界 500 强', en: 'Fortune 500' },
    high_valuation: { zh: '高估值未上市公司', en: 'High valuation, unlisted' },
    none: { zh: '无', en: 'None' },
  },
  status: {
    active: { zh: '正常', en: 'Active' },
    frozen: { zh: '冻结', en: 'Frozen' },
    closed: { zh: '已关闭', en: 'Closed' },
  },
};

/** Built-in choices of people. */
export const CONTACT_CHOICE_NAMES: {
  rank: Record<(typeof CONTACT_RANKS)[number], Both>;
  decisionRole: Record<(typeof DECISION_ROLES)[number], Both>;
  attitude: Record<(typeof ATTITUDES)[number], Both>;
  depth: Record<(typeof CONTACT_DEPTHS)[number], Both>;
} = {
  rank: {
    leader: { zh: '高层', en: 'Leader' },
    head: { zh: '中层', en: 'Department head' },
    staff: { zh: '一线', en: 'Staff' },
    other: { zh: '其他', en: 'Other' },
  },
  decisionRole: {
    requester: { zh: '需求方', en: 'Requester' },
    user: { zh: '使用者', en: 'User' },
    decider: { zh: '决策者', en: 'Decider' },
    approver: { zh: '审批者', en: 'Approver' },
    evaluator: { zh: '评估者', en: 'Evaluator' },
    recommender: { zh: '推荐者', en: 'Recommender' },
    vetoer: { zh: '否决者', en: 'Vetoer' },
    purchaser: { zh: '采购方', en: 'Purchaser' },
    finance: { zh: '财务方', en: 'Finance' },
  },
  attitude: {
    mentor: { zh: '教练', en: 'Mentor' },
    supporter: { zh: '支持者', en: 'Supporter' },
    neutral: { zh: '中立', en: 'Neutral' },
    nonSupporter: { zh: '不支持者', en: 'Non-supporter' },
    opponent: { zh: '反对者', en: 'Opponent' },
    unknown: { zh: '待评估', en: 'To assess' },
  },
  depth: {
    none: { zh: '未接触', en: 'None' },
    brief: { zh: '简单接触', en: 'Brief' },
    several: { zh: '多次接触', en: 'Several' },
    deep: { zh: '深入接触', en: 'Deep' },
  },
};
/** Built-in choices of contacts made. */
export const INTERACTION_CHOICE_NAMES: {
  kind: Record<(typeof INTERACTION_KINDS)[number] | 'churn', Both>;
  channel: Record<(typeof INTERACTION_CHANNELS)[number], Both>;
  direction: Record<'out' | 'in', Both>;
} = {
  kind: {
    visit: { zh: '拜访', en: 'Visit' },
    call: { zh: '通话', en: 'Call' },
    meeting: { zh: '会议', en: 'Meeting' },
    message: { zh: '消息', en: 'Message' },
    mail: { zh: '邮件', en: 'Mail' },
    event: { zh: '活动', en: 'Event' },
    training: { zh: '培训', en: 'Training' },
    gift: { zh: '礼品', en: 'Gift' },
    report_sent: { zh: '寄送报告', en: 'Report sent' },
    churn: { zh: '流失', en: 'Churn' },
  },
  channel: {
    in_person: { zh: '当面', en: 'In person' },
    phone: { zh: '电话', en: 'Phone' },
    video: { zh: '视频', en: 'Video' },
    wechat: { zh: '微信', en: 'WeChat' },
    wecom: { zh: '企业微信', en: 'WeCom' },
    mail: { zh: '邮件', en: 'E-mail' },
    sms: { zh: '短信', en: 'Text message' },
    other: { zh: '其他', en: 'Other' },
  },
  direction: { out: { zh: '我方发起', en: 'From us' }, in: { zh: '客户发起', en: 'From the customer' } },
};
/** Kinds of surveys, as files have them. */
export const SURVEY_KIND_NAMES: Record<SurveyKind, Both> = {
  nps: { zh: 'NPS', en: 'NPS' },
  csat: { zh: '满意度', en: 'CSAT' },
  ces: { zh: '费力度', en: 'CES' },
};
/** Built-in choices of service requests; of its states those that a file can say. */
export const REQUEST_CHOICE_NAMES: {
  kind: Record<RequestKind, Both>;
  severity: Record<Severity, Both>;
  channel: Record<RequestChannel, Both>;
  status: Record<Exclude<RequestStatus, 'dispatched'>, Both>;
} = {
  kind: {
    fault: { zh: '生产故障', en: 'Fault' },
    question: { zh: '操作问题', en: 'Question' },
    management: { zh: '管理事项', en: 'Management' },
    opening: { zh: '开通服务', en: 'Opening of service' },
    complaint: { zh: '投诉', en: 'Complaint' },
    need: { zh: '新需求', en: 'New need' },
  },
  severity: {
    critical: { zh: '紧急', en: 'Critical' },
    high: { zh: '高', en: 'High' },
    normal: { zh: '普通', en: 'Normal' },
    low: { zh: '低', en: 'Low' },
  },
  channel: {
    portal: { zh: '客户门户', en: 'Portal' },
    form: { zh: '网页表单', en: 'Web form' },
    widget: { zh: '网页浮窗', en: 'Widget' },
    mail: { zh: '邮件', en: 'Mail' },
    phone: { zh: '电话', en: 'Phone' },
    wecom: { zh: '企业微信', en: 'WeCom' },
    dingtalk: { zh: '钉钉', en: 'DingTalk' },
    feishu: { zh: '飞书', en: 'Feishu' },
    wechat: { zh: '微信', en: 'WeChat' },
    weibo: { zh: '微博', en: 'Weibo' },
    api: { zh: '接口', en: 'API' },
    onsite: { zh: '现场', en: 'On site' },
  },
  status: {
    new: { zh: '新建', en: 'New' },
    working: { zh: '处理中', en: 'Being worked on' },
    waiting: { zh: '等客户', en: 'Waiting for customer' },
    solved: { zh: '已解决，待确认', en: 'Solved, to confirm' },
    closed: { zh: '已关闭', en: 'Closed' },
  },
};
