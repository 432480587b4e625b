import type { REQUEST_CHOICE_NAMES } from '@fulcrum/contract';
import type { Words } from './entity-rules.ts';

const meaning = (meanings: Readonly<Record<string, string>>): Words =>
  Object.fromEntries(Object.entries(meanings).flatMap(([word, said]) => said.split(' ').map((each) => [each, word])));

/** What ticket systems call the choices of a request, besides the names that they have here. */
export const REQUEST_WORDS: Record<keyof typeof REQUEST_CHOICE_NAMES, Words> = {
  kind: meaning({
    fault: 'incident bug problem outage error 故障 缺陷 异常 报错',
    question: 'how_to inquiry enquiry support task 咨询 问题 使用问题 操作咨询',
    management: 'admin administration change service_request 管理 变更',
    opening: 'provisioning onboarding access 开通',
    complaint: 'feedback 客诉 抱怨',
    need: 'feature feature_request improvement enhancement 需求 建议 功能建议',
  }),
  severity: meaning({
    critical: 'urgent blocker highest emergency p0 p1 特急 非常紧急 最高',
    high: 'major important p2 严重 重要',
    normal: 'medium moderate p3 中 一般 中等 正常',
    low: 'minor lowest trivial p4 p5 轻微 最低',
  }),
  channel: meaning({
    portal: 'help_center 门户',
    form: 'web website 网页 表单 官网',
    widget: 'chat live_chat 在线客服 在线',
    mail: 'email e_mail 邮箱 电子邮件',
    phone: 'call voice telephone hotline 热线 来电',
    onsite: 'in_person visit 上门 当面',
  }),
  status: meaning({
    new: 'open todo dispatched assigned 未处理 待处理 待受理 已派单 打开',
    working: 'in_progress doing processing reopened 进行中 受理中 已受理',
    waiting: 'pending on_hold hold waiting_for_customer 挂起 待客户 等待客户 待反馈',
    solved: 'resolved 已解决 待确认',
    closed: 'done finished complete completed 关闭 已完成 完成 已结束',
  }),
};
