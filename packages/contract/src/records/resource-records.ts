import type { Language } from '../shapes.ts';
import { recordType } from './record-type.ts';

export const RESOURCE_KINDS = {
  report: { zh: '定制报告', en: 'Custom reports' },
  writing: { zh: '撰稿', en: 'Writing' },
  data: { zh: '数据', en: 'Data' },
  media: { zh: '媒体', en: 'Media' },
  expert: { zh: '专家', en: 'Experts' },
  executive: { zh: '高层拜访', en: 'Executive visits' },
  other: { zh: '其他', en: 'Other' },
} as const;
export const RESOURCE_UNITS = {
  piece: { zh: '份', en: 'pieces' },
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '天', en: 'days' },
  visit: { zh: '次', en: 'visits' },
} as const;
/** So much of a unit, as people say it. */
export const amountOf = (quantity: string, unit: keyof typeof RESOURCE_UNITS, language: Language): string => {
  const name = RESOURCE_UNITS[unit][language];
  return `${quantity} ${language === 'en' && Number(quantity) === 1 ? name.slice(0, -1) : name}`;
};

/** What the company can put behind a customer, of whom and how much of it there is a month. */
export const resourceRecords = recordType({
  entity: 'resources',
  one: 'resource',
  table: 'resource',
  name: { zh: '资源', en: 'Resources' },
  oneName: { zh: '资源', en: 'Resource' },
  needs: { read: 'resources.read', write: 'policies.edit' },
  account: false,
  day: 'offeredOn',
  fields: {
    title: { kind: 'text', required: true, name: { zh: '名称', en: 'Name' }, synonyms: '资源名称|title' },
    titleEn: { kind: 'text', name: { zh: '英文名称', en: 'Name in English' }, synonyms: '英文名|english name' },
    kind: { kind: 'choice', required: true, name: { zh: '类别', en: 'Kind' }, synonyms: '资源类别|kind', choices: RESOURCE_KINDS },
    owner: {
      kind: 'reference',
      to: 'users',
      name: { zh: '负责人', en: 'Owner' },
      synonyms: '负责人邮箱|owner',
      hint: { zh: '批准后由负责人接单、完成', en: 'Accepts what was approved, and does it' },
    },
    unit: { kind: 'choice', required: true, name: { zh: '计量单位', en: 'Counted in' }, synonyms: '单位|unit', choices: RESOURCE_UNITS },
    capacity: {
      kind: 'decimal',
      min: 0,
      name: { zh: '每月可用量', en: 'A month' },
      synonyms: '月容量|capacity',
      hint: { zh: '不填表示不限', en: 'Left empty: no limit' },
    },
    unitCost: {
      kind: 'decimal',
      min: 0,
      masked: 'amount',
      name: { zh: '单位成本', en: 'Cost of one' },
      synonyms: '成本|unit cost',
      hint: { zh: '本位币', en: 'In base currency' },
    },
    levels: {
      kind: 'text',
      name: { zh: '适用等级', en: 'For tiers' },
      synonyms: '等级|levels',
      hint: { zh: '等级编号，用逗号隔开；不填表示全部', en: 'Their ids, parted by commas; left empty: all' },
    },
    offeredOn: { kind: 'day', required: true, name: { zh: '开始提供', en: 'Offered since' }, synonyms: '开始日期|offered since' },
    untilOn: { kind: 'day', happens: true, name: { zh: '停止提供', en: 'Offered until' }, synonyms: '停用日期|until' },
    note: { kind: 'longText', name: { zh: '备注', en: 'Note' } },
  },
});
