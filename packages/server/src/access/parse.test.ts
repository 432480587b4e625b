import { Condition, type Language } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Fault, faultText } from '../kernel/fault.ts';
import { parseInput } from './parse.ts';

const shape = z.strictObject({ it: z.unknown() });
function told(type: z.ZodType, input: unknown, language: Language): string[] {
  try {
    parseInput(shape.extend({ it: type }), { it: input }, language);
    return [];
  } catch (error) {
    return (error as Fault).issues.map(({ message }) => message);
  }
}

describe('an input that is refused is told in short sentences that name the remedy', () => {
  test.each<[string, z.ZodType, unknown, string, string]>([
    ['a text that is missing', z.string(), undefined, '请填写', 'Fill this in'],
    ['a text that is empty', z.string().min(1), '', '请填写', 'Fill this in'],
    ['a short text', z.string().min(3), 'ab', '至少要 3 个字符', 'At least 3 characters'],
    ['a long text', z.string().max(3), 'abcd', '最多 3 个字符，请缩短', 'At most 3 characters: shorten it'],
    ['a small number', z.number().min(0), -1, '不能小于 0', 'Must be 0 or more'],
    ['zero', z.number().positive(), 0, '必须大于 0', 'Must be above 0'],
    ['a large number', z.number().max(200), 201, '不能大于 200', 'Must be 200 or less'],
    ['a part of a number', z.number().int(), 1.5, '应为整数', 'Must be a whole number'],
    ['a text for a number', z.number(), 'x', '应为数字', 'Must be a number'],
    ['an empty list', z.array(z.string()).min(1), [], '至少要 1 项', 'At least 1 of them'],
    ['a long list', z.array(z.string()).max(1), ['a', 'b'], '最多 1 项，请减少', 'At most 1 of them: take some away'],
    ['no e-mail', z.email(), 'x', '不是有效的邮箱，请写成 li@example.com 这样', 'Not an e-mail address: write it like li@example.com'],
    ['no day', z.iso.date(), '31.1.2026', '请把日期写成 2026-01-31 这样', 'Write the day like 2026-01-31'],
    ['no id', z.uuid(), 'x', '不是有效的内部编号，请从列表中选择', 'Not an id of ours: choose from the list'],
    ['another pattern', z.string().regex(/^[A-Z]+$/), 'x', '格式不对，请更正', 'Not in the right format: correct it'],
    ['no choice', z.enum(['a', 'b']), 'c', '只能是：a、b', 'Must be one of: a, b'],
    ['a field too many', z.strictObject({}), { x: 1 }, '不认识的字段“x”，请删除或更正', 'Unknown: “x”. Remove or correct it'],
    ['a condition of no kind', Condition, { x: 1 }, '写法不对，请更正', 'Not written in any way that is known: correct it'],
  ])('%s', (_, type, input, zh, en) => {
    expect(told(type, input, 'zh')).toEqual([zh]);
    expect(told(type, input, 'en')).toEqual([en]);
  });
});

test('what is taken is named as the reader names it', () => {
  const { reason, detail } = new Fault('conflict', 'resource.taken', { field: 'code', value: 'DEMO-0060' });
  expect(faultText(reason, detail, 'zh')).toBe('编码“DEMO-0060”已被使用');
  expect(faultText(reason, detail, 'en')).toBe('Code “DEMO-0060” is already in use');
  expect(faultText(reason, { field: 'email', value: 'li@example.com' }, 'zh')).toBe('邮箱“li@example.com”已被使用');
  expect(faultText('input.sort', { field: 'colour' }, 'en')).toContain('“colour”');
});
