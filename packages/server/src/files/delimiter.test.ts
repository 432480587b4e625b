import { describe, expect, it } from 'vitest';
import { delimiters, detectDelimiter } from './delimiter.ts';

describe('detecting the delimiter', () => {
  it.each(delimiters)('finds %j between cells that hold the other ones in quotes', (delimiter) => {
    const others = delimiters.filter((each) => each !== delimiter).join('');
    const row = ['1', `"a${others}\n""b"""`, 'c', '12'].join(delimiter);
    expect(detectDelimiter(new Array(5).fill(row).join('\n')).delimiter).toBe(delimiter);
  });

  it('prefers the sign that splits all rows alike over one that occurs more often', () => {
    expect(detectDelimiter('name;note\n张三;a,b,c,d\n李四;a,b\n王五;x\n').delimiter).toBe(';');
    expect(detectDelimiter(`编号;金额\n${'1;3,5\n'.repeat(50)}`).delimiter).toBe(';');
    expect(detectDelimiter('价格;税\n1,5;0,3\n2,5;0,4\n').delimiter).toBe(';');
  });

  it('takes the comma for a single column, and the tab for .tsv', () => {
    expect(detectDelimiter('name\n张三\n').delimiter).toBe(',');
    expect(detectDelimiter('name\n张三\n', 'a.tsv').delimiter).toBe('\t');
    expect(detectDelimiter('').delimiter).toBe(',');
  });

  it('is not misled by a title line', () =>
    expect(detectDelimiter('2024 年客户名单\n\n编号,名称,省\n1,甲,京\n2,乙,沪\n').delimiter).toBe(','));
});
