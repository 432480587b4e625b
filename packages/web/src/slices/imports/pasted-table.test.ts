import { describe, expect, it } from 'vitest';
import { fileOf, tableOf, withBlock, withoutRow, withRow, withValue } from './pasted-table.ts';

const cells = (table: ReturnType<typeof tableOf>) => table?.rows.map((row) => row.cells);

describe('a pasted table being edited', () => {
  const table = tableOf('编号\t备注\nA-1\tx\n\t\nA-2\ty\n')!;

  it('has the first row as its headers and leaves blank rows out', () => {
    expect(table.headers).toEqual(['编号', '备注']);
    expect(cells(table)).toEqual([
      ['A-1', 'x'],
      ['A-2', 'y'],
    ]);
    expect(tableOf(' \n\n')).toBeNull();
    expect(tableOf(`h\n${'x\n'.repeat(1001)}`)).toBeNull();
  });

  it('keeps the names of its rows when others come and go', () => {
    const changed = withValue(withRow(withoutRow(table, 0)), 1, 1, 'z');
    expect(changed.rows).toEqual([
      { id: 1, cells: ['A-2', 'z'] },
      { id: 2, cells: ['', ''] },
    ]);
  });

  it('takes a block from a cell on, with the rows that it needs', () => {
    const block = [
      ['p', 'beyond'],
      ['q', 'beyond'],
    ];
    expect(cells(withBlock(table, 1, 1, block))).toEqual([
      ['A-1', 'x'],
      ['A-2', 'p'],
      ['', 'q'],
    ]);
  });

  it('becomes a file whose lines lead back to its rows, cells of several lines too', async () => {
    const { file, rowAt } = fileOf(withRow(withValue(table, 0, 1, 'two\r\n"lines"')), 'pasted.csv');
    expect(await file.text()).toBe('编号,备注\r\nA-1,"two\n""lines"""\r\nA-2,y\r\n');
    expect([...rowAt]).toEqual([
      [2, 0],
      [4, 1],
    ]);
  });
});
