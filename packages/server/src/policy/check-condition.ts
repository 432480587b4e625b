import { type Condition, isRelativeDay, type Test } from '@fulcrum/contract';
import { type Catalog, kindOf, type Metric, type ValueKind } from './catalog.ts';
import { checkMetric } from './check-metric.ts';
import type { PolicyIssue } from './parse-policy.ts';

const ORDERED: readonly Test['op'][] = ['<', '<=', '>', '>='];
const WITHIN: readonly Test['op'][] = ['within_last', 'within_next'];
const OF_SETS: readonly Test['op'][] = ['in', 'not_in', '=', '!=', 'known', 'unknown'];

/** Whether an operator makes sense for a kind of value. */
const suits = (op: Test['op'], kind: ValueKind): boolean => {
  if (kind === 'set') return OF_SETS.includes(op);
  if (WITHIN.includes(op)) return kind === 'date';
  if (ORDERED.includes(op)) return kind !== 'text' && kind !== 'boolean';
  return op !== 'contains' || kind === 'text';
};

/** Unknown metrics, operators that do not fit the metric, values of the wrong type, in a condition. */
export function checkCondition(condition: Condition, path: (string | number)[], catalog: Catalog): PolicyIssue[] {
  if ('all' in condition) return condition.all.flatMap((one, index) => checkCondition(one, [...path, 'all', index], catalog));
  if ('any' in condition) return condition.any.flatMap((one, index) => checkCondition(one, [...path, 'any', index], catalog));
  if ('not' in condition) return checkCondition(condition.not, [...path, 'not'], catalog);
  const metric = catalog.get(condition.metric);
  return metric ? checkTest(condition, metric, path) : checkMetric(condition.metric, [...path, 'metric'], catalog);
}

function checkTest({ op, value }: Test, metric: Metric, path: (string | number)[]): PolicyIssue[] {
  const kind = kindOf(metric.type);
  const bare = op === 'known' || op === 'unknown';
  if (bare !== (value === undefined)) return [valueIssue(path, bare)];
  if (!suits(op, kind)) return [operatorIssue(path, op, metric)];
  if (bare) return [];
  if (WITHIN.includes(op)) return Number.isInteger(value) && Number(value) >= 0 ? [] : [daysIssue(path, metric)];
  const listed = op === 'in' || op === 'not_in';
  if (listed !== Array.isArray(value)) return [listIssue(path, listed)];
  const values = Array.isArray(value) ? value : [value];
  return values.every((one) => fits(one, kind)) ? [] : [kindIssue(path, kind, metric)];
}

function fits(value: unknown, kind: ValueKind): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'boolean') return typeof value === 'boolean';
  if (isRelativeDay(value)) return kind === 'date';
  if (typeof value !== 'string') return false;
  if (kind === 'text' || kind === 'set') return true;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

const KINDS: Record<ValueKind, { zh: string; en: string }> = {
  number: { zh: '数值', en: 'a number' },
  text: { zh: '文本', en: 'a text' },
  date: { zh: '日期（如 2026-01-31，或 { today: -30 }）', en: 'a day such as 2026-01-31 or { today: -30 }' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  set: { zh: '编号或名称', en: 'ids or names' },
};

const kindIssue = (path: (string | number)[], kind: ValueKind, metric: Metric): PolicyIssue => ({
  path: [...path, 'value'],
  code: 'condition.value',
  message: {
    zh: `“${metric.name.zh}”要与${KINDS[kind].zh}比较，请修改取值`,
    en: `“${metric.name.en}” compares with ${KINDS[kind].en}: change the value`,
  },
});
const operatorIssue = (path: (string | number)[], op: string, metric: Metric): PolicyIssue => ({
  path: [...path, 'op'],
  code: 'condition.operator',
  message: {
    zh: `“${metric.name.zh}”不能用“${op}”比较，请改用 =、!= 或 in`,
    en: `“${metric.name.en}” cannot be compared by “${op}”: use =, != or in`,
  },
});
const daysIssue = (path: (string | number)[], metric: Metric): PolicyIssue => ({
  path: [...path, 'value'],
  code: 'condition.value',
  message: {
    zh: `“${metric.name.zh}”的天数要是不小于 0 的整数，例如 30`,
    en: `“${metric.name.en}” takes a whole number of days, such as 30`,
  },
});
const valueIssue = (path: (string | number)[], bare: boolean): PolicyIssue => ({
  path: [...path, 'value'],
  code: 'condition.value',
  message: bare
    ? { zh: 'known 和 unknown 不带取值，请删除 value', en: 'known and unknown take no value: remove it' }
    : { zh: '缺少取值，请填写 value', en: 'The value is missing: add it' },
});
const listIssue = (path: (string | number)[], listed: boolean): PolicyIssue => ({
  path: [...path, 'value'],
  code: 'condition.value',
  message: listed
    ? { zh: 'in 和 not_in 需要列表，例如 [a, b]', en: 'in and not_in take a list such as [a, b]' }
    : { zh: '这里只能填一个值；多个值请用 in', en: 'One value only: use in for several' },
});
