import type { Both } from './shapes.ts';

/** Why something about policies, levels, health and benefits was refused, in both languages. */
export const FAULTS_OF_JUDGEMENT = {
  'segment.cycle': { zh: '客户分群不能直接或间接包含自己', en: 'A segment cannot be part of itself' },
  'segment.not_shared': {
    zh: '“{{name}}”是私有分群，规则和共享分群不能引用；请先将其设为共享',
    en: '“{{name}}” is private: share it before a policy or a shared segment reads it',
  },
  'segment.not_fixed': {
    zh: '“{{name}}”按条件计算，不能手工增减客户',
    en: '“{{name}}” follows a condition: customers cannot be added to it or taken off',
  },
  'segment.in_use': {
    zh: '“{{name}}”仍被使用（{{where}}），请先从那里移除',
    en: '“{{name}}” is still used ({{where}}): take it out there first',
  },
  'tier.days': {
    zh: '较早的日期（{{from}}）不能晚于较晚的日期（{{to}}）',
    en: 'The earlier day ({{from}}) cannot be after the later one ({{to}})',
  },
  'policy.invalid': { zh: '规则有 {{count}} 处需要修改', en: 'The policy needs {{count}} changes' },
  'policy.not_earlier': {
    zh: 'v{{version}} 不是以前生效过的版本，请选一个“已停用”的版本',
    en: 'v{{version}} was not in force before: choose a version that is retired',
  },
  'policy.not_to_come': {
    zh: '{{on}} 不晚于今天（{{today}}）：请选以后的日期，或立即发布',
    en: '{{on}} is not after today ({{today}}): choose a later day, or publish now',
  },
  'policy.planned_there': {
    zh: 'v{{version}} 已计划自 {{on}} 起生效，请先撤回它',
    en: 'v{{version}} is planned to be in force from {{on}} already: withdraw it first',
  },
  'policy.second_person': {
    zh: '发布规则“{{id}}”需要第二个人同意：请提交审批，由另一位可以发布规则的人批准',
    en: 'Publishing the policy “{{id}}” needs a second person: submit it for approval, and another who may publish approves it',
  },
  'policy.submitted_there': {
    zh: '规则“{{id}}”已有一份在等待审批，请先撤回它，或等待审批',
    en: 'Something of the policy “{{id}}” awaits approval already: withdraw it first, or wait',
  },
  'policy.not_submitted': {
    zh: '这份提交已不在等待审批（已处理，或草稿已修改），请刷新后再看',
    en: 'This awaits approval no more (decided, or the draft was edited): reload and look again',
  },
  'policy.own_submission': {
    zh: '自己写的或提交的规则要由另一个人审批；您可以撤回它',
    en: 'What you wrote or submitted is decided by another person; you may withdraw it',
  },
  'policy.not_own_submission': {
    zh: '只有作者或提交人可以撤回；您可以退回它并说明理由',
    en: 'Only who wrote or submitted it may withdraw it; you may return it with a reason',
  },
  'policy.approver_unnamed': {
    zh: '审批要以本人的身份进行：请登录后审批；命令行请用 FULCRUM_TOKEN 给出自己的令牌',
    en: 'Approve as yourself: sign in, or give the command line a token of your own in FULCRUM_TOKEN',
  },
  'policy.own_request': {
    zh: '关闭“第二个人同意”要由另一个人同意；您可以收回申请',
    en: 'That no second person be needed is agreed to by another person; you may take your request back',
  },
  'policy.nothing_asked': {
    zh: '没有人申请关闭“第二个人同意”，可能已收回',
    en: 'Nobody asks that no second person be needed; the request may have been taken back',
  },
  'policy.restores_at_once': {
    zh: '恢复以前的版本会立即生效，不能指定日期',
    en: 'An earlier version is put in force at once: no day can be chosen',
  },
  'policy.not_planned': { zh: '规则“{{id}}”没有计划生效的版本', en: 'The policy “{{id}}” has no planned version' },
  'policy.not_published': { zh: '规则“{{id}}”还没有发布的版本', en: 'The policy “{{id}}” has no published version' },
  'policy.item_failed': {
    zh: '计分项“{{item}}”缺少数据，按规则停止评估',
    en: 'The item “{{item}}” lacks facts, and the policy says to stop',
  },
  'backtest.nothing_proposed': { zh: '这次回测没有可用的建议权重', en: 'This backtest proposes no weights' },
  'policy.draft_there': {
    zh: '“{{id}}”已有一份草稿，请先处理该草稿，或选择覆盖',
    en: '“{{id}}” has a draft already: deal with it first, or replace it',
  },
  'override.columns': {
    zh: '列表缺少这些列：{{missing}}；请加上表头，或按“客户编号、等级、理由、截止日期”的顺序排列',
    en: 'The list lacks these columns: {{missing}}. Name them in the first row, or write customer code, level, reason and last day in this order',
  },
  'override.empty': { zh: '列表没有数据行，请检查文件', en: 'The list has no rows: check the file' },
  'override.too_many': { zh: '一次最多 {{limit}} 行，请分开提交', en: 'At most {{limit}} rows at a time: split the list' },
  'policy.busy': { zh: '正在评估，请等待完成', en: 'An evaluation is running: wait until it ends' },
  'benefit.unknown': { zh: '权益目录里没有“{{id}}”', en: 'The catalogue has no benefit “{{id}}”' },
  'benefit.needs_reason': {
    zh: '超出该客户的权益（{{allowed}}），需要审批：请写明原因后提交申请',
    en: 'More than the customer is entitled to ({{allowed}}): give a reason, and it goes for approval',
  },
  'benefit.taken_back': { zh: '这条记录已撤回，请刷新', en: 'This record has been taken back already: reload' },
  'benefit.offer_ended': { zh: '这项优惠已结束，请刷新', en: 'This offer has ended already: reload' },
  'benefit.offer_closed': { zh: '这项优惠当天不对该客户开放', en: 'This offer is not open to the customer on that day' },
  'benefit.offer_spent': { zh: '优惠预算只剩 {{left}}，不够这次使用', en: 'Only {{left}} of the budget of this offer is left' },
  'benefit.offer_days': { zh: '优惠的结束日期不能早于开始日期', en: 'An offer cannot end before it starts' },
  'metric.unknown': { zh: '没有这个指标：{{id}}', en: 'There is no such metric: {{id}}' },
  'metric.no_sum': { zh: '指标“{{id}}”不能汇总，请按客户查看', en: 'The metric “{{id}}” cannot be summed: ask for it by customer' },
  'risk.ended': { zh: '风险已了结', en: 'The risk has already ended' },
} as const satisfies Record<string, Both>;
