import type { Both } from '@fulcrum/contract';

/** What is wrong with a row or a file, in words. `{{name}}` is filled from the problem. */
export const PROBLEM_TEXTS: Record<string, Both> = {
  'import.row.not_json': { zh: '这一行不是 JSON 对象', en: 'This line is not a JSON object' },
  'import.row.unknown_key': {
    zh: '前一千行里没有出现过字段“{{key}}”',
    en: 'The field “{{key}}” did not occur in the first thousand lines',
  },
  'import.row.too_many_cells': {
    zh: '这一行有 {{cells}} 格，表头只有 {{columns}} 列',
    en: 'The row has {{cells}} cells, the header {{columns}}',
  },
  'import.row.refused_by_rule': { zh: '按列对应规则不导入：{{value}}', en: 'Refused by a rule of the mapping: {{value}}' },
  'import.row.doubled_key': { zh: '编号“{{value}}”在文件中重复', en: 'The key “{{value}}” occurs more than once in the file' },
  'import.row.code_taken': { zh: '编号“{{value}}”已属于另一条记录', en: 'The code “{{value}}” belongs to another record' },
  'import.announcement.unknown': {
    zh: '日历里没有可登记的公布事件“{{value}}”，请填写事件的编号或名称',
    en: 'No calendar has an announced event “{{value}}”: write its id or its name',
  },
  'import.announcement.other_field': {
    zh: '这个事件没有字段“{{value}}”，请清空这一格，或在日历里声明',
    en: 'The event has no field “{{value}}”: empty the cell, or declare it in the calendar',
  },
  'import.announcement.lacks': { zh: '这个事件必须填写“{{value}}”', en: 'The event asks for “{{value}}”: fill it in' },
  'import.account.name_in_pool': {
    zh: '“{{value}}”在公海中，请先领取再导入',
    en: '“{{value}}” is in the public pool: claim it, then import',
  },
  'import.account.name_protected': {
    zh: '“{{value}}”已由同事登记，尚在保护期内',
    en: '“{{value}}” is registered by a colleague and still protected',
  },
  'import.product.lacks_documents': {
    zh: '产品“{{value}}”由服务商提供，必需文档还没有齐，不能转为在售',
    en: 'The product “{{value}}” is a provider’s and lacks documents it must have: it cannot go active',
  },
  'import.row.not_yours': { zh: '“{{value}}”不在您可以修改的范围内', en: '“{{value}}” is outside what you may change' },
  'import.row.unknown_id': { zh: '行标识“{{value}}”没有对应的记录', en: 'The row id “{{value}}” belongs to no record' },
  'import.row.export_unknown': {
    zh: '导出标记已失效或不是这一行的，请重新导出后再改',
    en: 'The export mark is no longer known, or not of this row: export again, then edit',
  },
  'import.row.deleted': {
    zh: '这条记录在导出后已被删除；如仍需要，请去掉行标识，作为新记录导入',
    en: 'The record was deleted since the export: to have it again, empty the row id and import it as a new one',
  },
  'import.row.line_moved': {
    zh: '订单编号“{{value}}”或行号与行标识不符；修改订单行时请保留订单编号、客户和行号',
    en: 'Order “{{value}}” or its line is not the one of the row id: leave customer, order code and line key as they were',
  },
  'import.value.masked': {
    zh: '“{{value}}”是脱敏后的内容，不能导入；请删除这一列或填写完整内容',
    en: '“{{value}}” is a masked value and cannot be imported: remove the column or fill in the whole value',
  },
  'import.edit_conflicts': {
    zh: '{{count}} 格在导出后也被他人修改，保留现值，除非您选择采用文件的值',
    en: '{{count}} cells were changed by somebody else since the export: they stay as they are unless you take the file’s values',
  },
  'import.edits_of_others': {
    zh: '{{count}} 格文件没有改、但导出后被他人修改，保留他人的修改',
    en: '{{count}} cells that the file left alone were changed by others since the export: their changes stay',
  },
  'import.value.required': { zh: '必填，不能为空', en: 'Required, but empty' },
  'import.value.not_a_number': { zh: '“{{value}}”不是数字', en: '“{{value}}” is not a number' },
  'import.value.not_an_integer': { zh: '“{{value}}”不是整数', en: '“{{value}}” is not a whole number' },
  'import.value.precision_lost': {
    zh: '“{{value}}”已被表格软件截断，末尾数字不可信',
    en: 'The spreadsheet has cut “{{value}}”: its last digits are lost',
  },
  'import.value.not_a_boolean': { zh: '“{{value}}”不是“是/否”', en: '“{{value}}” is neither yes nor no' },
  'import.value.not_a_date': { zh: '“{{value}}”不是日期', en: '“{{value}}” is not a date' },
  'import.value.date_ambiguous': {
    zh: '“{{value}}”分不清月和日，请指定日期格式',
    en: '“{{value}}” may be day or month first: choose a date format',
  },
  'import.value.not_a_currency': { zh: '“{{value}}”不是币种', en: '“{{value}}” is not a currency' },
  'import.value.spreadsheet_error': { zh: '单元格是表格错误值：{{value}}', en: 'The cell holds a spreadsheet error: {{value}}' },
  'import.value.not_in_map': { zh: '“{{value}}”没有对应的取值', en: 'The mapping does not say what “{{value}}” becomes' },
  'import.value.not_in_list': { zh: '“{{value}}”不在可选值中：{{list}}', en: '“{{value}}” is not one of {{list}}' },
  'import.value.not_a_region': {
    zh: '“{{value}}”不是地区代码（如 CN-BJ）或省份名称',
    en: '“{{value}}” is neither a region code (such as CN-BJ) nor a province',
  },
  'import.value.too_large': { zh: '“{{value}}”超出范围', en: '“{{value}}” is out of range' },
  'import.value.too_long': { zh: '超过 {{longest}} 个字符', en: 'Longer than {{longest}} characters' },
  'import.lookup.ambiguous': {
    zh: '“{{value}}”对应多个客户，请改用客户编号，或先合并重复客户',
    en: '“{{value}}” fits several customers: use the customer code, or merge the duplicates first',
  },
  'import.row.merged_code': {
    zh: '“{{value}}”已合并到另一客户，请改用合并后的客户编号',
    en: '“{{value}}” was merged into another customer: use that customer’s code',
  },
  'import.lookup.missing': { zh: '没有找到“{{value}}”', en: '“{{value}}” was not found' },
  'import.contact.left_before_start': { zh: '离职日期“{{value}}”早于入职日期', en: 'The person left on {{value}}, before they started' },
  'import.interaction.in_future': { zh: '日期“{{value}}”在今天之后', en: 'The day {{value}} is after today' },
  'import.interaction.nobody': { zh: '客户没有联系人“{{value}}”', en: 'The customer has no person “{{value}}”' },
  'import.interaction.before_account': {
    zh: '{{count}} 条跟进记录早于客户的创建日期',
    en: '{{count}} contacts are older than their customer',
  },
  'import.request.in_future': { zh: '“{{value}}”在现在之后', en: '{{value}} is still to come' },
  'import.request.before_opening': { zh: '“{{value}}”早于提出时间', en: '{{value}} is before the request was opened' },
  'import.request.before_solution': { zh: '“{{value}}”早于解决时间', en: '{{value}} is before the request was solved' },
  'import.request.no_moment': {
    zh: '状态为“{{value}}”，却没有解决或关闭时间：请填写时间，或改为处理中的状态',
    en: 'It is “{{value}}” with no moment: say when it was solved or closed, or give a status of one that is open',
  },
  'import.request.answered_after': {
    zh: '{{count}} 个请求的首次响应晚于解决，按解决时已响应计',
    en: 'First answers of {{count}} requests are later than their solution: the solution counts as the answer',
  },
  'import.request.before_account': { zh: '{{count}} 个请求早于客户的创建日期', en: '{{count}} requests are older than their customer' },
  'import.request.worked_on': {
    zh: '{{count}} 个请求已在这里处理过，只更新主题、类型、优先级和评分',
    en: '{{count}} requests were worked on here: only subject, kind, severity and rating follow the file',
  },
  'import.answer.nobody': {
    zh: '没有写明是谁回答的：请填写联系人的编号、姓名或邮箱',
    en: 'It does not say who answered: give the person’s code, name or mail address',
  },
  'import.answer.off_scale': { zh: '分数超出量表：{{value}}', en: 'The score is off the scale: {{value}}' },
  'import.answer.given_here': {
    zh: '这个人 {{value}} 的回答是在这里作答的，已经算数：请删去这一行',
    en: 'This person’s answer of {{value}} was given here and counts already: leave the row out',
  },
  'import.answer.before_account': { zh: '{{count}} 个回答早于客户的创建日期', en: '{{count}} answers are older than their customer' },
  'import.account.cycle': { zh: '上级客户“{{value}}”形成循环', en: 'The parent “{{value}}” is below this customer itself' },
  'import.order.no_rate': { zh: '币种“{{value}}”在当日没有汇率', en: 'There is no exchange rate for “{{value}}” on that day' },
  'import.order.month_closed': {
    zh: '{{value}} 已关账；请改为在未关账的月份记一笔调整',
    en: '{{value}} is closed: record an adjustment in an open month instead',
  },
  'import.duplicates': {
    zh: '{{count}} 行与前面的行完全相同，仍会导入',
    en: '{{count}} rows repeat an earlier row exactly; they are imported all the same',
  },
  'import.product.in_preparation': {
    zh: '{{count}} 个服务商的产品必备文档不齐，导入后处于准备中',
    en: '{{count}} products of providers lack documents they must have: they come in as in preparation',
  },
  'import.account.created_later': { zh: '{{count}} 个客户的创建日期在今天之后', en: '{{count}} customers are created after today' },
  'import.order.before_account': { zh: '{{count}} 行订单早于客户的创建日期', en: '{{count}} lines are older than their customer' },
  'import.order.in_future': { zh: '{{count}} 行订单日期在今天之后', en: '{{count}} lines are dated after today' },
  'import.order.days_differ': {
    zh: '{{count}} 张订单的明细日期不一致，按最早一天记',
    en: 'Lines of {{count}} orders differ in their day: the earliest counts',
  },
  'import.order.currencies_differ': { zh: '{{count}} 张订单的明细币种不一致', en: 'Lines of {{count}} orders differ in their currency' },
  'import.record.before_account': { zh: '{{count}} 行早于客户的创建日期', en: '{{count}} rows are older than their customer' },
  'import.record.before_contract': { zh: '{{count}} 行早于合同的签订和开始日期', en: '{{count}} rows are older than their contract' },
  'import.record.in_future': { zh: '{{count}} 行日期在今天之后', en: '{{count}} rows are dated after today' },
  'import.usage.metric_name': {
    zh: '“{{value}}”不能作指标名：须以小写字母开头，由小写字母、数字和下划线组成，至多 40 个字符，不能以 _trend 结尾',
    en: '“{{value}}” is no metric name: it begins with a lower-case letter, has lower-case letters, digits and underscores (40 at most) and does not end in _trend',
  },
  'import.usage.no_slot': {
    zh: '64 个用量指标已满，不能新增“{{value}}”',
    en: 'All 64 usage metrics are taken: “{{value}}” cannot be made',
  },
  'import.usage.in_future': { zh: '“{{value}}”在今天之后', en: '“{{value}}” is after today' },
  'import.usage.too_old': { zh: '“{{value}}”早于用量的保留期', en: '“{{value}}” is older than usage is kept' },
  'import.usage.before_account': { zh: '{{count}} 行用量早于客户的创建日期', en: '{{count}} rows of usage are older than their customer' },
  'import.usage.before_subscription': {
    zh: '{{count}} 行用量早于订购的开始日期',
    en: '{{count}} rows of usage are before their subscription',
  },
  'import.usage.doubled_id': {
    zh: '{{count}} 行的用量记录编号与前面的行重复，内容不同，均计入',
    en: '{{count}} rows repeat the record id of an earlier row with other content: all of them count',
  },
  'import.usage.metrics_made': { zh: '将新建 {{count}} 个用量指标', en: '{{count}} usage metrics are made' },
  'import.record.itself': { zh: '“{{value}}”指向了客户自己', en: '“{{value}}” leads to the customer itself' },
  'import.record.expires_early': { zh: '有效期“{{value}}”早于评定日期', en: 'It expires on {{value}}, before it was given' },
  'import.record.due_early': {
    zh: '到期日“{{value}}”早于约定日期，请改为约定当天或之后',
    en: 'It is due on {{value}}, before it was agreed: give that day or a later one',
  },
  'import.record.ends_early': {
    zh: '结束日期“{{value}}”不晚于开始日期，请改晚或留空',
    en: 'It ends on {{value}}, before it has begun: give a later day, or none',
  },
  'import.plan.outcome_missing': {
    zh: '写了确认人或确认日期，却没有结果：请填写结果，或清空这两列',
    en: 'Somebody confirmed, and no outcome is given: say what they confirmed, or leave both out',
  },
  'import.plan.confirmer_missing': {
    zh: '结果“{{value}}”要由客户的一位联系人确认：请填写确认人编号',
    en: 'A person of the customer confirms “{{value}}”: give their code',
  },
  'import.plan.day_missing': { zh: '结果“{{value}}”要有确认日期', en: '“{{value}}” was confirmed on a day: give it' },
  'import.plan.confirmed_early': {
    zh: '确认日期“{{value}}”早于约定日期',
    en: 'It was confirmed on {{value}}, before it was agreed',
  },
  'import.objective.metric': {
    zh: '指标目录里没有“{{value}}”，请改用现有指标的编号',
    en: 'The catalogue has no metric “{{value}}”: name one by its id',
  },
  'import.objective.counted': {
    zh: '这个指标不能按“{{value}}”合计：能相加的用 sum，是否类用 share，其余用 average',
    en: 'The metric cannot be counted as “{{value}}”: sum where it adds up, share of yes and no, else average',
  },
  'import.objective.due_early': { zh: '到期日“{{value}}”要晚于基线日期', en: 'It is due on {{value}}: give a day after its baseline' },
  'import.objective.same': { zh: '目标值“{{value}}”要与基线不同', en: 'The target {{value}} is the baseline: give another' },
  'import.record.claimed': {
    zh: '已有到账认领，不能改为“{{value}}”；请先撤销认领',
    en: 'Receipts are claimed to it, so it cannot become “{{value}}”: take the claims back first',
  },
  'import.instalment.over_contract': {
    zh: '{{count}} 份合同的应收合计超过合同金额',
    en: 'Instalments of {{count}} contracts add up to more than the contract',
  },
  'import.payment.in_future': { zh: '{{count}} 行到账日期在今天之后', en: '{{count}} rows were paid after today' },
  'import.payment.more_than_due': { zh: '{{count}} 行到账金额多于应收金额', en: '{{count}} rows were paid more than was due' },
  'import.payment.no_order': { zh: '{{count}} 行的订单编号不存在', en: '{{count}} rows name an order that is not there' },
  'import.term.ends_before_start': { zh: '“{{value}}”早于服务期起', en: '“{{value}}” is before the start of the term' },
  'import.term.no_days': {
    zh: '{{count}} 行在开始当天就已退订，不计入任何服务期',
    en: '{{count}} rows were cancelled on the day they began: no term runs',
  },
  'import.term.renews_itself': { zh: '“{{value}}”指的是这一行自己', en: '“{{value}}” is the row itself' },
  'import.contract.family': {
    zh: '“{{value}}”属于集团外的客户；请改填本客户或同一集团的合同',
    en: '“{{value}}” belongs to a customer outside the group: name one of this customer or its group',
  },
  'import.contract.cycle': {
    zh: '“{{value}}”经由所填的合同又回到自己；请检查续签或所属关系',
    en: '“{{value}}” leads back to itself: check what it renews or belongs to',
  },
  'import.contract.starts_before': {
    zh: '被续签的合同从 {{value}} 开始，续签须晚于这一天开始',
    en: 'What it renews started on {{value}}: a renewal starts later',
  },
  'import.contract.renewed': {
    zh: '原合同已由“{{value}}”续签；请改填“{{value}}”，或去掉续自合同',
    en: '“{{value}}” renews the same contract already: name “{{value}}” instead, or leave it empty',
  },
  'import.contract.belongs': {
    zh: '补充或变更协议须填所属合同',
    en: 'A supplement or change must name the contract that it belongs to',
  },
  'import.contract.framework': {
    zh: '“{{value}}”不能作所属合同：单独合同只能属于框架合同，补充或变更协议不能再属于补充或变更协议',
    en: '“{{value}}” cannot be what it belongs to: contracts belong to a framework, and supplements to no other supplement',
  },
  'import.contract.tax': {
    zh: '不含税金额“{{value}}”与含税金额、税率不符',
    en: 'The amount excl. tax “{{value}}” does not fit the amount and the tax rate',
  },
  'import.contract.after_end': {
    zh: '“{{value}}”晚于服务期结束；提前终止须在服务期内',
    en: '{{value}} is after the term was over: an early end lies within the term',
  },
  'import.accounts_created': { zh: '将新建 {{count}} 个客户', en: '{{count}} customers are created' },
  'import.tags_created': { zh: '将新建 {{count}} 个标签', en: '{{count}} tags are created' },
  'import.products_created': { zh: '将新建 {{count}} 个产品', en: '{{count}} products are created' },
  'import.header.no_rows': { zh: '文件没有数据', en: 'The file has no rows' },
  'import.header.missing': { zh: '没有找到表头，列以 A、B、C 命名', en: 'No header was found: columns are called A, B, C' },
  'import.header.blank': { zh: '第 {{column}} 列没有表头，称为“{{name}}”', en: 'Column {{column}} has no header and is called “{{name}}”' },
  'import.header.doubled': {
    zh: '表头“{{header}}”重复，第 {{column}} 列称为“{{name}}”',
    en: 'The header “{{header}}” is doubled: column {{column}} is called “{{name}}”',
  },
  'file.empty': { zh: '文件是空的', en: 'it is empty' },
  'file.too_large': { zh: '文件太大', en: 'it is too large' },
  'file.expands_too_much': { zh: '压缩内容展开后过大', en: 'what is packed in it is too large' },
  'file.too_many_rows': { zh: '超过 {{limit}} 行', en: 'it has more than {{limit}} rows' },
  'file.too_many_columns': { zh: '第 {{line}} 行超过 {{limit}} 列', en: 'line {{line}} has more than {{limit}} columns' },
  'file.cell_too_long': { zh: '第 {{line}} 行有过长的单元格', en: 'a cell in line {{line}} is too long' },
  'file.took_too_long': { zh: '读取时间过长', en: 'reading it takes too long' },
  'file.too_much_memory': { zh: '读取所需内存过大', en: 'reading it takes too much memory' },
  'file.broken': { zh: '文件已损坏', en: 'it is damaged' },
  'file.encrypted': { zh: '文件有密码保护，请去掉密码后再上传', en: 'it is protected by a password: remove it first' },
  'file.kind_unsupported': { zh: '不支持这种文件，请另存为 .xlsx 或 .csv', en: 'its kind is not supported: save it as .xlsx or .csv' },
  'template.kind.xlsm': {
    zh: '含宏的工作簿（.xlsm）不能用，请在 Excel 中另存为“Excel 工作簿（.xlsx）”',
    en: 'a workbook with macros (.xlsm) cannot be used: save it as an Excel workbook (.xlsx)',
  },
  'template.kind.xls': {
    zh: '旧版工作簿（.xls）不能用，请另存为“Excel 工作簿（.xlsx）”',
    en: 'the older kind (.xls) cannot be used: save it as an Excel workbook (.xlsx)',
  },
  'template.kind': { zh: '不是 Excel 工作簿，请另存为 .xlsx', en: 'it is no Excel workbook: save it as .xlsx' },
  'file.html_table': { zh: '文件其实是网页，请用表格软件另存为 .xlsx', en: 'it is a web page in truth: save it as .xlsx' },
  'file.sheet_not_found': { zh: '没有工作表“{{sheet}}”', en: 'there is no sheet “{{sheet}}”' },
  'file.quote_not_closed': { zh: '第 {{line}} 行的引号没有闭合', en: 'a quote is not closed in line {{line}}' },
  'file.encoding_unknown': { zh: '认不出文字编码，请选择编码', en: 'its encoding cannot be told: choose one' },
  'file.encoding_mismatch': { zh: '内容与编码 {{encoding}} 不符', en: 'it does not fit the encoding {{encoding}}' },
  'file.aborted': { zh: '读取已中止', en: 'reading was stopped' },
  'mapping.invalid': { zh: '{{issues}}', en: '{{issues}}' },
  'mapping.column_missing': { zh: '文件中没有列“{{column}}”', en: 'the file has no column “{{column}}”' },
};
