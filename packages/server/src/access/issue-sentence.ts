import type { Both, Language } from '@fulcrum/contract';
import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const TYPES: Record<string, Both> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '“是”或“否”（true 或 false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a set of fields' },
  record: { zh: '一组字段', en: 'a set of fields' },
};
const FORMATS: Record<string, Both> = {
  email: { zh: '不是有效的邮箱，请写成 li@example.com 这样', en: 'Not an e-mail address: write it like li@example.com' },
  date: { zh: '请把日期写成 2026-01-31 这样', en: 'Write the day like 2026-01-31' },
  datetime: { zh: '请把时间写成 2026-01-31T09:00:00Z 这样', en: 'Write the moment like 2026-01-31T09:00:00Z' },
  uuid: { zh: '不是有效的内部编号，请从列表中选择', en: 'Not an id of ours: choose from the list' },
  url: { zh: '不是有效的网址，请写成 https://example.com 这样', en: 'Not an address: write it like https://example.com' },
};
const MOST_NAMED = 12;
const both = (zh: string, en: string): Both => ({ zh, en });

function tooSmall({ origin, minimum, inclusive, exact }: Extract<Issue, { code: 'too_small' }>): Both {
  const least = String(minimum);
  if (origin === 'string')
    return least === '1' ? both('请填写', 'Fill this in') : both(`至少要 ${least} 个字符`, `At least ${least} characters`);
  if (origin === 'array' || origin === 'set') return exact ? counted(least) : both(`至少要 ${least} 项`, `At least ${least} of them`);
  return inclusive === false ? both(`必须大于 ${least}`, `Must be above ${least}`) : both(`不能小于 ${least}`, `Must be ${least} or more`);
}

function tooBig({ origin, maximum, inclusive, exact }: Extract<Issue, { code: 'too_big' }>): Both {
  const most = String(maximum);
  if (origin === 'string') return both(`最多 ${most} 个字符，请缩短`, `At most ${most} characters: shorten it`);
  if (origin === 'array' || origin === 'set')
    return exact ? counted(most) : both(`最多 ${most} 项，请减少`, `At most ${most} of them: take some away`);
  return inclusive === false ? both(`必须小于 ${most}`, `Must be below ${most}`) : both(`不能大于 ${most}`, `Must be ${most} or less`);
}
const counted = (count: string): Both => both(`必须正好 ${count} 项`, `Must be exactly ${count} of them`);

function sentence(issue: Issue): Both {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined || issue.input === null) return both('请填写', 'Fill this in');
      const type = TYPES[issue.expected];
      return type ? both(`应为${type.zh}`, `Must be ${type.en}`) : both('内容的类型不对，请更正', 'Of the wrong type: correct it');
    }
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? both('格式不对，请更正', 'Not in the right format: correct it');
    case 'not_multiple_of':
      return both(`必须是 ${issue.divisor} 的倍数`, `Must be a multiple of ${issue.divisor}`);
    case 'unrecognized_keys':
      return both(
        `不认识的字段${issue.keys.map((key) => `“${key}”`).join('、')}，请删除或更正`,
        `Unknown: ${issue.keys.map((key) => `“${key}”`).join(', ')}. Remove or correct it`,
      );
    case 'invalid_value': {
      const values = issue.values.map(String);
      return values.length > MOST_NAMED
        ? both('不在可选范围内，请从列表中选择', 'Not one of the choices: choose from the list')
        : both(`只能是：${values.join('、')}`, `Must be one of: ${values.join(', ')}`);
    }
    case 'invalid_union':
      return both('写法不对，请更正', 'Not written in any way that is known: correct it');
    case 'invalid_key':
      return both('名称不对，请更正', 'The name is not right: correct it');
    case 'custom': {
      if (issue.params?.reason === 'masked') return both('这是脱敏后的值，请填写完整的值', 'This value is masked: give the whole value');
      const [least, most] = Array.isArray(issue.params?.between) ? issue.params.between.map(String) : [];
      return least === undefined
        ? both('内容不对，请更正', 'Not right: correct it')
        : both(`应在 ${least} 与 ${most} 之间`, `Must be between ${least} and ${most}`);
    }
    default:
      return both('内容不对，请更正', 'Not right: correct it');
  }
}

/** What is wrong with one place of an input and what to do, in the reader's language. */
export const issueSentence =
  (language: Language) =>
  (issue: Issue): string =>
    sentence(issue)[language];
