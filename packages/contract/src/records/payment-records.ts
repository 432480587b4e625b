import { recordType } from './record-type.ts';

const needs = { read: 'payments.read', write: 'payments.write' } as const;
const CONTRACT = {
  kind: 'reference',
  to: 'contracts',
  name: { zh: '合同', en: 'Contract' },
  synonyms: '合同编号|合同号|contract no',
} as const;
const NOTE = { kind: 'longText', name: { zh: '备注', en: 'Note' } } as const;

/** One instalment of a receivable plan 应收计划. */
export const instalmentRecords = recordType({
  entity: 'instalments',
  one: 'instalment',
  table: 'instalment',
  name: { zh: '应收计划', en: 'Receivable plan' },
  oneName: { zh: '应收款项', en: 'Instalment' },
  needs,
  account: true,
  day: 'plannedOn',
  currency: true,
  closes: true,
  adjusts: { keeps: ['contract', 'title', 'dueOn', 'condition'] },
  fields: {
    contract: CONTRACT,
    title: { kind: 'text', name: { zh: '期次', en: 'Instalment' }, synonyms: '款项名称|期数|instalment|installment' },
    plannedOn: { kind: 'day', required: true, name: { zh: '登记日期', en: 'Planned on' }, synonyms: '计划日期|planned on' },
    dueOn: { kind: 'day', required: true, name: { zh: '应收日期', en: 'Due on' }, synonyms: '应付日期|到期日|due date|due' },
    amount: { kind: 'money', required: true, name: { zh: '应收金额', en: 'Amount due' }, synonyms: '金额|amount due|amount' },
    condition: { kind: 'text', name: { zh: '付款条件', en: 'Condition' }, synonyms: '收款条件|condition' },
    dunning: {
      kind: 'choice',
      name: { zh: '催收状态', en: 'Dunning' },
      synonyms: '催款状态|dunning state',
      choices: {
        reminded: { zh: '已提醒', en: 'Reminded' },
        promised: { zh: '已承诺付款', en: 'Payment promised' },
        disputed: { zh: '有争议', en: 'Disputed' },
        legal: { zh: '法务介入', en: 'With legal' },
      },
    },
    promisedOn: { kind: 'day', name: { zh: '承诺付款日', en: 'Promised for' }, synonyms: '承诺日期|promised date' },
    writtenOffOn: { kind: 'day', happens: true, name: { zh: '坏账核销日', en: 'Written off on' }, synonyms: '核销日期|written off' },
    note: NOTE,
  },
});

const PLANNED = instalmentRecords.fields;
/**
 * Payments as files hold them: a row is an instalment and, where it was paid, the receipt that paid it. Known to files only; what is
 * stored are the two and their claim.
 */
export const paymentFile = recordType({
  entity: 'payments',
  one: 'payment',
  table: 'instalment',
  name: { zh: '回款', en: 'Payments' },
  oneName: { zh: '回款', en: 'Payment' },
  needs,
  account: true,
  day: 'plannedOn',
  currency: true,
  closes: true,
  fields: {
    contract: CONTRACT,
    order: { kind: 'text', name: { zh: '订单编号', en: 'Order' }, synonyms: '订单号|order code|order no|order id' },
    title: PLANNED.title,
    plannedOn: { kind: 'day', name: PLANNED.plannedOn.name, synonyms: PLANNED.plannedOn.synonyms },
    dueOn: PLANNED.dueOn,
    amount: PLANNED.amount,
    paidOn: { kind: 'day', name: { zh: '到账日期', en: 'Paid on' }, synonyms: '回款日期|收款日期|付款日期|paid date|payment date|paid' },
    paidAmount: { kind: 'money', name: { zh: '到账金额', en: 'Amount paid' }, synonyms: '回款金额|实收金额|paid amount' },
    payerName: { kind: 'text', name: { zh: '付款户名', en: 'Payer' }, synonyms: '付款方|付款单位|payer name' },
  },
});

/** Money that came in 到账; what it pays is claimed apart. */
export const receiptRecords = recordType({
  entity: 'receipts',
  one: 'receipt',
  table: 'receipt',
  name: { zh: '到账', en: 'Receipts' },
  oneName: { zh: '到账', en: 'Receipt' },
  needs,
  account: true,
  day: 'receivedOn',
  currency: true,
  closes: true,
  adjusts: { keeps: ['payerName', 'method'] },
  tells: { says: 'payerName', amount: 'amount' },
  fields: {
    receivedOn: {
      kind: 'day',
      required: true,
      name: { zh: '到账日期', en: 'Received on' },
      synonyms: '回款日期|收款日期|paid date|payment date',
    },
    amount: {
      kind: 'money',
      required: true,
      name: { zh: '到账金额', en: 'Amount received' },
      synonyms: '回款金额|金额|amount paid|amount',
    },
    payerName: {
      kind: 'text',
      name: { zh: '付款户名', en: 'Payer' },
      synonyms: '付款方|付款单位|payer name|payer',
      hint: { zh: '与客户名称不同时填写', en: "Where it is not the customer's own name" },
    },
    method: {
      kind: 'choice',
      name: { zh: '付款方式', en: 'Method' },
      choices: {
        transfer: { zh: '银行转账', en: 'Bank transfer' },
        bill: { zh: '承兑汇票', en: 'Bill' },
        cheque: { zh: '支票', en: 'Cheque' },
        online: { zh: '在线支付', en: 'Online' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    bankReference: { kind: 'text', name: { zh: '银行流水号', en: 'Bank reference' }, synonyms: '流水号|reference' },
    note: NOTE,
  },
});

/** An invoice and what became of it. */
export const invoiceRecords = recordType({
  entity: 'invoices',
  one: 'invoice',
  table: 'invoice',
  name: { zh: '发票', en: 'Invoices' },
  oneName: { zh: '发票', en: 'Invoice' },
  needs,
  account: true,
  day: 'appliedOn',
  currency: true,
  closes: true,
  adjusts: { keeps: ['contract', 'kind', 'title', 'taxNumber', 'taxRate'] },
  tells: { says: 'kind', amount: 'amount' },
  fields: {
    contract: CONTRACT,
    appliedOn: { kind: 'day', required: true, name: { zh: '申请日期', en: 'Applied on' }, synonyms: '开票申请日|applied on' },
    kind: {
      kind: 'choice',
      name: { zh: '发票类型', en: 'Kind of invoice' },
      choices: {
        special: { zh: '增值税专用发票', en: 'VAT special' },
        general: { zh: '增值税普通发票', en: 'VAT general' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    title: { kind: 'text', name: { zh: '发票抬头', en: 'Title' }, synonyms: '抬头|购方名称|invoice title' },
    taxNumber: { kind: 'text', masked: 'id_number', name: { zh: '税号', en: 'Tax number' }, synonyms: '纳税人识别号|tax id' },
    amount: { kind: 'money', required: true, name: { zh: '发票金额', en: 'Amount' }, synonyms: '开票金额|价税合计|invoice amount|amount' },
    taxRate: { kind: 'decimal', min: 0, max: 1, name: { zh: '税率', en: 'Tax rate' }, synonyms: 'vat rate' },
    issuedOn: { kind: 'day', happens: true, name: { zh: '开具日期', en: 'Issued on' }, synonyms: '开票日期|invoice date|issued' },
    deliveredOn: { kind: 'day', happens: true, name: { zh: '送达日期', en: 'Delivered on' }, synonyms: '交付日期|delivered' },
    reversedOn: { kind: 'day', happens: true, name: { zh: '红冲日期', en: 'Reversed on' }, synonyms: '冲红日期|作废日期|reversed' },
    note: NOTE,
  },
});

/** What serving a customer cost us 服务成本. */
export const serviceCostRecords = recordType({
  entity: 'service-costs',
  one: 'service_cost',
  table: 'service_cost',
  name: { zh: '服务成本', en: 'Service costs' },
  oneName: { zh: '服务成本', en: 'Service cost' },
  needs: { read: 'facts.read', write: 'facts.write' },
  account: true,
  day: 'incurredOn',
  currency: true,
  closes: true,
  adjusts: { keeps: ['product', 'kind', 'person'] },
  fields: {
    incurredOn: { kind: 'day', required: true, name: { zh: '发生日期', en: 'Incurred on' }, synonyms: '日期|date' },
    product: { kind: 'reference', to: 'products', name: { zh: '产品', en: 'Product' }, synonyms: '产品编号|product code' },
    kind: {
      kind: 'choice',
      required: true,
      name: { zh: '成本类型', en: 'Kind of cost' },
      choices: {
        labour: { zh: '人工', en: 'Labour' },
        travel: { zh: '差旅', en: 'Travel' },
        parts: { zh: '备件', en: 'Parts' },
        outsourcing: { zh: '外包', en: 'Outsourcing' },
        training: { zh: '培训', en: 'Training' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    hours: { kind: 'decimal', min: 0, max: 100_000, name: { zh: '工时', en: 'Hours' }, synonyms: '小时数|hours' },
    amount: { kind: 'money', required: true, name: { zh: '成本金额', en: 'Cost' }, synonyms: '金额|费用|cost|amount' },
    person: { kind: 'reference', to: 'users', name: { zh: '人员', en: 'Person' }, synonyms: '人员邮箱|person' },
    note: NOTE,
  },
});
