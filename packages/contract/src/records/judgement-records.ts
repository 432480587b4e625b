import { recordType } from './record-type.ts';

const needs = { read: 'facts.read', write: 'facts.write' } as const;
const PRODUCT = {
  kind: 'reference',
  to: 'products',
  name: { zh: '产品', en: 'Product' },
  synonyms: '产品编号|产品编码|product code|sku',
} as const;
const CONTACT = { kind: 'reference', to: 'contacts', name: { zh: '联系人', en: 'Contact' }, synonyms: '联系人编号|contact code' } as const;
const NOTE = { kind: 'longText', name: { zh: '备注', en: 'Note' } } as const;

/** A dated judgement on a written rubric, 1–5, with its evidence; unknown is 待评估, never the lowest level. */
export const ratingRecords = recordType({
  entity: 'ratings',
  one: 'rating',
  table: 'rating',
  name: { zh: '评级', en: 'Ratings' },
  oneName: { zh: '评级', en: 'Rating' },
  needs,
  account: true,
  day: 'ratedOn',
  tells: { says: 'dimension' },
  fields: {
    dimension: {
      kind: 'choice',
      required: true,
      name: { zh: '维度', en: 'Dimension' },
      choices: {
        relationship: { zh: '客情关系', en: 'Relationship' },
        renewal_intent: { zh: '续约意向', en: 'Renewal intent' },
        influence: { zh: '影响力', en: 'Influence' },
      },
    },
    score: { kind: 'integer', required: true, min: 1, max: 5, name: { zh: '评分', en: 'Score' }, synonyms: '分数|等级|rating' },
    ratedOn: { kind: 'day', required: true, name: { zh: '评定日期', en: 'Rated on' }, synonyms: '日期|date' },
    expiresOn: { kind: 'day', name: { zh: '有效期至', en: 'Expires on' }, synonyms: '失效日期|expiry' },
    evidence: { kind: 'longText', required: true, name: { zh: '依据', en: 'Evidence' }, synonyms: '评定依据|evidence' },
    contact: CONTACT,
    rater: { kind: 'reference', to: 'users', name: { zh: '评定人', en: 'Rated by' }, synonyms: '评定人邮箱|rater' },
  },
});

/** Who recommended us to whom. */
export const referralRecords = recordType({
  entity: 'referrals',
  one: 'referral',
  table: 'referral',
  name: { zh: '转介绍', en: 'Referrals' },
  oneName: { zh: '转介绍', en: 'Referral' },
  needs,
  account: true,
  day: 'referredOn',
  tells: { says: 'leadName' },
  fields: {
    referredOn: { kind: 'day', required: true, name: { zh: '推荐日期', en: 'Referred on' }, synonyms: '日期|date' },
    leadName: { kind: 'text', name: { zh: '被推荐单位', en: 'Referred company' }, synonyms: '被推荐方|lead name' },
    referred: {
      kind: 'reference',
      to: 'accounts',
      name: { zh: '被推荐客户', en: 'Referred customer' },
      synonyms: '被推荐客户编号|referred account',
    },
    contact: { ...CONTACT, name: { zh: '推荐人', en: 'Referred by' } },
    leadContact: { kind: 'text', masked: 'person', name: { zh: '对方联系人', en: 'Person there' }, synonyms: '被推荐联系人|lead contact' },
    leadReach: {
      kind: 'text',
      masked: 'phone',
      name: { zh: '对方联系方式', en: 'How to reach them' },
      synonyms: '被推荐联系方式|lead reach',
    },
    reason: { kind: 'longText', name: { zh: '推荐理由', en: 'Why' }, synonyms: '推荐原因|reason' },
    consentedOn: {
      kind: 'day',
      name: { zh: '对方同意联系日期', en: 'Agreed to be contacted on' },
      hint: { zh: '对方没有同意时请留空，不要直接联系', en: 'Leave empty where they did not, and do not contact them' },
    },
    source: {
      kind: 'choice',
      name: { zh: '来源', en: 'Source' },
      choices: {
        portal: { zh: '客户门户', en: 'Portal' },
        contact: { zh: '日常跟进', en: 'Regular contact' },
        event: { zh: '活动', en: 'Event' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    result: {
      kind: 'choice',
      name: { zh: '结果', en: 'Result' },
      choices: { open: { zh: '跟进中', en: 'Open' }, won: { zh: '已成交', en: 'Won' }, lost: { zh: '未成交', en: 'Lost' } },
    },
    thankedOn: { kind: 'day', name: { zh: '答谢日期', en: 'Thanked on' } },
    thanks: { kind: 'text', name: { zh: '答谢内容（推荐人可见）', en: 'Thanks, as the customer reads it' }, synonyms: '答谢内容|thanks' },
    note: NOTE,
  },
});

/** A need that a customer told us of. */
export const needRecords = recordType({
  entity: 'needs',
  one: 'need',
  table: 'need',
  name: { zh: '客户需求', en: 'Needs' },
  oneName: { zh: '客户需求', en: 'Need' },
  needs,
  account: true,
  day: 'registeredOn',
  currency: true,
  tells: { says: 'summary' },
  fields: {
    registeredOn: { kind: 'day', required: true, name: { zh: '登记日期', en: 'Registered on' }, synonyms: '日期|date' },
    summary: { kind: 'longText', required: true, name: { zh: '需求', en: 'Need' }, synonyms: '需求内容|需求描述|summary|description' },
    product: PRODUCT,
    contact: CONTACT,
    source: {
      kind: 'choice',
      name: { zh: '来源', en: 'Source' },
      choices: {
        contact: { zh: '日常跟进', en: 'Regular contact' },
        request: { zh: '服务请求', en: 'Service request' },
        survey: { zh: '调研', en: 'Survey' },
        sales: { zh: '销售', en: 'Sales' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    expectedAmount: { kind: 'money', name: { zh: '预计金额', en: 'Expected amount' }, synonyms: '金额|amount' },
    expectedOn: { kind: 'day', name: { zh: '预计时间', en: 'Expected on' }, synonyms: '预计采购时间|expected date' },
    closedOn: { kind: 'day', happens: true, name: { zh: '关闭日期', en: 'Closed on' }, synonyms: '关闭时间|closed' },
    outcome: {
      kind: 'choice',
      name: { zh: '结果', en: 'Outcome' },
      choices: {
        bought: { zh: '已购买', en: 'Bought' },
        declined: { zh: '不采纳', en: 'Declined' },
        dropped: { zh: '已放弃', en: 'Dropped' },
      },
    },
  },
});

/** What binds two accounts besides parent and child. */
export const relationRecords = recordType({
  entity: 'relations',
  one: 'relation',
  table: 'account_relation',
  name: { zh: '客户关系', en: 'Relations' },
  oneName: { zh: '客户关系', en: 'Relation' },
  needs,
  account: true,
  day: 'sinceOn',
  fields: {
    other: {
      kind: 'reference',
      to: 'accounts',
      required: true,
      name: { zh: '对方客户', en: 'Other customer' },
      synonyms: '关联客户编号|other account',
    },
    kind: {
      kind: 'choice',
      required: true,
      name: { zh: '关系', en: 'Relation' },
      choices: {
        benchmark: { zh: '对标', en: 'Measures itself by' },
        influences: { zh: '影响', en: 'Influences' },
        same_group: { zh: '同属集团', en: 'Same group' },
        partner: { zh: '合作', en: 'Partner of' },
        referral: { zh: '转介绍', en: 'Referred' },
      },
    },
    sinceOn: { kind: 'day', required: true, name: { zh: '起始日期', en: 'Since' }, synonyms: '开始日期|since' },
    untilOn: { kind: 'day', happens: true, name: { zh: '终止日期', en: 'Until' }, synonyms: '结束日期|until' },
    note: NOTE,
  },
});
