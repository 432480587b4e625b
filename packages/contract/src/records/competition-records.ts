import { recordType } from './record-type.ts';

const needs = { read: 'facts.read', write: 'facts.write' } as const;
const COMPETITOR = {
  kind: 'reference',
  to: 'competitors',
  required: true,
  name: { zh: '竞争对手', en: 'Competitor' },
  synonyms: '竞品|竞争对手编号|competitor',
} as const;
const PRODUCT = { kind: 'reference', to: 'products', name: { zh: '产品', en: 'Product' }, synonyms: '产品编号|product code' } as const;

export const competitorRecords = recordType({
  entity: 'competitors',
  one: 'competitor',
  table: 'competitor',
  name: { zh: '竞争对手', en: 'Competitors' },
  oneName: { zh: '竞争对手', en: 'Competitor' },
  needs,
  account: false,
  day: 'knownSince',
  fields: {
    title: { kind: 'text', required: true, name: { zh: '名称', en: 'Name' }, synonyms: '竞争对手名称|competitor name' },
    knownSince: { kind: 'day', required: true, name: { zh: '登记日期', en: 'Known since' }, synonyms: '日期|date' },
    website: { kind: 'text', name: { zh: '网址', en: 'Website' }, synonyms: '官网|url' },
    offering: { kind: 'longText', name: { zh: '主要产品', en: 'What it sells' }, synonyms: '产品|products' },
    strengths: { kind: 'longText', name: { zh: '优势', en: 'Strengths' } },
    weaknesses: { kind: 'longText', name: { zh: '劣势', en: 'Weaknesses' } },
    answer: { kind: 'longText', name: { zh: '应对话术', en: 'What we answer' }, synonyms: '话术|talk track' },
  },
});

/** What a competitor does to its customers, and what we decided to do about it. */
export const competitorActionRecords = recordType({
  entity: 'competitor-actions',
  one: 'competitor_action',
  table: 'competitor_action',
  name: { zh: '竞品动作', en: 'Competitor actions' },
  oneName: { zh: '竞品动作', en: 'Competitor action' },
  needs,
  account: false,
  day: 'actedOn',
  fields: {
    competitor: COMPETITOR,
    actedOn: { kind: 'day', required: true, name: { zh: '日期', en: 'Date' }, synonyms: '发生日期|acted on' },
    kind: {
      kind: 'choice',
      required: true,
      name: { zh: '方式', en: 'Kind' },
      choices: { tiered: { zh: '分层运营', en: 'Tiered' }, online: { zh: '线上', en: 'Online' }, offline: { zh: '线下', en: 'Offline' } },
    },
    summary: { kind: 'longText', required: true, name: { zh: '做了什么', en: 'What it did' }, synonyms: '动作|summary' },
    source: { kind: 'text', name: { zh: '信息来源', en: 'Source' }, synonyms: '来源|source' },
    decision: { kind: 'longText', name: { zh: '我方决定', en: 'Our decision' }, synonyms: '决定|decision' },
    decidedOn: { kind: 'day', happens: true, name: { zh: '决定日期', en: 'Decided on' } },
  },
});

/** A competitor seen at an account. */
export const competitorNoteRecords = recordType({
  entity: 'competitor-notes',
  one: 'competitor_note',
  table: 'competitor_note',
  name: { zh: '竞品观察', en: 'Competitors seen' },
  oneName: { zh: '竞品观察', en: 'Competitor seen' },
  needs,
  account: true,
  day: 'observedOn',
  currency: true,
  tells: { says: 'observation' },
  fields: {
    competitor: COMPETITOR,
    observedOn: { kind: 'day', required: true, name: { zh: '观察日期', en: 'Seen on' }, synonyms: '日期|date' },
    observation: {
      kind: 'choice',
      required: true,
      name: { zh: '情况', en: 'Observation' },
      choices: {
        present: { zh: '在用或在谈', en: 'Present' },
        price_pressure: { zh: '低价竞争', en: 'Price pressure' },
        replaced: { zh: '已被替换', en: 'Replaced us' },
      },
    },
    product: PRODUCT,
    theirPrice: { kind: 'money', name: { zh: '对方报价', en: 'Their price' }, synonyms: '竞品价格|price' },
    source: { kind: 'text', name: { zh: '信息来源', en: 'Source' }, synonyms: '来源|source' },
    note: { kind: 'longText', name: { zh: '备注', en: 'Note' } },
    resolvedOn: { kind: 'day', happens: true, name: { zh: '解除日期', en: 'No longer since' }, synonyms: '解除|resolved' },
  },
});

/** The end of a product that costs more than it brings: who is affected follows from who has it. */
export const retirementRecords = recordType({
  entity: 'product-retirements',
  one: 'product_retirement',
  table: 'product_retirement',
  name: { zh: '产品退出计划', en: 'Product retirements' },
  oneName: { zh: '产品退出计划', en: 'Product retirement' },
  needs: { read: 'facts.read', write: 'products.write' },
  account: false,
  day: 'plannedOn',
  fields: {
    product: { ...PRODUCT, required: true },
    replacement: { ...PRODUCT, name: { zh: '替代产品', en: 'Replacement' }, synonyms: '替代产品编号|replacement' },
    plannedOn: { kind: 'day', required: true, name: { zh: '计划日期', en: 'Planned on' }, synonyms: '日期|date' },
    announcedOn: { kind: 'day', happens: true, name: { zh: '公告日期', en: 'Announced on' } },
    retiresOn: { kind: 'day', required: true, name: { zh: '退出日期', en: 'Retires on' }, synonyms: '停售日期|end of life' },
    doneOn: { kind: 'day', happens: true, name: { zh: '完成日期', en: 'Done on' } },
    reason: { kind: 'longText', name: { zh: '原因', en: 'Reason' } },
  },
});
