import { recordType } from './record-type.ts';

const needs = { read: 'policies.read', write: 'policies.edit' } as const;
const METRIC = { zh: '指标', en: 'Metric' };

/** What the company found out before it chose its strategy, with the evidence for it. */
export const analysisRecords = recordType({
  entity: 'analyses',
  one: 'analysis',
  table: 'strategy_analysis',
  name: { zh: '策略分析', en: 'Analyses' },
  oneName: { zh: '策略分析', en: 'Analysis' },
  needs,
  account: false,
  day: 'foundOn',
  fields: {
    section: {
      kind: 'choice',
      required: true,
      name: { zh: '分析对象', en: 'Of what' },
      synonyms: '类别|section',
      choices: {
        industry: { zh: '行业', en: 'Industry' },
        objectives: { zh: '经营目标', en: 'Objectives' },
        customers: { zh: '客户', en: 'Customers' },
        competitors: { zh: '竞争', en: 'Competitors' },
        resources: { zh: '自身资源', en: 'Own resources' },
      },
    },
    foundOn: { kind: 'day', required: true, name: { zh: '日期', en: 'Date' }, synonyms: '分析日期|found on' },
    finding: { kind: 'longText', required: true, name: { zh: '结论', en: 'Finding' }, synonyms: '发现|finding' },
    evidence: { kind: 'longText', required: true, name: { zh: '证据', en: 'Evidence' }, synonyms: '依据|evidence' },
    link: { kind: 'text', name: { zh: '链接', en: 'Link' }, synonyms: '网址|url' },
    metric: {
      kind: 'text',
      of: 'metric',
      name: METRIC,
      synonyms: '指标编号|metric',
      hint: { zh: '可以相加的指标，显示当天的合计', en: 'Of a metric that adds up the sum of the day is shown' },
    },
    author: { kind: 'reference', to: 'users', name: { zh: '分析人', en: 'By' }, synonyms: '分析人邮箱|author' },
    untilOn: { kind: 'day', happens: true, name: { zh: '不再成立', en: 'Holds until' }, synonyms: '失效日期|until' },
  },
});

/** A problem, and the figure that is to go from here to there by a day. */
export const objectiveRecords = recordType({
  entity: 'objectives',
  one: 'objective',
  table: 'objective',
  name: { zh: '经营目标', en: 'Objectives' },
  oneName: { zh: '经营目标', en: 'Objective' },
  needs,
  account: false,
  day: 'baselineOn',
  fields: {
    title: { kind: 'text', required: true, name: { zh: '目标', en: 'Objective' }, synonyms: '目标名称|title' },
    problem: { kind: 'longText', required: true, name: { zh: '要解决的问题', en: 'Problem' }, synonyms: '问题|problem' },
    metric: { kind: 'text', of: 'metric', required: true, name: METRIC, synonyms: '指标编号|metric' },
    counted: {
      kind: 'choice',
      required: true,
      name: { zh: '怎样合计', en: 'Counted as' },
      synonyms: '合计方式|counted',
      choices: {
        sum: { zh: '全部客户合计', en: 'Sum of customers' },
        average: { zh: '客户平均', en: 'Average of customers' },
        share: { zh: '为“是”的客户占比', en: 'Share of customers' },
      },
    },
    baselineOn: { kind: 'day', required: true, name: { zh: '基线日期', en: 'Baseline of' }, synonyms: '起始日期|baseline on' },
    baseline: {
      kind: 'decimal',
      masked: 'amount',
      name: { zh: '基线', en: 'Baseline' },
      hint: { zh: '不填就取指标当天的数值', en: 'Left empty: what the metric came to on that day' },
    },
    target: { kind: 'decimal', required: true, masked: 'amount', name: { zh: '目标值', en: 'Target' } },
    dueOn: { kind: 'day', required: true, name: { zh: '到期日', en: 'Due' }, synonyms: '截止日期|due' },
    owner: { kind: 'reference', to: 'users', name: { zh: '负责人', en: 'Owner' }, synonyms: '负责人邮箱|owner' },
    closedOn: { kind: 'day', happens: true, name: { zh: '结束日期', en: 'Closed on' }, synonyms: '关闭日期|closed' },
    result: { kind: 'longText', name: { zh: '结果', en: 'Result' }, synonyms: '结果说明|result' },
  },
  groups: [
    {
      name: { zh: '目标', en: 'What is to be reached' },
      fields: ['title', 'problem', 'metric', 'counted', 'baselineOn', 'baseline', 'target', 'dueOn', 'owner'],
    },
    { name: { zh: '结束', en: 'When it is over' }, fields: ['closedOn', 'result'] },
  ],
});
