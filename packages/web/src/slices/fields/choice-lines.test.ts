import { expect, it } from 'vitest';
import { choicesOf, linesOf } from './choice-lines.ts';

it('reads back the choices that it writes', () => {
  const choices = [
    { id: 'a', zh: '甲', en: 'A' },
    { id: 'b', zh: '乙', en: 'B', retired: true },
  ];
  expect(linesOf(choices)).toBe('a=甲=A\n#b=乙=B');
  expect(choicesOf(linesOf(choices))).toEqual(choices);
});

it('takes one name for all three, and refuses a line that is none', () => {
  expect(choicesOf(' 北京 \n\n')).toEqual([{ id: '北京', zh: '北京', en: '北京' }]);
  expect(choicesOf('a=b=c=d')).toBeNull();
  expect(choicesOf('=b')).toBeNull();
});
