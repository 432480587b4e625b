import type { Band, Condition, RelativeDay, Test } from '@fulcrum/contract';
import i18next from 'i18next';

/** Names and values of metrics in words. */
export interface MetricNames {
  name: (metric: string) => string;
  value: (metric: string, value: string | number | boolean | RelativeDay) => string;
}

const SIGNS: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** What a test asks of its metric: ≥ ¥10 万, 为银行、保险, 无数据. */
export function testWords({ metric, op, value }: Test, names: MetricNames): string {
  if (op === 'known' || op === 'unknown' || value === undefined)
    return i18next.t(op === 'unknown' ? 'measures.op.unknown' : 'measures.op.known');
  if (op === 'within_last' || op === 'within_next')
    return i18next.t(op === 'within_last' ? 'measures.op.withinLast' : 'measures.op.withinNext', { count: Number(value) });
  const values = (Array.isArray(value) ? value : [value]).map((one) => names.value(metric, one));
  const list = values.join(i18next.t('measures.op.comma'));
  if (SIGNS[op]) return `${SIGNS[op]} ${list}`;
  if (op === 'contains') return i18next.t('measures.op.contains', { value: list });
  if (op === '!=' || op === 'not_in') return i18next.t('measures.op.not', { value: list });
  if (typeof value === 'number') return `= ${list}`;
  return i18next.t('measures.op.is', { value: values.join(i18next.t('measures.op.either')) });
}

/** A whole condition as a sentence's part: 订单同比增长 ≥ 20% 且 行业为银行. */
export function conditionWords(condition: Condition, names: MetricNames): string {
  const within = (inner: Condition) => {
    const text = conditionWords(inner, names);
    return 'metric' in inner ? text : i18next.t('measures.op.group', { text });
  };
  if ('metric' in condition) return said(names.name(condition.metric), testWords(condition, names));
  if ('all' in condition) return condition.all.map(within).join(i18next.t('measures.op.and'));
  if ('any' in condition) return condition.any.map(within).join(i18next.t('measures.op.or'));
  return i18next.t('measures.op.none', { text: conditionWords(condition.not, names) });
}

/** A band's range, lower bound inclusive: < ¥100 万, ¥100 万 – ¥300 万, ≥ ¥3,000 万. */
export function bandWords({ from, to }: Band, metric: string, names: MetricNames): string {
  if (from === undefined) return to === undefined ? i18next.t('measures.op.known') : `< ${names.value(metric, to)}`;
  return to === undefined ? `≥ ${names.value(metric, from)}` : `${names.value(metric, from)} – ${names.value(metric, to)}`;
}

/** A name and what is asked of it; Chinese words follow without a space, signs do not. */
const said = (name: string, words: string): string => (/^\p{Script=Han}/u.test(words) ? `${name}${words}` : `${name} ${words}`);
