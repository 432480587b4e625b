import type { Both, MESSAGE_CHANNELS, NamedStep, RequestKind, RiskKind, StepKind, TaskOutcome, TaskStep } from '@fulcrum/contract';
import { both } from './difference-words.ts';

/** Who does a task. */
export const DOER_NAMES: Record<TaskStep['task']['for'], Both> = {
  owner: both('负责人', 'the owner'),
  operations: both('运营', 'operations'),
  sales: both('销售', 'sales'),
  service: both('服务', 'service'),
};
export const OUTCOME_NAMES: Record<TaskOutcome, Both> = {
  reached: both('已联系', 'reached'),
  not_reached: both('没联系上', 'not reached'),
  agreed: both('已达成', 'agreed'),
  declined: both('对方谢绝', 'declined'),
  not_needed: both('不需要了', 'not needed'),
};
export const RANK_NAMES: Record<NonNullable<TaskStep['task']['ranks']>[number], Both> = {
  leader: both('高层', 'leaders'),
  head: both('中层', 'heads'),
  staff: both('一线', 'staff'),
  other: both('其他', 'others'),
};
export const ROLE_NAMES: Record<NonNullable<TaskStep['task']['roles']>[number], Both> = {
  requester: both('需求方', 'requesters'),
  user: both('使用者', 'users'),
  decider: both('决策者', 'deciders'),
  approver: both('审批者', 'approvers'),
  evaluator: both('评估者', 'evaluators'),
  recommender: both('推荐者', 'recommenders'),
  vetoer: both('否决者', 'vetoers'),
  purchaser: both('采购方', 'purchasers'),
  finance: both('财务方', 'finance'),
};
export const RISK_NAMES: Record<RiskKind, Both> = {
  usage_decline: both('使用下降', 'use declines'),
  sponsor_left: both('支持者离开', 'the sponsor left'),
  competitor_price: both('竞品低价', 'a competitor is cheaper'),
  overdue: both('回款逾期', 'overdue'),
  no_decider_covered: both('未覆盖决策人', 'no decision maker covered'),
  single_threaded: both('单线联系', 'single-threaded'),
  other: both('其他', 'other'),
};
export const REQUEST_NAMES: Record<RequestKind, Both> = {
  fault: both('生产故障', 'faults'),
  question: both('操作问题', 'questions'),
  management: both('管理事项', 'management'),
  opening: both('开通服务', 'openings'),
  complaint: both('投诉', 'complaints'),
  need: both('新需求', 'needs'),
};
const CONTACT_KINDS: Record<string, Both> = {
  visit: both('拜访', 'a visit'),
  call: both('电话', 'a call'),
  meeting: both('会议', 'a meeting'),
  message: both('消息', 'a message'),
  mail: both('邮件', 'an e-mail'),
  event: both('活动', 'an event'),
  training: both('培训', 'a training'),
  gift: both('礼品', 'a gift'),
  report_sent: both('发送报告', 'a report'),
};
export const CHANNEL_NAMES: Record<(typeof MESSAGE_CHANNELS)[number], Both> = {
  copy: both('复制发送', 'a draft to copy'),
  mail: both('邮件', 'e-mail'),
};

/** How a task is done; a company's own word stands as it is. */
export const contactKind = (kind: string): Both => CONTACT_KINDS[kind] ?? both(`“${kind}”`, `“${kind}”`);

export const STEP_NAMES: Record<StepKind, Both> = {
  task: both('待办', 'a task'),
  message: both('消息', 'a message'),
  material: both('寄送', 'something by post'),
  wait: both('等待', 'a wait'),
  branch: both('分支', 'a branch'),
  set: both('改字段', 'setting a field'),
  start: both('启动剧本', 'beginning a play'),
  begin: both('发起流程', 'beginning a procedure'),
  notify: both('群通知', 'a notice to a group'),
  webhook: both('推送', 'a call outside'),
  end: both('结束', 'the end'),
};

/** Several in one: 决策者、审批者. */
export const joined = (names: readonly Both[]): Both => both(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '));
/** A text as it is quoted. */
export const quoted = (text: string): Both => both(`“${text}”`, `“${text}”`);

/** A step by its place, else by its id. */
export function placeName(id: string, steps: readonly NamedStep[]): Both {
  const at = steps.findIndex((one) => one.id === id);
  return at < 0 ? both(`步骤“${id}”`, `step “${id}”`) : both(`第 ${at + 1} 步`, `step ${at + 1}`);
}
