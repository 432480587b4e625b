import type { Both } from './shapes.ts';

/** What may go wrong where people act: plays, tasks, handovers, approvals, procedures, and what they are told. */
export const FAULTS_OF_ACTION = {
  'event_days.span': {
    zh: '一次最多查看 {{days}} 天，且结束日不能早于开始日，请缩短时间范围',
    en: 'At most {{days}} days at once, the last not before the first: ask for a shorter span',
  },
  'approval.ended': { zh: '这项审批已经结束', en: 'This approval has ended' },
  'approval.not_yours_now': { zh: '这项审批现在不在您手里', en: 'This approval does not wait for you now' },
  'approval.not_returned': { zh: '只有被退回的申请才能重新提交', en: 'Only a request that came back can be asked again' },
  'approval.no_step': {
    zh: '没有适用的审批步骤，请管理员在“审批规则”里添加',
    en: 'No step fits this request: an administrator adds one under “Approval rules”',
  },
  'approval.nobody': {
    zh: '“{{step}}”没有可以审批的人，请管理员检查审批规则',
    en: 'Nobody can decide “{{step}}”: an administrator checks the approval rules',
  },
  'approval.no_rate': {
    zh: '没有 {{currency}} 的汇率，不能按金额确定审批步骤',
    en: 'There is no rate for {{currency}}, so steps by amount cannot be told',
  },
  'approval.no_currency': { zh: '请写明币种', en: 'Name the currency' },
  'approval.person': { zh: '请选择一位可以审批的同事', en: 'Choose a colleague who may decide' },
  'approval.already_signer': { zh: '此人已在这一步审批', en: 'This person decides in this step already' },
  'approval.asker': { zh: '申请人不能审批自己的申请', en: 'The asker cannot decide on their own request' },
  'approval.by_hand': { zh: '请在它所属的页面修改后重新提交', en: 'Change it on the page that it belongs to' },
  'procedure.ended': { zh: '这次流程已经结束', en: 'This run has ended' },
  'procedure.not_now': { zh: '流程已经走到别处，请刷新', en: 'The run is elsewhere by now: reload' },
  'procedure.nothing_before': { zh: '前面没有可以退回的工作', en: 'There is no work before it to return to' },
  'procedure.items_open': { zh: '还有必须完成的检查项：{{items}}', en: 'Still to be ticked before the step is done: {{items}}' },
  'resource_request.not_now': { zh: '这个申请现在不能这样处理', en: 'This cannot be done with the request now' },
  'resource_request.of_resource': {
    zh: '已有申请用到这个资源，不能删除；请填写停止提供的日期',
    en: 'It has been asked for and cannot be deleted: give the day until which it is offered',
  },
  'request.not_now': { zh: '服务请求现在不能这样处理，请刷新', en: 'This cannot be done with the request as it stands: reload' },
  'request.merged': { zh: '这个请求已并入另一个请求，请在那里继续', en: 'It was merged into another request: go on there' },
  'request.account_needed': { zh: '请选择客户', en: 'Choose the customer' },
  'request.merge_self': { zh: '不能把请求并入它自己', en: 'A request cannot be merged into itself' },
  'request.merge_customers': {
    zh: '两个请求属于不同客户，不能合并',
    en: 'The two requests are of different customers and cannot be merged',
  },
  'request.split_entries': {
    zh: '只能拆出这个请求里客户的话或内部备注',
    en: 'Only what the customer said, or notes, of this request can be split off',
  },
  'request.waiver_reason': { zh: '不回访就关闭时，请写明原因', en: 'Say why the customer’s word is done without' },
  'absence.days': { zh: '结束日期不能早于开始日期', en: 'An absence cannot end before it begins' },
  'absence.self': { zh: '代理人不能是本人', en: 'Nobody stands in for themselves' },
  'absence.overlaps': { zh: '这段时间已经设置了代理人', en: 'A deputy is named for some of these days already' },
  'handover.ended': { zh: '这次交接已经结束', en: 'This handover has ended' },
  'handover.items_missing': { zh: '请先写明：{{names}}', en: 'Write these first: {{names}}' },
  'handover.not_yours_now': { zh: '交接现在在对方手里', en: 'The other side has this handover now' },
  'handover.owner_changed': {
    zh: '客户的负责人已换成别人，请撤回这次交接后重新发起',
    en: 'Somebody else owns the customer by now: withdraw this handover and open another',
  },
  'play.not_by_hand': {
    zh: '这个剧本由系统按触发条件启动，不能手动启动',
    en: 'This play begins by its trigger: people do not begin it',
  },
  'play.paused': { zh: '剧本已暂停，请先恢复再启动', en: 'The play is paused: resume it first' },
  'play.run_ended': { zh: '这次执行已经结束', en: 'This run has already ended' },
  'play.runs_already': {
    zh: '这个客户已有正在执行的同一剧本，请等它结束或先停止它',
    en: 'The play is under way at this customer: wait until it ends, or stop it first',
  },
  'announcement.ahead': { zh: '公布日期不能晚于今天（{{today}}）', en: 'What is to be announced after today ({{today}}) is not out yet' },
  'announcement.whom': { zh: '请给出客户名单，或选择一个客户群', en: 'Give a list of customers, or choose a segment' },
  'posting.not_posted': {
    zh: '其中有不寄的或已取消的，请去掉后再登记',
    en: 'Some of these are not posted or called off: leave them out',
  },
  'suggestion.has_task': { zh: '这位客户已有待办，不再重复新建', en: 'This customer has an open task already' },
  'task.closed': { zh: '待办已关闭', en: 'The task is already closed' },
  'notification.nobody': {
    zh: '服务器命令行没有账号，无法设置通知',
    en: 'The server’s own command line is nobody’s account: it is told nothing',
  },
  'mail.no_server': { zh: '还没有设置发件服务器', en: 'No mail server is set yet' },
  'mailbox.name_taken': { zh: '已有同名的收件邮箱，请换一个名称', en: 'A mailbox of that name is there already: choose another' },
  'mailbox.by_hook': {
    zh: '这个邮箱由邮件服务推送，不能这样操作',
    en: 'A mail service tells this mailbox: that cannot be done with it',
  },
  'mailbox.by_imap': { zh: '这个邮箱按 IMAP 收取，没有推送地址', en: 'This mailbox is asked by IMAP and has no path to post to' },
  'robot.name_taken': { zh: '已有同名的群机器人，请换一个名称', en: 'A robot of that name is there already: choose another' },
  'webhook.name_taken': { zh: '已有同名的推送目标，请换一个名称', en: 'A target of that name is there already: choose another' },
  'robot.address': { zh: '机器人地址必须以 https://{{hosts}} 开头', en: 'A robot’s address begins with https://{{hosts}}' },
} as const satisfies Record<string, Both>;
