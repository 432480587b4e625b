import { describe, expect, it } from 'vitest';
import type { HeaderChoice } from './header.ts';
import { dataRowsOf, detectHeader } from './header.ts';
import { columnLetter } from './header-names.ts';
import type { Cell, SourceRow } from './row.ts';

const rowsOf = (table: Cell[][]): SourceRow[] => table.map((cells, index) => ({ line: index + 1, cells }));
const look = (table: Cell[][], choice?: HeaderChoice) => {
  const header = detectHeader(rowsOf(table), choice);
  return { ...header, names: header.columns.map((column) => column.name) };
};

describe('finding the header', () => {
  it('passes over titles and blank rows', () => {
    const found = look([
      ['2024 年客户名单', null, null],
      [null, null, null],
      ['制表人：张三', '2024-05-01'],
      ['编号', '名称', '省份', '人数'],
      ['1', '甲公司', '北京', 12],
      ['2', '乙公司', '上海', 30],
    ]);
    expect(found.names).toEqual(['编号', '名称', '省份', '人数']);
    expect(found).toMatchObject({ firstDataLine: 5, headerLines: [4], titles: ['2024 年客户名单', '制表人：张三 2024-05-01'] });
  });

  it('joins a group header and the names below it', () => {
    const found = look([
      ['客户', '2023 年', null, '2024 年', null],
      [null, '金额', '数量', '金额', '数量'],
      ['甲', 1, 2, 3, 4],
    ]);
    expect(found.names).toEqual(['客户', '2023 年 金额', '2023 年 数量', '2024 年 金额', '2024 年 数量']);
    expect(found.firstDataLine).toBe(3);
  });

  it('joins groups without a column of their own, when names repeat below them', () => {
    expect(
      look([
        ['Q1', null, 'Q2', null],
        ['Plan', 'Actual', 'Plan', 'Actual'],
        [1, 2, 3, 4],
      ]).names,
    ).toEqual(['Q1 Plan', 'Q1 Actual', 'Q2 Plan', 'Q2 Actual']);
  });

  it('does not take the first row of data for a second header row', () => {
    expect(
      look([
        ['name', '', 'city'],
        ['张三', '李四', '北京'],
        ['王五', '', '上海'],
      ]),
    ).toMatchObject({ names: ['name', 'B', 'city'], firstDataLine: 2 });
  });

  it('names blank and doubled columns and says so', () => {
    const found = look([
      ['Name', '', 'Name', 'Name (2)', 'Name'],
      ['a', 'b', 'c', 'd', 'e'],
    ]);
    expect(found.names).toEqual(['Name', 'B', 'Name (2) (2)', 'Name (2)', 'Name (3)']);
    expect(found.warnings.map((warning) => [warning.code, warning.params.column])).toEqual([
      ['import.header.blank', 'B'],
      ['import.header.doubled', 'C'],
      ['import.header.doubled', 'E'],
    ]);
  });

  it('leaves out columns without name and values, and blank rows among the data', async () => {
    const rows = rowsOf([
      ['a', 'b', null, ''],
      [1, 2, null, ''],
      [null, '', null, ''],
      [3, 4],
    ]);
    const header = detectHeader(rows);
    expect(header.columns.map((column) => column.name)).toEqual(['a', 'b']);
    const data = dataRowsOf(
      (async function* () {
        yield* rows;
      })(),
      header,
    );
    expect((await Array.fromAsync(data)).map((row) => row.line)).toEqual([2, 4]);
  });

  it('offers letters where there is no header, and takes what it is told', () => {
    const table: Cell[][] = [
      ['1', '甲', '2024-01-02'],
      ['2', '乙', '2024-01-03'],
    ];
    expect(look(table)).toMatchObject({ names: ['A', 'B', 'C'], firstDataLine: 1, warnings: [{ code: 'import.header.missing' }] });
    expect(look(table, { headerRow: 1 })).toMatchObject({ names: ['1', '甲', '2024-01-02'], firstDataLine: 2 });
    expect(look([['name'], ['x']], { headerRow: 'none' }).names).toEqual(['A']);
  });

  it('keeps years as names', () =>
    expect(
      look([
        ['产品', 2023, 2024],
        ['甲', 'x', 'y'],
      ]).names,
    ).toEqual(['产品', '2023', '2024']));

  it('copes with nothing', () => expect(look([[null], ['']])).toMatchObject({ names: [], warnings: [{ code: 'import.header.no_rows' }] }));

  it('counts columns as spreadsheets do', () => expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});
