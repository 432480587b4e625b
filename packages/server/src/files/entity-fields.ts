import { fileName, paymentFile, RECORD_TYPES, type RecordField, type RecordType } from '@fulcrum/contract';

/** What a cell must become for a target field. */
export type FieldType = 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'instant' | 'currency';

/** A field an import can fill, with the header names it goes by (besides its own id), for guessing. */
export type ImportField = Readonly<{ id: string; type: FieldType; synonyms: readonly string[] }>;

/** Synonyms stand from the most to the least telling, parted by bars. */
const field = (id: string, type: FieldType, synonyms: string): ImportField => ({ id, type, synonyms: synonyms.split('|') });

/** What an export for editing carries, to find its records again. */
const rowIdFields: readonly ImportField[] = [
  field('rowId', 'text', '行标识（请勿修改）|行标识|Row id (leave as it is)|row id'),
  field('exportMark', 'text', '导出标记（请勿修改）|导出标记|Export mark (leave as it is)|export mark'),
];

export const accountFields: readonly ImportField[] = [
  ...rowIdFields,
  field('code', 'text', '客户编号|客户编码|客户代码|客户号|编号|编码|account code|account id|customer id|customer code|customer no|id'),
  field(
    'name',
    'text',
    '客户名称|客户|客户全称|公司名称|企业名称|单位名称|学校名称|院校名称|名称|全称|account name|customer name|company name|company|customer|account',
  ),
  field('shortName', 'text', '简称|客户简称|公司简称|学校简称|short name|alias'),
  field('kind', 'text', '客户类型|客户类别|客户性质|account kind|account type|customer type|type'),
  field('industry', 'text', '行业|所属行业|客户行业|industry|sector|vertical'),
  field('regionCode', 'text', '地区|区域|省份|省|省市|所在地|所在省|大区|region|province|state|country|region code'),
  field('sizeBand', 'text', '规模|客户规模|企业规模|公司规模|size|size band|company size'),
  field('employees', 'integer', '人数|员工数|员工人数|职工人数|从业人数|employees|employee count|headcount|number of employees|staff'),
  field('grossMarginRate', 'number', '毛利率|年毛利率|毛利|gross margin|gross margin rate|margin rate'),
  field('brand', 'text', '品牌|品牌地位|品牌影响力|上市情况|brand|brand standing'),
  field('businessModel', 'text', '商业模式|经营模式|业务模式|business model|model'),
  field('parentCode', 'text', '上级客户编号|上级编号|母公司编号|集团编号|上级客户|母公司|parent code|parent id|parent account|parent'),
  field(
    'ownerEmail',
    'text',
    '负责人邮箱|客户负责人邮箱|归属人邮箱|负责人|客户负责人|客户经理|客户成功经理|owner email|owner|account manager|csm',
  ),
  field('teamCode', 'text', '团队编号|团队|所属团队|部门|team code|team'),
  field('status', 'text', '状态|客户状态|status|account status'),
  field(
    'createdOn',
    'date',
    '创建日期|创建时间|建档日期|建档时间|录入日期|登记日期|注册日期|created on|created at|created|signup date|date created',
  ),
  field('tags', 'text', '标签|客户标签|标记|tags|tag|labels'),
  field('formerName', 'text', '曾用名|原名|曾用名称|原名称|更名前|former name|former names|previous name'),
  field('englishName', 'text', '英文名称|英文名|英文全称|english name'),
  field('creditCode', 'text', '统一社会信用代码|信用代码|社会信用代码|税号|纳税人识别号|credit code|tax number|tax id'),
  field('schoolCode', 'text', '学校标识码|学校代码|院校代码|标识码|school code'),
  field('domain', 'text', '域名|网站域名|官网|domain|website'),
];

export const contactFields: readonly ImportField[] = [
  ...rowIdFields,
  field('code', 'text', '联系人编号|联系人编码|编号|contact code|contact id|id'),
  field('accountCode', 'text', '客户编号|客户编码|客户代码|公司编号|客户名称|所属客户|account code|account id|customer id|customer code'),
  field('name', 'text', '姓名|联系人|联系人姓名|名字|name|contact name|full name|contact'),
  field('title', 'text', '职务|职位|岗位|title|job title|position'),
  field('rank', 'text', '级别|职级|职务级别|rank|level|seniority'),
  field('department', 'text', '部门|所在部门|科室|院系|department|dept'),
  field('decisionRole', 'text', '决策角色|采购角色|角色|decision role|buying role|role'),
  field('phone', 'text', '电话|手机|手机号|手机号码|联系电话|联系方式|电话号码|phone|mobile|phone number|tel|telephone|cell'),
  field('email', 'text', '邮箱|电子邮箱|电子邮件|邮件|邮箱地址|email|e-mail|mail|email address'),
  field('wechat', 'text', '微信|微信号|企业微信|wechat|wechat id|wecom|weixin'),
  field('birthday', 'date', '生日|出生日期|出生年月日|birthday|birth date|date of birth|dob'),
  field('leftOn', 'date', '离职日期|离职时间|离开日期|left on|left date|departure date'),
  field('startedOn', 'date', '入职日期|任职日期|到任日期|started on|start date'),
  field('salutation', 'text', '称呼|尊称|salutation'),
  field('postalAddress', 'text', '通信地址|邮寄地址|地址|postal address|mailing address|address'),
  field('otherPhones', 'text', '其他电话|备用电话|办公电话|other phones|work phone'),
  field('otherMails', 'text', '其他邮箱|备用邮箱|other emails'),
  field('wecoms', 'text', '企业微信号|企业微信账号|wecom id'),
  field('style', 'text', '风格|沟通风格|性格|style'),
  field('attitude', 'text', '态度|支持度|立场|attitude'),
  field('depth', 'text', '接触深度|联系深度|contact depth|depth'),
  field('doNotContact', 'boolean', '请勿联系|免打扰|do not contact|opt out'),
];

/** A row is one contact made; `contactCodes` may name several people, parted by semicolons. */
export const interactionFields: readonly ImportField[] = [
  ...rowIdFields,
  field('code', 'text', '跟进编号|记录编号|编号|interaction code|interaction id|event id|id'),
  field('accountCode', 'text', '客户编号|客户编码|客户代码|客户号|客户名称|客户|account code|account id|customer id|customer code'),
  field('happenedOn', 'date', '日期|跟进日期|沟通日期|拜访日期|发生日期|时间|date|happened on|contact date|event date'),
  field('kind', 'text', '类型|跟进方式|跟进类型|沟通方式|kind|type|contact type'),
  field('channel', 'text', '渠道|沟通渠道|channel'),
  field('direction', 'text', '方向|发起方|direction'),
  field('twoWay', 'boolean', '双向沟通|是否见到|已沟通|two way|two-way|met'),
  field('contactCodes', 'text', '联系人编号|联系人编码|contact code|contact codes|contact id'),
  field('contactName', 'text', '联系人|联系人姓名|对方|contact|contact name'),
  field('summary', 'text', '内容|跟进内容|沟通内容|摘要|纪要|说明|summary|notes|description|content'),
  field('nextStep', 'text', '下一步|后续安排|下步计划|next step|follow up'),
  field('use', 'text', '使用情况|use|usage'),
  field('problems', 'text', '问题|存在问题|problems|issues'),
  field('needs', 'text', '需求|客户需求|needs|requirements'),
  field('activities', 'text', '近期活动|活动安排|coming activities|activities'),
  field('authorEmail', 'text', '跟进人邮箱|跟进人|记录人|author email|author|owner email'),
];

export const productFields: readonly ImportField[] = [
  ...rowIdFields,
  field(
    'code',
    'text',
    '产品编号|产品编码|产品代码|商品编号|商品编码|物料编码|货号|编号|product code|product id|sku|stock code|item code|id',
  ),
  field('name', 'text', '产品名称|产品|商品名称|品名|名称|product name|product|item name|description'),
  field('category', 'text', '产品类别|产品分类|产品类型|类别|分类|category|product category|type'),
  field('unit', 'text', '单位|计量单位|unit|uom'),
  field('status', 'text', '状态|产品状态|status|product status'),
  field('providerCode', 'text', '供应商编号|供应商|供应商编码|服务商编号|厂商|provider code|provider|supplier|supplier code|vendor'),
];

/** A row is an article in one language; rows of one code are one article. */
const articleFields: readonly ImportField[] = [
  field('code', 'text', '文章编号|编号|article code|article id|slug|id'),
  field('language', 'text', '语言|语种|language|lang|locale'),
  field('title', 'text', '标题|文章标题|问题|title|question|heading'),
  field('body', 'text', '正文|内容|答案|body|text|content|answer|markdown'),
  field('questions', 'text', '相似问|相似问题|问法|similar questions|questions'),
  field('tags', 'text', '标签|关键词|tags|keywords|labels'),
  field('category', 'text', '分类|栏目|目录|category|section|topic'),
  field('audience', 'text', '读者|可见范围|受众|audience|visibility'),
  field('kind', 'text', '文档类型|文档类别|document kind|document type'),
  field('productCode', 'text', '产品编号|产品编码|产品|product code|product'),
];

/** A row is an order line; lines of one order share `orderCode`. */
export const orderFields: readonly ImportField[] = [
  ...rowIdFields,
  field(
    'orderCode',
    'text',
    '订单编号|订单号|订单编码|单号|销售单号|发票号|order code|order id|order no|order number|invoice|invoice no|invoice number|id',
  ),
  field('accountCode', 'text', '客户编号|客户编码|客户代码|客户号|account code|account id|customer id|customer code|customer no'),
  field('accountName', 'text', '客户名称|客户|公司名称|购买单位|买方|account name|customer name|customer|company|company name'),
  field(
    'orderedOn',
    'date',
    '下单日期|订单日期|下单时间|订单时间|购买日期|交易日期|交易时间|日期|ordered on|order date|invoice date|date|purchase date|transaction date',
  ),
  field('currency', 'currency', '币种|货币|币别|currency|ccy'),
  field('productCode', 'text', '产品编号|产品编码|产品代码|商品编号|商品编码|货号|product code|product id|sku|stock code|item code'),
  field('productName', 'text', '产品名称|产品|商品名称|商品|品名|product name|product|item|item name|description'),
  field('quantity', 'number', '数量|订购数量|购买数量|件数|quantity|qty|units'),
  field(
    'amount',
    'number',
    '金额|订单金额|总金额|合计|销售额|实付金额|含税金额|价税合计|amount|total|order amount|revenue|sales|total amount|line total',
  ),
  field('margin', 'number', '毛利|毛利额|利润|margin|gross profit|profit'),
  field('contractCode', 'text', '合同编号|合同号|合同编码|contract code|contract no|contract id|contract number'),
  field('lineKey', 'text', '行号|明细编号|订单行号|行项目|line key|line no|line number|line id|line'),
];

const RECORD_FIELD_TYPES: Record<RecordField['kind'], FieldType> = {
  text: 'text',
  longText: 'text',
  choice: 'text',
  reference: 'text',
  day: 'date',
  decimal: 'number',
  money: 'number',
  integer: 'integer',
  boolean: 'boolean',
};

/** Fields of a declared record: both names of a field are header names, and what it states besides. */
function recordFields(type: RecordType): ImportField[] {
  const own = Object.entries(type.fields).map(([id, each]) => {
    const { zh, en } = each.name;
    const code = each.kind === 'reference' ? `|${zh}编号|${en} code|${en} id` : '';
    return field(fileName(id, each), RECORD_FIELD_TYPES[each.kind], `${zh}|${en}${code}${each.synonyms ? `|${each.synonyms}` : ''}`);
  });
  const { zh, en } = type.oneName;
  return [
    ...(type === paymentFile ? [] : rowIdFields),
    field('code', 'text', `${zh}编号|${zh}编码|${zh}号|编号|${en} code|${en} id|${en} no|id`),
    ...(type.account
      ? [field('accountCode', 'text', '客户编号|客户编码|客户代码|客户名称|客户|account code|account id|customer id|customer')]
      : []),
    ...own,
    ...(type.currency ? [field('currency', 'currency', '币种|货币|currency|ccy')] : []),
    field('knownOn', 'date', '获知日期|录入日期|known on|known at'),
  ];
}

/** A row is one request with its whole life; without a moment of its end it is open. */
export const requestFields: readonly ImportField[] = [
  field(
    'code',
    'text',
    '请求编号|工单编号|工单号|请求号|编号|request code|request id|ticket id|ticket no|ticket number|case number|issue key|id',
  ),
  field('accountCode', 'text', '客户编号|客户编码|客户代码|客户号|客户名称|客户|account code|account id|customer id|customer code'),
  field('contactCode', 'text', '联系人编号|联系人|提出人|contact code|contact id|contact|requester'),
  field('productCode', 'text', '产品编号|产品编码|产品|product code|product id|product'),
  field('kind', 'text', '请求类型|工单类型|问题类型|类型|种类|kind|type|request type|ticket type|issue type'),
  field('severity', 'text', '优先级|紧急程度|严重程度|severity|priority|urgency'),
  field('channel', 'text', '渠道|来源|来源渠道|channel|source|origin'),
  field('subject', 'text', '主题|标题|问题标题|subject|title|summary'),
  field('text', 'text', '问题描述|描述|内容|详情|text|description|body|message'),
  field('openedAt', 'instant', '提出时间|提交时间|创建时间|受理时间|提出日期|opened at|opened|submitted at|created at|created'),
  field('firstAnswerAt', 'instant', '首次响应时间|首次回复时间|first answer at|first response at|first replied at'),
  field(
    'firstAnswerMinutes',
    'integer',
    '首次响应分钟|首次响应时长|first answer minutes|first response time minutes|first response minutes',
  ),
  field('solvedAt', 'instant', '解决时间|完成时间|solved at|resolved at|resolved'),
  field('closedAt', 'instant', '关闭时间|结束时间|closed at|closed'),
  field('status', 'text', '请求状态|工单状态|状态|status|state'),
  field('rating', 'integer', '评分|满意度|满意度评分|rating|satisfaction|satisfaction score|csat'),
];

/** A row is what one person answered to one survey on one day, before it was asked here. */
export const surveyAnswerFields: readonly ImportField[] = [
  field('code', 'text', '回答编号|编号|answer code|answer id|response id|id'),
  field('accountCode', 'text', '客户编号|客户编码|客户代码|客户号|account code|account id|customer code|customer id'),
  field('accountName', 'text', '客户名称|客户|公司|公司名称|单位|account name|customer name|customer|company|account'),
  field('contactCode', 'text', '联系人编号|联系人|姓名|答卷人|contact code|contact id|contact|contact name|name|respondent'),
  field('contactMail', 'text', '联系人邮箱|邮箱|电子邮箱|邮件|contact mail|contact email|email|e-mail|mail|respondent email'),
  field('kind', 'text', '问卷类型|类型|指标|survey kind|kind|survey type|type|metric'),
  field('score', 'integer', '分数|评分|得分|打分|score|rating|answer value'),
  field(
    'answeredAt',
    'instant',
    '回答时间|回答日期|作答时间|提交时间|日期|answered at|answered on|responded at|response date|submitted at|date',
  ),
  field('comment', 'text', '意见|评论|反馈|留言|原因|comment|comments|feedback|verbatim|reason'),
  field('survey', 'text', '问卷|问卷名称|survey|survey name'),
  field('question', 'text', '问题|评分问题|题目|question|score question'),
];

/** A row is one value; rows with a `usageId` are events, and those of one account, metric and day add up. */
export const usageFields: readonly ImportField[] = [
  field('usageId', 'text', '用量记录编号|用量编号|记录编号|usage id|usage record id|event id'),
  field('accountCode', 'text', '客户编号|客户编码|客户代码|客户号|客户|account code|account id|account|customer id|customer code'),
  field('subscriptionCode', 'text', '订购编号|订阅编号|订阅号|subscription code|subscription id|subscription'),
  field('productCode', 'text', '产品编号|产品编码|产品代码|产品|product code|product id|product'),
  field('contactCode', 'text', '联系人编号|联系人|用户编号|contact code|contact id|contact|user id'),
  field('metric', 'text', '用量指标|指标|功能|metric|usage metric|feature|feature name'),
  field('day', 'date', '日期|使用日期|统计日期|day|usage date|date'),
  field('value', 'number', '数值|用量|次数|使用次数|value|usage|usage count|count|quantity'),
  field('knownOn', 'date', '获知日期|known on|known at'),
];

/** Fields by entity; the importer of a further entity adds its own list. */
export type ImportCatalog = Readonly<Record<string, readonly ImportField[]>>;
export const importCatalog: ImportCatalog = {
  accounts: accountFields,
  contacts: contactFields,
  products: productFields,
  orders: orderFields,
  articles: articleFields,
  usage: usageFields,
  [paymentFile.entity]: recordFields(paymentFile),
  interactions: interactionFields,
  requests: requestFields,
  'survey-answers': surveyAnswerFields,
  ...Object.fromEntries(RECORD_TYPES.map((type: RecordType) => [type.entity, recordFields(type)])),
};

/** The type of a target; custom fields are text unless the mapping says otherwise. Undefined when the entity has no such field. */
export function fieldTypeOf(fields: readonly ImportField[], id: string): FieldType | undefined {
  if (/^custom\.[A-Za-z][\w-]*$/.test(id)) return 'text';
  return fields.find((each) => each.id === id)?.type;
}
