import { type Both, paymentFile } from '@fulcrum/contract';
import type { Entity } from './entity-rules.ts';
import { ofRecords, recordLabels } from './record-entity.ts';

const label = (zh: string, en: string): Both => ({ zh, en });

/** What an export for editing carries besides: see `row-ids.sql.ts`. */
export const ROW_ID_LABELS = {
  rowId: label('行标识（请勿修改）', 'Row id (leave as it is)'),
  exportMark: label('导出标记（请勿修改）', 'Export mark (leave as it is)'),
};

/** Names of the fields that files fill and bring back, by entity. An export's headers are found again when it is imported. */
export const FIELD_LABELS: Record<Entity, Record<string, Both>> = {
  accounts: {
    ...ROW_ID_LABELS,
    code: label('客户编号', 'Account code'),
    name: label('客户名称', 'Account name'),
    shortName: label('客户简称', 'Short name'),
    kind: label('客户类型', 'Account kind'),
    industry: label('行业', 'Industry'),
    regionCode: label('地区', 'Region code'),
    sizeBand: label('规模', 'Size band'),
    employees: label('员工人数', 'Employees'),
    grossMarginRate: label('毛利率', 'Gross margin rate'),
    brand: label('品牌地位', 'Brand standing'),
    businessModel: label('商业模式', 'Business model'),
    parentCode: label('上级客户编号', 'Parent code'),
    ownerEmail: label('负责人邮箱', 'Owner email'),
    teamCode: label('团队编号', 'Team code'),
    status: label('客户状态', 'Account status'),
    createdOn: label('创建日期', 'Created on'),
    formerName: label('曾用名', 'Former name'),
    englishName: label('英文名称', 'English name'),
    creditCode: label('统一社会信用代码', 'Credit code'),
    schoolCode: label('学校标识码', 'School code'),
    domain: label('域名', 'Domain'),
  },
  contacts: {
    ...ROW_ID_LABELS,
    code: label('联系人编号', 'Contact code'),
    accountCode: label('客户编号', 'Account code'),
    name: label('姓名', 'Name'),
    title: label('职务', 'Title'),
    rank: label('级别', 'Rank'),
    department: label('部门', 'Department'),
    decisionRole: label('决策角色', 'Decision role'),
    phone: label('电话', 'Phone'),
    email: label('邮箱', 'Email'),
    wechat: label('微信', 'WeChat'),
    birthday: label('生日', 'Birthday'),
    leftOn: label('离职日期', 'Left on'),
  },
  products: {
    code: label('产品编号', 'Product code'),
    name: label('产品名称', 'Product name'),
    category: label('产品类别', 'Product category'),
    unit: label('单位', 'Unit'),
    status: label('产品状态', 'Product status'),
    providerCode: label('供应商编号', 'Provider code'),
  },
  orders: {
    orderCode: label('订单编号', 'Order code'),
    accountCode: label('客户编号', 'Account code'),
    accountName: label('客户名称', 'Account name'),
    orderedOn: label('下单日期', 'Ordered on'),
    currency: label('币种', 'Currency'),
    productCode: label('产品编号', 'Product code'),
    productName: label('产品名称', 'Product name'),
    quantity: label('数量', 'Quantity'),
    amount: label('金额', 'Amount'),
    margin: label('毛利额', 'Margin'),
    contractCode: label('合同编号', 'Contract code'),
    lineKey: label('行号', 'Line key'),
  },
  usage: {
    usageId: label('用量记录编号', 'Usage record id'),
    accountCode: label('客户编号', 'Account code'),
    subscriptionCode: label('订购编号', 'Subscription code'),
    productCode: label('产品编号', 'Product code'),
    contactCode: label('联系人编号', 'Contact code'),
    metric: label('用量指标', 'Usage metric'),
    day: label('日期', 'Day'),
    value: label('数值', 'Value'),
    knownOn: label('获知日期', 'Known on'),
  },
  payments: recordLabels(paymentFile),
  ...ofRecords(recordLabels),
};
