import { recordType } from './record-type.ts';

const needs = { read: 'contracts.read', write: 'contracts.write' } as const;
const NOTE = { kind: 'longText', name: { zh: '备注', en: 'Note' } } as const;
const CONTRACT = {
  kind: 'reference',
  to: 'contracts',
  name: { zh: '合同', en: 'Contract' },
  synonyms: '合同编号|合同号|contract no',
} as const;
const PRODUCT = {
  kind: 'reference',
  to: 'products',
  name: { zh: '产品', en: 'Product' },
  synonyms: '产品编号|产品编码|product code|sku',
} as const;

/** A contract of the ledger. Its term runs from `startsOn` to `endsOn`; a renewal names the contract it follows. */
export const contractRecords = recordType({
  entity: 'contracts',
  one: 'contract',
  table: 'contract',
  name: { zh: '合同', en: 'Contracts' },
  oneName: { zh: '合同', en: 'Contract' },
  needs,
  account: true,
  day: 'signedOn',
  currency: true,
  closes: true,
  adjusts: { keeps: ['title', 'product', 'payer', 'invoicee', 'paymentTerms'] },
  own: 'contract',
  tells: { says: 'title', amount: 'amount' },
  fields: {
    title: { kind: 'text', name: { zh: '合同名称', en: 'Title' }, synonyms: '名称|contract name|subject' },
    customerNumber: { kind: 'text', name: { zh: '客户方合同号', en: "Customer's number" }, synonyms: '对方合同号|甲方合同编号|po number' },
    kind: {
      kind: 'choice',
      name: { zh: '合同类型', en: 'Kind of contract' },
      choices: {
        single: { zh: '单独合同', en: 'Single' },
        framework: { zh: '框架合同', en: 'Framework' },
        supplement: { zh: '补充协议', en: 'Supplement' },
        change: { zh: '变更协议', en: 'Change' },
      },
    },
    framework: { ...CONTRACT, name: { zh: '所属合同', en: 'Belongs to' }, synonyms: '主合同|框架合同编号|main contract' },
    predecessor: { ...CONTRACT, name: { zh: '续自合同', en: 'Renews' }, synonyms: '原合同|上一份合同|previous contract|predecessor' },
    product: PRODUCT,
    signedOn: {
      kind: 'day',
      required: true,
      name: { zh: '签订日期', en: 'Signed on' },
      synonyms: '签约日期|签署日期|合同日期|signed|signing date|contract date',
    },
    startsOn: { kind: 'day', name: { zh: '服务期起', en: 'Starts on' }, synonyms: '开始日期|起始日期|生效日期|start date|starts|start' },
    endsOn: {
      kind: 'day',
      name: { zh: '服务期止', en: 'Ends on' },
      synonyms: '结束日期|截止日期|到期日|终止日期|end date|ends|end|expiry',
      hint: { zh: '不填表示长期有效', en: 'Left empty: without an end' },
    },
    deliveredOn: { kind: 'day', happens: true, name: { zh: '交付日期', en: 'Delivered on' }, synonyms: '开通日期|上线日期|delivery date' },
    terminatedOn: { kind: 'day', happens: true, name: { zh: '提前终止日', en: 'Terminated on' }, synonyms: '终止日|解约日期|terminated' },
    amount: {
      kind: 'money',
      required: true,
      name: { zh: '含税金额', en: 'Amount incl. tax' },
      synonyms: '合同金额|金额|总金额|价税合计|contract amount|amount|total|value',
      hint: { zh: '整个服务期的金额；长期合同填每年金额', en: 'For the whole term; of an endless contract, for a year' },
    },
    amountExclTax: { kind: 'money', name: { zh: '不含税金额', en: 'Amount excl. tax' }, synonyms: '未税金额|net amount' },
    taxRate: { kind: 'decimal', min: 0, max: 1, name: { zh: '税率', en: 'Tax rate' }, synonyms: '增值税率|vat rate' },
    discount: { kind: 'decimal', min: 0, max: 1, name: { zh: '折扣', en: 'Discount' }, synonyms: '折扣率|discount rate' },
    seats: { kind: 'integer', name: { zh: '席位数', en: 'Seats' }, synonyms: '用户数|账号数|许可数|licences|licenses|users' },
    autoRenew: { kind: 'boolean', name: { zh: '自动续约', en: 'Renews by itself' }, synonyms: '是否自动续约|auto renew|auto renewal' },
    payer: { kind: 'reference', to: 'accounts', name: { zh: '付款方', en: 'Payer' }, synonyms: '付款单位|付款方编号|payer' },
    invoicee: { kind: 'reference', to: 'accounts', name: { zh: '开票方', en: 'Invoiced to' }, synonyms: '开票单位|开票方编号|bill to' },
    paymentTerms: { kind: 'text', name: { zh: '付款条件', en: 'Payment terms' }, synonyms: '付款方式|terms of payment' },
    seal: {
      kind: 'choice',
      name: { zh: '用印状态', en: 'Sealing' },
      choices: {
        none: { zh: '未用印', en: 'Not sealed' },
        ours: { zh: '我方已用印', en: 'Sealed by us' },
        theirs: { zh: '对方已用印', en: 'Sealed by them' },
        both: { zh: '双方已用印', en: 'Sealed by both' },
      },
    },
    draft: {
      kind: 'boolean',
      name: { zh: '草稿', en: 'Draft' },
      synonyms: '是否草稿|未签|draft|unsigned',
      hint: {
        zh: '尚未签订：签订日期填预计的日子，不计入任何指标',
        en: 'Not signed yet: the day of signing is the one expected, and no figure counts it',
      },
    },
    filedOn: { kind: 'day', happens: true, name: { zh: '归档日期', en: 'Filed on' }, synonyms: '归档日|archived on' },
    note: NOTE,
  },
  groups: [
    {
      name: { zh: '合同', en: 'Contract' },
      fields: ['title', 'kind', 'draft', 'product', 'seats', 'predecessor', 'framework', 'customerNumber'],
    },
    {
      name: { zh: '服务期', en: 'Term' },
      fields: ['signedOn', 'deliveredOn', 'startsOn', 'endsOn', 'autoRenew', 'terminatedOn'],
    },
    {
      name: { zh: '金额与付款', en: 'Amount and payment' },
      fields: ['amount', 'amountExclTax', 'taxRate', 'discount', 'payer', 'invoicee', 'paymentTerms'],
    },
    { name: { zh: '用印与归档', en: 'Sealing and filing' }, fields: ['seal', 'filedOn', 'note'] },
  ],
});

/** What is subscribed to: a buying unit and a product line, for one term. */
export const subscriptionRecords = recordType({
  entity: 'subscriptions',
  one: 'subscription',
  table: 'subscription',
  name: { zh: '订购', en: 'Subscriptions' },
  oneName: { zh: '订购', en: 'Subscription' },
  needs,
  account: true,
  day: 'startsOn',
  currency: true,
  closes: true,
  tells: { says: 'plan', amount: 'amount' },
  fields: {
    contract: CONTRACT,
    product: PRODUCT,
    plan: { kind: 'text', name: { zh: '版本', en: 'Plan' }, synonyms: '套餐|版本名称|plan tier|plan name|edition' },
    startsOn: { kind: 'day', required: true, name: { zh: '服务期起', en: 'Starts on' }, synonyms: '开始日期|起始日期|start date|start' },
    endsOn: {
      kind: 'day',
      name: { zh: '服务期止', en: 'Ends on' },
      synonyms: '结束日期|到期日|end date|end',
      hint: { zh: '不填表示长期有效', en: 'Left empty: without an end' },
    },
    endedOn: { kind: 'day', happens: true, name: { zh: '退订日期', en: 'Cancelled on' }, synonyms: '取消日期|cancelled|churn date' },
    seats: { kind: 'integer', name: { zh: '席位数', en: 'Seats' }, synonyms: '用户数|账号数|users|licences' },
    amount: { kind: 'money', required: true, name: { zh: '金额', en: 'Amount' }, synonyms: '订购金额|amount|mrr|arr|price|fee' },
    amountPer: {
      kind: 'choice',
      required: true,
      name: { zh: '金额口径', en: 'Amount is for' },
      choices: { term: { zh: '整个服务期', en: 'the term' }, month: { zh: '每月', en: 'a month' }, year: { zh: '每年', en: 'a year' } },
    },
    billing: {
      kind: 'choice',
      name: { zh: '付费周期', en: 'Billing' },
      choices: {
        monthly: { zh: '月付', en: 'Monthly' },
        quarterly: { zh: '季付', en: 'Quarterly' },
        yearly: { zh: '年付', en: 'Annual' },
        once: { zh: '一次付清', en: 'Once' },
      },
    },
    trial: { kind: 'boolean', name: { zh: '试用', en: 'Trial' }, synonyms: '是否试用|is trial' },
    autoRenew: { kind: 'boolean', name: { zh: '自动续约', en: 'Renews by itself' }, synonyms: '是否自动续约|auto renew|auto renew flag' },
    predecessor: {
      kind: 'reference',
      to: 'subscriptions',
      name: { zh: '续自订购', en: 'Renews' },
      synonyms: '原订购|previous subscription',
    },
    note: NOTE,
  },
});

/** Acceptance nodes 验收节点 of projects and retainers. */
export const milestoneRecords = recordType({
  entity: 'milestones',
  one: 'milestone',
  table: 'contract_milestone',
  name: { zh: '验收节点', en: 'Milestones' },
  oneName: { zh: '验收节点', en: 'Milestone' },
  needs,
  account: true,
  day: 'plannedOn',
  currency: true,
  tells: { says: 'title', amount: 'amount' },
  fields: {
    contract: { ...CONTRACT, required: true },
    title: { kind: 'text', required: true, name: { zh: '节点', en: 'Milestone' }, synonyms: '节点名称|milestone name' },
    plannedOn: { kind: 'day', required: true, name: { zh: '约定日期', en: 'Agreed on' }, synonyms: '登记日期|planned on' },
    dueOn: { kind: 'day', name: { zh: '应验收日', en: 'Due on' }, synonyms: '计划验收日|due date' },
    acceptedOn: { kind: 'day', happens: true, name: { zh: '验收日期', en: 'Accepted on' }, synonyms: '实际验收日|accepted' },
    amount: { kind: 'money', name: { zh: '对应金额', en: 'Amount' }, synonyms: '金额|amount' },
    evidence: { kind: 'longText', name: { zh: '验收依据', en: 'Evidence' }, synonyms: '依据|evidence' },
  },
});

/** The customer's own path to a renewal: budget → approval → tender or single source → award → signing → acceptance. */
export const procurementRecords = recordType({
  entity: 'procurement-steps',
  one: 'procurement_step',
  table: 'procurement_step',
  name: { zh: '采购流程', en: 'Procurement steps' },
  oneName: { zh: '采购步骤', en: 'Procurement step' },
  needs,
  account: true,
  day: 'startedOn',
  fields: {
    contract: { ...CONTRACT, name: { zh: '要续的合同', en: 'Contract to renew' } },
    step: {
      kind: 'choice',
      required: true,
      name: { zh: '步骤', en: 'Step' },
      synonyms: '采购步骤|procurement step',
      choices: {
        budget: { zh: '预算', en: 'Budget' },
        approval: { zh: '立项审批', en: 'Approval' },
        tender: { zh: '招标', en: 'Tender' },
        single_source: { zh: '单一来源', en: 'Single source' },
        award: { zh: '中标', en: 'Award' },
        signing: { zh: '签约', en: 'Signing' },
        acceptance: { zh: '验收', en: 'Acceptance' },
      },
    },
    startedOn: { kind: 'day', required: true, name: { zh: '开始日期', en: 'Started on' }, synonyms: '起始日期|start date' },
    dueOn: { kind: 'day', name: { zh: '预计完成', en: 'Due on' }, synonyms: '计划完成日|due date' },
    doneOn: { kind: 'day', happens: true, name: { zh: '完成日期', en: 'Done on' }, synonyms: '实际完成日|done' },
    slipReason: { kind: 'longText', name: { zh: '延误原因', en: 'Why it slips' }, synonyms: '延期原因|slip reason' },
    person: { kind: 'reference', to: 'users', name: { zh: '跟进人', en: 'Followed by' }, synonyms: '跟进人邮箱|followed by' },
  },
});
