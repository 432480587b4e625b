import * as z from 'zod';
import type { Both } from '../shapes.ts';

/** Of what people are told, as it is called where they choose how. A further line asks for a source in the server's slices/notifications/sources.ts. */
export const NOTIFICATIONS = {
  task_given: { zh: '有人交给我的待办', en: 'Tasks somebody gave me' },
  task_fired: { zh: '剧本生成的待办', en: 'Tasks made by plays' },
  risk_given: { zh: '由我负责的风险', en: 'Risks I look after' },
  handover_waiting: { zh: '等我移交或接收的交接', en: 'Handovers waiting for me' },
  handover_late: { zh: '逾期的交接', en: 'Late handovers' },
  handover_ended: { zh: '我的交接有了结果', en: 'Handovers of mine that ended' },
  approval_waiting: { zh: '等我审批的申请', en: 'Requests for me to decide' },
  approval_late: { zh: '等我审批已超期的申请', en: 'Requests for me to decide that are late' },
  approval_ended: { zh: '我提交的申请有了结果', en: 'What became of my requests' },
  resource_waiting: { zh: '等我接单的资源申请', en: 'Requests for my resources' },
  resource_moved: { zh: '我申请的资源有了进展', en: 'What became of resources I asked for' },
  request_given: { zh: '派给我的服务请求', en: 'Service requests for me' },
  request_continued: { zh: '我的请求有客户回复', en: 'Customers’ replies to my requests' },
  request_mentioned: { zh: '请求的备注提到我', en: 'Notes of requests that mention me' },
  request_late: { zh: '服务时限预警和超时', en: 'Service-level times due soon or late' },
  order_given: { zh: '派给我的服务订单', en: 'Service orders for me' },
  order_moved: { zh: '我的服务订单改了时间', en: 'Another time for my service orders' },
  order_late: { zh: '逾期的服务订单', en: 'Service orders that are late' },
  order_answered: { zh: '客户验收了我的服务订单', en: 'Customers’ word on my service orders' },
  resident_report: { zh: '该提交的驻场月报', en: 'Reports of residents to file' },
  survey_detractor: { zh: '我的客户给出低分', en: 'Detractors among my customers' },
  referral_made: { zh: '我的客户推荐了别家单位', en: 'Companies that my customers refer' },
  watch_given: { zh: '交给我的市场关注', en: 'Watched items that somebody gave me' },
  watch_due: { zh: '我负责的市场关注到期', en: 'Watched items of mine that are due' },
  article_review: { zh: '我负责的文章该复核了', en: 'Articles of mine to review' },
  community_asked: { zh: '社群里的新提问', en: 'New questions in communities' },
  product_documents: { zh: '产品缺少必需文档', en: 'Products whose documents lack' },
  training_session: { zh: '我报名的培训场次有变动', en: 'Training sessions of mine that changed' },
  certificate_expiring: { zh: '我或我的客户将到期的证书', en: 'Certificates of mine or my customers about to expire' },
  step_waiting: { zh: '轮到我的流程步骤', en: 'Steps of procedures that came to me' },
  step_late: { zh: '超期的流程步骤', en: 'Late steps of procedures' },
  milestone_late: { zh: '逾期的项目里程碑', en: 'Late milestones of projects' },
  procedure_ended: { zh: '我启动的流程有了结果', en: 'Procedures I began that ended' },
  policy_waiting: { zh: '等我批准的规则', en: 'Policies waiting for my approval' },
  policy_decided: { zh: '我提交的规则有了结果', en: 'Decisions on policies I handed in' },
  event_due: { zh: '待登记的公布结果', en: 'Results to be recorded' },
  tracker_failed: { zh: '缺陷跟踪系统收不到反馈', en: 'Feedback that the issue tracker did not take' },
  play_budget: { zh: '剧本额度用完', en: 'Plays that spent their budget' },
  job_ended: { zh: '我发起的后台任务结束', en: 'Jobs I started have ended' },
} as const satisfies Record<string, Both>;

export type NotificationKind = keyof typeof NOTIFICATIONS;
export const NOTIFICATION_KINDS = Object.keys(NOTIFICATIONS) as [NotificationKind, ...NotificationKind[]];
export const NotificationKind = z.enum(NOTIFICATION_KINDS);

/** When a notification is mailed: not, at once, or with all else of a day or week. */
export const MAIL_TIMES = ['off', 'at_once', 'digest'] as const;
export type MailTime = (typeof MAIL_TIMES)[number];
/** Who said nothing gets at once what waits for them, and the rest with the digest; what is named here is otherwise. */
const MAILED: Partial<Record<NotificationKind, MailTime>> = {
  task_given: 'at_once',
  risk_given: 'at_once',
  handover_waiting: 'at_once',
  handover_late: 'at_once',
  resource_waiting: 'at_once',
  request_given: 'at_once',
  request_late: 'at_once',
  order_given: 'at_once',
  order_moved: 'at_once',
  order_late: 'at_once',
  survey_detractor: 'at_once',
  training_session: 'at_once',
  watch_given: 'at_once',
  tracker_failed: 'at_once',
  referral_made: 'at_once',
  step_waiting: 'at_once',
  step_late: 'at_once',
  milestone_late: 'at_once',
  policy_waiting: 'at_once',
  job_ended: 'off',
};
export const mailedByDefault = (kind: NotificationKind): MailTime => MAILED[kind] ?? 'digest';
