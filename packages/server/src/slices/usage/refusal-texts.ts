import type { Both, UsageRefusal } from '@fulcrum/contract';

/** What a refused line is told, and so what to do about it. */
export const REFUSAL_TEXTS: Record<UsageRefusal, Both> = {
  'line.not_json': { zh: '这一行不是 JSON 对象', en: 'The line is not a JSON object' },
  'line.too_long': { zh: '这一行过长；一行只写一个数值', en: 'The line is too long: a line says one value' },
  'line.broken': {
    zh: 'CSV 的引号或长度有误，这条记录读不出来',
    en: 'A quote or the length of this CSV record is wrong: it cannot be read',
  },
  'account.missing': { zh: '缺少客户编号 account', en: 'The customer code is missing' },
  'account.unknown': { zh: '没有这个客户，或不在您可以修改的范围内', en: 'There is no such customer, or you may not change it' },
  'product.unknown': { zh: '没有这个产品编号', en: 'There is no such product code' },
  'contact.unknown': { zh: '该客户没有这个联系人编号', en: 'The customer has no such contact code' },
  'metric.name': {
    zh: '指标名须以小写字母开头，由小写字母、数字和下划线组成，至多 40 个字符，不能以 _trend 结尾',
    en: 'A metric begins with a lower-case letter and has lower-case letters, digits and underscores, 40 at most; it does not end in _trend',
  },
  'metric.no_slot': { zh: '64 个用量指标已满，不能再新增指标', en: 'All 64 usage metrics are taken: no further one can be made' },
  'day.invalid': { zh: '日期应写作 YYYY-MM-DD', en: 'A day is written YYYY-MM-DD' },
  'day.in_future': { zh: '日期在今天之后', en: 'The day is after today' },
  'day.too_old': { zh: '日期早于 2000 年，或早于用量的保留期', en: 'The day is before 2000, or older than usage is kept' },
  'value.invalid': { zh: '数值应为数字', en: 'The value is not a number' },
  'value.out_of_range': { zh: '数值超出 ±10¹⁵', en: 'The value is beyond ±10¹⁵' },
};
