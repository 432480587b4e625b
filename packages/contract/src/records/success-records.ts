import { recordType } from './record-type.ts';

const needs = { read: 'facts.read', write: 'facts.write' } as const;
const CONTACT = { kind: 'reference', to: 'contacts', name: { zh: '联系人', en: 'Contact' }, synonyms: '联系人编号|contact code' } as const;
const OWNER = { kind: 'reference', to: 'users', name: { zh: '负责人', en: 'Owner' }, synonyms: '负责人邮箱|owner' } as const;
const NOTE = { kind: 'longText', name: { zh: '备注', en: 'Note' } } as const;
const AGREED = { zh: '约定日期', en: 'Agreed on' };

/** What a customer wants to reach with us by a day, and what came of it in the words of a person of theirs. */
export const successPlanRecords = recordType({
  entity: 'success-plans',
  one: 'success_plan',
  table: 'success_plan',
  name: { zh: '成功计划', en: 'Success plans' },
  oneName: { zh: '成功计划', en: 'Success plan' },
  needs,
  account: true,
  day: 'agreedOn',
  tells: { says: 'title' },
  fields: {
    title: { kind: 'text', required: true, name: { zh: '计划', en: 'Plan' }, synonyms: '计划名称|title' },
    agreedOn: { kind: 'day', required: true, name: AGREED, synonyms: '日期|agreed on' },
    goals: { kind: 'longText', required: true, name: { zh: '客户的目标', en: 'The customer’s goals' }, synonyms: '目标|goals' },
    measure: { kind: 'longText', required: true, name: { zh: '怎样算达成', en: 'Reached when' }, synonyms: '达成标准|measure' },
    diagnosis: { kind: 'longText', name: { zh: '数据诊断', en: 'Diagnosis by data' }, synonyms: '诊断|diagnosis' },
    dueOn: { kind: 'day', required: true, name: { zh: '到期日', en: 'Due' }, synonyms: '截止日期|due' },
    owner: OWNER,
    outcome: {
      kind: 'choice',
      name: { zh: '结果', en: 'Outcome' },
      choices: {
        reached: { zh: '达成', en: 'Reached' },
        partly: { zh: '部分达成', en: 'Partly reached' },
        missed: { zh: '未达成', en: 'Missed' },
      },
    },
    result: { kind: 'longText', name: { zh: '结果说明', en: 'What came of it' }, synonyms: '达成情况|result' },
    confirmedBy: { ...CONTACT, name: { zh: '客户确认人', en: 'Confirmed by' }, synonyms: '确认人编号|confirmed by' },
    confirmedOn: { kind: 'day', happens: true, name: { zh: '确认日期', en: 'Confirmed on' }, synonyms: '确认时间|confirmed' },
  },
  groups: [
    { name: { zh: '约定', en: 'What is agreed' }, fields: ['title', 'agreedOn', 'goals', 'measure', 'diagnosis', 'dueOn', 'owner'] },
    { name: { zh: '客户确认的结果', en: 'The result, confirmed' }, fields: ['outcome', 'result', 'confirmedBy', 'confirmedOn'] },
  ],
});

/** What one side does for a success plan, by a day. */
export const planActionRecords = recordType({
  entity: 'plan-actions',
  one: 'plan_action',
  table: 'plan_action',
  name: { zh: '行动', en: 'Actions' },
  oneName: { zh: '行动', en: 'Action' },
  needs,
  account: true,
  day: 'agreedOn',
  fields: {
    what: { kind: 'longText', required: true, name: { zh: '做什么', en: 'What' }, synonyms: '行动|action' },
    plan: { kind: 'reference', to: 'success-plans', name: { zh: '成功计划', en: 'Success plan' }, synonyms: '计划编号|plan' },
    side: {
      kind: 'choice',
      required: true,
      name: { zh: '由谁做', en: 'Whose' },
      synonyms: '哪一方|side',
      choices: { ours: { zh: '我方', en: 'Ours' }, theirs: { zh: '客户方', en: 'The customer’s' } },
    },
    agreedOn: { kind: 'day', required: true, name: AGREED, synonyms: '日期|agreed on' },
    dueOn: { kind: 'day', required: true, name: { zh: '到期日', en: 'Due' }, synonyms: '截止日期|due' },
    owner: { ...OWNER, name: { zh: '我方负责人', en: 'Our owner' } },
    contact: { ...CONTACT, name: { zh: '客户方负责人', en: 'Their owner' } },
    doneOn: { kind: 'day', happens: true, name: { zh: '完成日期', en: 'Done on' }, synonyms: '完成时间|done' },
    note: NOTE,
  },
});

/** What a customer does of its own on days that are known before. */
export const campaignRecords = recordType({
  entity: 'customer-campaigns',
  one: 'customer_campaign',
  table: 'customer_campaign',
  name: { zh: '客户自己的活动', en: 'The customer’s own campaigns' },
  oneName: { zh: '客户活动', en: 'Customer campaign' },
  needs,
  account: true,
  day: 'knownSince',
  fields: {
    title: { kind: 'text', required: true, name: { zh: '活动', en: 'Campaign' }, synonyms: '活动名称|title' },
    startsOn: { kind: 'day', required: true, name: { zh: '开始日期', en: 'Starts on' }, synonyms: '开始|starts on' },
    endsOn: { kind: 'day', name: { zh: '结束日期', en: 'Ends on' }, synonyms: '结束|ends on' },
    knownSince: { kind: 'day', required: true, name: { zh: '得知日期', en: 'Known since' }, synonyms: '日期|known since' },
    contact: CONTACT,
    note: NOTE,
  },
});
