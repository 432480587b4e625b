import type { MergeSide } from '@fulcrum/contract';
import { describe, expect, it } from 'vitest';
import { likelyWinner, linesOf, takenFrom } from './merge-lines.ts';

const side = (fields: object, counts: Record<string, number> = {}): MergeSide =>
  ({
    account: {
      name: '青云',
      shortName: null,
      industry: null,
      employees: null,
      kind: 'consumer',
      custom: {},
      parentName: null,
      ownerName: null,
      ...fields,
    },
    contact: null,
    names: [],
    counts,
    amount12m: '0',
  }) as unknown as MergeSide;

describe('two records side by side', () => {
  const first = side({ industry: '软件', custom: { city: '上海' } }, { task: 2 });
  const second = side({ name: '青云软件', employees: 80, custom: { city: '北京', grade: 'A' } }, { task: 1, contact: 3 });
  const lines = linesOf(first, second);

  it('show the fields in which they differ, the company’s own included', () => {
    expect(lines.map(({ take }) => take)).toEqual(['name', 'industry', 'employees', 'custom.city', 'custom.grade']);
  });

  it('keep the values of the record that stays, and fill its gaps from the other', () => {
    expect(takenFrom(lines, 'first', {})).toEqual(['employees', 'custom.grade']);
    expect(takenFrom(lines, 'second', {})).toEqual(['industry']);
  });

  it('take what a person chose, an empty value included', () => {
    expect(takenFrom(lines, 'first', { name: 'second', employees: 'first' })).toEqual(['name', 'custom.grade']);
  });

  it('propose the one on which more hangs', () => {
    expect(likelyWinner(first, second)).toBe('second');
    expect(likelyWinner(second, first)).toBe('first');
  });
});
