import { FAULTS_OF_ACTION } from './faults-of-action.ts';
import { FAULTS_OF_JUDGEMENT } from './faults-of-judgement.ts';
import type { Both } from './shapes.ts';

export const FAULT_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'stale',
  'limit',
  'unavailable',
  'bug',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const FAULT_STATUS: Record<FaultKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  limit: 429,
  unavailable: 503,
  bug: 500,
};

/** Every reason a call may fail for, with what the reader is told: what happened, and what to do. `{{name}}` is filled from the detail. */
export const FAULTS = {
  ...FAULTS_OF_ACTION,
  ...FAULTS_OF_JUDGEMENT,
  'input.invalid': { zh: '提交的内容有 {{count}} 处需要修改', en: '{{count}} fields need a change' },
  'input.cursor': {
    zh: '翻页位置已失效，请从第一页重新打开列表',
    en: 'This page position is no longer valid: reopen the list from its first page',
  },
  'input.sort': { zh: '不能按“{{field}}”排序，可用：{{known}}', en: 'This list cannot be sorted by “{{field}}”: use {{known}}' },
  'input.column': { zh: '没有“{{field}}”这一列可以导出', en: 'There is no column “{{field}}” to export' },
  'export.split_csv': {
    zh: '只有 Excel 文件（xlsx）能分工作表，csv 不能',
    en: 'Only an Excel file (xlsx) can have several sheets, not csv',
  },
  'export.split_no_account': {
    zh: '这些记录不属于客户，不能按负责人、区域或团队分工作表',
    en: 'These records belong to no customer: they cannot be split by owner, region or team',
  },
  'export.not_editable': {
    zh: '这些记录不能改好再导入，请导出不带行标识的文件',
    en: 'These records are not edited by file: export them without row ids',
  },
  'export.answers_alone': {
    zh: '只有问卷回答可以按问卷和分数段导出，请去掉 survey 和 band',
    en: 'Only survey answers are narrowed by survey and band: leave them out',
  },
  'export.split_row_ids': {
    zh: '改好后再导入的文件只读一个工作表，不能分工作表',
    en: 'A file to edit and import again is read as one sheet: it cannot be split',
  },
  'input.masked': {
    zh: '“{{field}}”对您的角色已脱敏，不能用来筛选、排序或汇总',
    en: '“{{field}}” is masked for your role: it cannot be filtered, sorted or summed',
  },
  'input.reveal_unknown': { zh: '“{{field}}”不是可以单独查看的值', en: '“{{field}}” is not a value that can be shown on its own' },
  'period.closed': {
    zh: '{{month}} 已关账，不能再改动其中的金额；请在未关账的月份记一笔调整，或请有权限的人重新打开该月',
    en: '{{month}} is closed, so its amounts cannot change: record an adjustment in an open month, or have the month reopened',
  },
  'record.adjusted': {
    zh: '这笔记录有调整，或本身就是调整：金额不能再改也不能删除，请再录入一笔调整',
    en: 'It has been adjusted, or is an adjustment: its amounts stay; enter another adjustment',
  },
  'calendar.day_outside': {
    zh: '{{day}} 不属于 {{year}} 年的安排：只能是当年的日子，或上一年 12 月的日子',
    en: '{{day}} is no part of the arrangement of {{year}}: days of that year, or of the December before',
  },
  'calendar.day_twice': { zh: '{{day}} 出现了两次，请保留一行', en: '{{day}} stands there twice: keep one line' },
  'calendar.worked_weekday': {
    zh: '{{day}} 是周一至周五，本来就上班，不需要列为调休上班',
    en: '{{day}} is a weekday and worked anyhow: take it off the list',
  },
  'calendar.hours_order': { zh: '{{from}}–{{to}} 的结束不晚于开始，请更正', en: '{{from}}–{{to}} ends before it begins: correct it' },
  'calendar.hours_overlap': {
    zh: '{{from}} 开始的一段与前一段（到 {{to}}）重叠，请按先后填写，互不重叠',
    en: 'What begins at {{from}} overlaps the part before it, which ends at {{to}}: give them in order and apart',
  },
  'calendar.span_order': { zh: '“{{name}}”的结束日早于开始日，请更正', en: '“{{name}}” ends before it begins: correct its days' },
  'period.not_over': { zh: '{{month}} 还没有结束，不能关账', en: '{{month}} is not over yet and cannot be closed' },
  'period.state': { zh: '{{month}} 已经是这个状态，请刷新', en: '{{month}} is in that state already: reload' },
  'input.media_type': { zh: '不支持这种内容类型：{{type}}', en: 'This content type is not supported: {{type}}' },
  'input.too_large': { zh: '内容太大，上限为 {{limit}}', en: 'Too large: the limit is {{limit}}' },
  'access.sign_in': { zh: '请先登录', en: 'Sign in first' },
  'access.forbidden': {
    zh: '您的角色不能进行此操作；如有需要，请联系管理员',
    en: 'Your role may not do this; ask an administrator if you need it',
  },
  'access.bad_credentials': { zh: '邮箱、密码或动态验证码不正确', en: 'The e-mail, password or code is not right' },
  'access.totp_needed': { zh: '请输入身份验证器中的 6 位动态验证码', en: 'Enter the six-digit code of your authenticator' },
  'access.locked': { zh: '尝试次数过多，请 {{minutes}} 分钟后再试', en: 'Too many attempts: try again in {{minutes}} minutes' },
  'access.weak_password': {
    zh: '密码至少 12 个字符，且不能是常见密码',
    en: 'A password has at least 12 characters and is not a common one',
  },
  'access.cross_site': { zh: '请求来自其他网站，已拒绝', en: 'The request came from another site and was refused' },
  'access.last_administrator': { zh: '至少要保留一位管理员', en: 'One administrator must remain' },
  'access.too_many_requests': { zh: '请求过于频繁，请 {{seconds}} 秒后再试', en: 'Too many requests: try again in {{seconds}} seconds' },
  'setup.done': { zh: '系统已完成初始化', en: 'This installation is already set up' },
  'setup.needed': {
    zh: '请先完成初始化：创建管理员并选择经营方式',
    en: 'Set up first: create the administrator and choose an operating model',
  },
  'resource.not_found': { zh: '没有找到：{{what}}', en: 'Not found: {{what}}' },
  'resource.stale': { zh: '内容已被他人修改，请刷新后再保存', en: 'Someone changed this meanwhile: reload, then save again' },
  'resource.taken': { zh: '{{field}}“{{value}}”已被使用', en: '{{field}} “{{value}}” is already in use' },
  'resource.in_use': { zh: '仍被其他数据引用，不能删除', en: 'Other data still refers to it, so it cannot be deleted' },
  'request.repeated': { zh: '相同的幂等键已用于另一个请求', en: 'This idempotency key was used for another request' },
  'request.no_such_path': { zh: '没有这个地址', en: 'There is no such address' },
  'account.cycle': { zh: '上级客户不能是自己或自己的下级', en: 'A customer cannot be below itself' },
  'merge.itself': { zh: '不能与自己合并', en: 'A record cannot be merged with itself' },
  'merge.other_account': {
    zh: '两位联系人属于不同客户；请先合并客户',
    en: 'These people belong to different customers: merge the customers first',
  },
  'merge.field': { zh: '没有可合并的字段“{{name}}”', en: 'There is no field “{{name}}” to merge' },
  'merge.busy': { zh: '正在评估或导入，请稍后再合并', en: 'An evaluation or an import is running: merge again shortly' },
  'merge.too_late': { zh: '合并超过 30 天，不能再撤销', en: 'This merge is older than 30 days and can no longer be undone' },
  'merge.undone': { zh: '这次合并已撤销', en: 'This merge was already undone' },
  'merge.later_first': {
    zh: '之后还有合并涉及同一记录；请先撤销较晚的一次',
    en: 'A later merge concerns the same record: undo that one first',
  },
  'field.choices': {
    zh: '选项类字段至少要有一个选项，其他类型不能有选项',
    en: 'A field of choices has at least one; no other field has any',
  },
  'field.choices_twice': { zh: '同一个选项编号出现了两次', en: 'The same choice id stands twice' },
  'field.choice_in_use': {
    zh: '已有的选项不能删除，可改为停用',
    en: 'A choice that stood cannot be removed: retire it instead',
  },
  'contact.no_mail': { zh: '这位联系人没有邮箱', en: 'This person has no e-mail address' },
  'contact.consent_needed': {
    zh: '对方已退订邮件。请写明对方何时、以何种方式同意再次接收',
    en: 'This person refused mail: write down how and when they asked for it again',
  },
  'contact.left_before_start': { zh: '离职日期不能早于入职日期', en: 'A person cannot leave before they started' },
  'contact.same_account': { zh: '此人已在这个客户，请选择另一个客户', en: 'This person is at that customer already: choose another' },
  'contact.posts_elsewhere': {
    zh: '两人都在您不能修改的客户任职，请由能修改这些客户的人来关联',
    en: 'Both have posts at customers that you may not change: let somebody link them who may',
  },
  'member.ends_before_start': { zh: '结束日期不能早于开始日期', en: 'A membership cannot end before it starts' },
  'member.already': { zh: '此人已是团队成员', en: 'This person is of the team already' },
  'pool.taken': { zh: '已被其他人领取', en: 'Somebody else has just claimed it' },
  'pool.limit': {
    zh: '您领取的客户已达上限（{{limit}} 个），请先释放一些',
    en: 'You hold {{limit}} claimed prospects, the most allowed: release some first',
  },
  'pool.nobody': { zh: '请以个人账号领取', en: 'Only a person can claim: sign in as one' },
  'pool.nobodys': { zh: '这个客户没有负责人，已在公海', en: 'Nobody owns this customer: it is in the pool' },
  'pool.customer': {
    zh: '有订单的客户不能放入公海，请转交给同事',
    en: 'A customer with orders cannot go to the pool: hand it to a colleague',
  },
  'pool.name_in_pool': { zh: '公海里已有“{{name}}”，请到公海领取', en: '“{{name}}” is in the public pool: claim it there' },
  'pool.name_protected': {
    zh: '“{{name}}”已有人登记，保护期至 {{until}}',
    en: '“{{name}}” is registered and protected until {{until}}',
  },
  'region.cycle': { zh: '不能移到自己或自己的下级之下', en: 'A region cannot stand below itself' },
  'region.not_empty': {
    zh: '还有下级区域、团队或人员，请先移走再撤销',
    en: 'Regions, teams or people are still in it: move them first',
  },
  'region.ended': { zh: '上级区域已撤销，请另选', en: 'The region above has ended: choose another' },
  'record.no_rate': {
    zh: '币种“{{currency}}”在 {{day}} 没有汇率，请先录入汇率，或改用本位币',
    en: 'There is no exchange rate for “{{currency}}” on {{day}}: enter one first, or use the base currency',
  },
  'payment.exceeds_receipt': {
    zh: '认领金额超过到账的未认领余额 {{left}}',
    en: 'More than is left of the receipt: {{left}} are not claimed yet',
  },
  'payment.currency_differs': {
    zh: '到账币种为 {{receipt}}，应收币种为 {{target}}，不能认领',
    en: 'The receipt is in {{receipt}} and what it should pay in {{target}}: it cannot be claimed',
  },
  'payment.claimed': {
    zh: '已有到账认领，请先撤销认领再修改',
    en: 'Receipts are claimed to it: take the claims back first',
  },
  'contract.days': { zh: '{{what}}不能早于服务期起', en: '{{what}} cannot be before the start' },
  'contract.after_end': { zh: '{{what}}不能晚于服务期止', en: '{{what}} cannot be after the end' },
  'contract.family': {
    zh: '只能续自或归属同一客户及其上下级客户的合同',
    en: 'Only a contract of the same customer or its group can be renewed or belonged to',
  },
  'contract.cycle': { zh: '合同不能直接或间接续自、归属自己', en: 'A contract cannot renew or belong to itself, at whatever distance' },
  'contract.renewed': {
    zh: '这份合同已由“{{code}}”续签；拆分续签请选择不同的产品或客户',
    en: 'It is already renewed by “{{code}}”; to split a renewal, give another product or customer',
  },
  'contract.starts_before': {
    zh: '续签的服务期起须晚于原服务期起（{{day}}）',
    en: 'A renewal starts after what it renews did ({{day}})',
  },
  'contract.belongs': {
    zh: '补充协议和变更协议须填写所属合同',
    en: 'A supplement or change needs the contract it belongs to',
  },
  'contract.framework': {
    zh: '所属合同须是框架合同；补充协议和变更协议不能再有下级',
    en: 'It must belong to a framework; nothing belongs to a supplement or change',
  },
  'contract.tax': {
    zh: '含税金额与不含税金额、税率不一致',
    en: 'The amounts with and without tax do not go together with the tax rate',
  },
  'usage.no_slot': {
    zh: '用量指标已满 {{slots}} 个，不能再添加；可改用已有的指标',
    en: 'All {{slots}} usage metrics are taken: use one that exists',
  },
  'usage.csv_header': {
    zh: 'CSV 首行须有 account、metric、day、value 列；缺少：{{missing}}',
    en: 'The first line of the CSV names account, metric, day and value; missing: {{missing}}',
  },
  'import.state': { zh: '导入当前状态为“{{state}}”，不能执行此操作', en: 'The import is in state “{{state}}” and cannot do this' },
  'import.unreadable': { zh: '文件无法读取：{{why}}', en: 'The file cannot be read: {{why}}' },
  'import.mapping': { zh: '列对应关系有误：{{why}}', en: 'The mapping is not right: {{why}}' },
  'import.entity_forbidden': {
    zh: '您的角色不能写入这类数据（{{entity}}），因此也不能导入；请联系管理员',
    en: 'Your role may not write {{entity}}, and so may not import them; ask an administrator',
  },
  'import.may_not_create': {
    zh: '您的角色不能新建“{{field}}”所指的记录；请把“找不到时”改为“拒绝该行”',
    en: 'Your role may not create what “{{field}}” refers to: let it reject the row when missing',
  },
  'import.bad_rows': {
    zh: '{{count}} 行有问题；请修改文件，或选择“跳过有问题的行”',
    en: '{{count}} rows have problems: mend the file, or choose “skip bad rows”',
  },
  'rehearsal.running': {
    zh: '这个数据目录上有正在运行的服务：请先停止它，或把备份恢复到副本再演练',
    en: 'A server runs on this data folder: stop it, or rehearse on a copy that a backup was restored into',
  },
  'rehearsal.empty': { zh: '这个数据目录还没有初始化，没有可演练的数据', en: 'Nothing is set up in this data folder to rehearse with' },
  'rehearsal.backwards': {
    zh: '演练的终点 {{until}} 要晚于起点 {{from}}',
    en: 'A rehearsal ends after it begins: {{until}} is not after {{from}}',
  },
  'job.cancelled': { zh: '任务已取消', en: 'The job was cancelled' },
  'workbook.unreadable': { zh: '这个文件不能用作 Excel 模板：{{why}}', en: 'This file cannot be an Excel template: {{why}}' },
  'workbook.marks': {
    zh: '模板中有 {{count}} 处需要修改，未保存；第一处：{{first}}',
    en: '{{count}} places of the template need a change, so it was not kept; the first: {{first}}',
  },
  'workbook.cannot_fill': {
    zh: '模板中有 {{count}} 处您不能填写；第一处：{{first}}',
    en: 'You cannot fill {{count}} places of the template; the first: {{first}}',
  },
  'workbook.name_taken': {
    zh: '已有名为“{{name}}”的模板；请换一个名称，或选择替换',
    en: 'There is a template called “{{name}}”: give another name, or choose to replace it',
  },
  'workbook.other_entity': {
    zh: '模板“{{name}}”不是为这种记录设计的，请选择其他模板',
    en: 'The template “{{name}}” is made for other records: choose another',
  },
  'workbook.alone': {
    zh: '填写模板时文件须为 xlsx，且不能同时选择列、分工作表或行标识',
    en: 'A template is filled as xlsx, without a choice of columns, sheets or row ids',
  },
  'workbook.one_account': { zh: '客户卡模板一次填写一个客户，请选择一个客户', en: 'A card takes one customer: choose one' },
  'workbook.card_of_accounts': { zh: '客户卡模板只能填写客户', en: 'A card is filled with a customer' },
  'workbook.too_many_rows': {
    zh: '{{count}} 条记录超出一个工作表的行数，请先筛选',
    en: '{{count}} records are more than a sheet has rows: narrow the list first',
  },
  'template.unknown': { zh: '没有这个模板：{{id}}', en: 'There is no such template: {{id}}' },
  'db.unavailable': { zh: '数据库暂时没有回应，请稍后重试', en: 'The database does not answer: try again shortly' },
  'db.constraint': { zh: '数据不符合约束“{{constraint}}”', en: 'The data breaks the constraint “{{constraint}}”' },
  'db.value': {
    zh: '有数字、日期或文字超出可保存的范围，请更正',
    en: 'A number, day or text is beyond what can be kept: correct it',
  },
  'db.already_running': {
    zh: '已有一个支点在使用数据目录 {{dir}}；请先停止它，或另选数据目录',
    en: 'Another Fulcrum is already running on {{dir}}: stop it, or choose another data folder',
  },
  'db.cannot_start': { zh: '数据库无法启动：{{why}}', en: 'The database cannot start: {{why}}' },
  bug: {
    zh: '系统内部错误，我们没有预料到；请把编号交给管理员',
    en: 'An internal error that we did not foresee: give the reference to your administrator',
  },
} as const satisfies Record<string, Both>;
export type FaultReason = keyof typeof FAULTS;
