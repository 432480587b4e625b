import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../../test/harness/made-workbook.ts';
import { bytesOfBuffer } from '../byte-source.ts';
import { defaultLimits } from '../limits.ts';
import type { OutCell } from '../out-cell.ts';
import { openFile } from '../read-rows.ts';
import { checkedZipEntries, packedBytes } from '../zip-check.ts';
import { filledTemplate } from './fill-template.ts';
import { findBlock } from './find-block.ts';
import { readTemplate } from './read-template.ts';

const COLUMNS = ['code', '客户名称', 'day', 'amount'];
type Row = [code: string | null, name: string | null, day: string | null, amount: string | null];
const cellsOf = ([code, name, day, amount]: Row): OutCell[] => [
  code,
  name,
  day === null ? null : { date: day },
  amount === null ? null : { decimal: amount },
];

/** The workbook filled with rows and what belongs to the whole file. */
async function filled(bytes: Uint8Array, rows: readonly Row[], values: Record<string, OutCell> = {}): Promise<Buffer> {
  const template = await readTemplate(bytes);
  const { block, apart } = findBlock(template, (name) => COLUMNS.includes(name));
  expect(apart).toEqual([]);
  async function* records() {
    for (const row of rows) yield cellsOf(row);
  }
  const body = await filledTemplate(template, {
    meaning: (name) => {
      const column = COLUMNS.indexOf(name);
      if (column >= 0) return { column, isDay: name === 'day' };
      return name in values ? { value: values[name] ?? null } : undefined;
    },
    block: block && { ...block, copies: Math.max(1, rows.length) },
    rows: records(),
  });
  return Buffer.concat(await Array.fromAsync(body));
}
const rowsOf = async (bytes: Uint8Array, sheet: string) =>
  new Map(
    (await Array.fromAsync((await openFile({ name: 'a.xlsx', bytes: bytesOfBuffer(bytes) }, { sheet })).rows())).map(({ line, cells }) => [
      line,
      cells,
    ]),
  );
/** Parts by name, unpacked. */
function partsOf(zip: Uint8Array): Map<string, Buffer> {
  return new Map(
    checkedZipEntries(zip, defaultLimits).map((entry) => {
      const packed = packedBytes(zip, entry);
      return [entry.name, entry.method === 8 ? inflateRawSync(packed) : Buffer.from(packed)];
    }),
  );
}
const formulasOf = (zip: Uint8Array, part: string): Record<string, string> =>
  Object.fromEntries(
    [...String(partsOf(zip).get(part)).matchAll(/<c r="([A-Z]+\d+)"[^>]*><f[^>]*>([^<]*)<\/f>/g)].map(([, cell = '', formula = '']) => [
      cell,
      formula,
    ]),
  );

const made = (tool: string) => readFileSync(path.resolve(import.meta.dirname, `${tool}.fixture.xlsx`));
const REAL = made('openpyxl');
const VALUES = { company: '衡川科技', today: { date: '2026-11-23' }, count: { decimal: '4' }, 'user.name': '林知远' };
const FOUR: Row[] = [
  ['C-1', '青云大学', '2026-01-01', '100'],
  ['C-2', '=cmd|evil', null, '200.5'],
  ['C-3', '衡川 <&>', '2026-03-01', null],
  ['C-4', null, '2026-04-01', '300'],
];

const SHEET = 'xl/worksheets/sheet1.xml';
describe.each(['openpyxl', 'libreoffice'])('a workbook made with %s', (tool) => {
  const form = made(tool);

  it('comes back with its rows repeated, its texts filled, and what stood below moved down', async () => {
    const rows = await rowsOf(await filled(form, FOUR, VALUES), '台账');
    expect(rows.get(1)?.[0]).toBe('衡川科技 客户台账');
    expect(rows.get(2)?.slice(0, 1)).toEqual(['截至 2026-11-23，共 4 条，导出人：林知远']);
    expect(rows.get(2)?.[6]).toBe('2026-11-23');
    expect([5, 6, 7, 8].map((line) => rows.get(line)?.slice(0, 5))).toEqual([
      ['C-1', '青云大学', null, '2026-01-01', 100],
      ['C-2', "'=cmd|evil", null, null, 200.5],
      ['C-3', '衡川 <&>', null, '2026-03-01', null],
      ['C-4', null, null, '2026-04-01', 300],
    ]);
    expect(rows.get(11)?.[3]).toBe('合计');
    expect(rows.get(13)?.[0]).toBe('说明：本表由系统生成');
  });

  it('keeps sums over all rows, shares of the total, and readers on other sheets', async () => {
    const book = await filled(form, FOUR, VALUES);
    expect(formulasOf(book, SHEET)).toEqual({
      F2: 'E11/1',
      F5: 'E5/E$11',
      F6: 'E6/E$11',
      F7: 'E7/E$11',
      F8: 'E8/E$11',
      E11: 'SUM(E5:E9)',
      F11: 'SUM(F5:F8)',
      G11: 'COUNTA(A5:A8)&amp;" 条 A5"',
    });
    expect(formulasOf(book, 'xl/worksheets/sheet2.xml')).toEqual({ B1: 'SUM(台账!E5:E8)', B2: '台账!$E$11', B3: 'SUM(amounts)' });
  });
});

describe('of a workbook, what stands around its cells', () => {
  it('moves joined cells, conditions, choices, print area, breaks, comments and charts along', async () => {
    const parts = partsOf(await filled(REAL, FOUR, VALUES));
    const sheet = String(parts.get(SHEET));
    const merged = [...sheet.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref);
    expect(merged.toSorted()).toEqual(['A13:G13', 'A1:G1', 'B4:C4', 'B5:C5', 'B6:C6', 'B7:C7', 'B8:C8']);
    expect(sheet).toContain('<mergeCells count="7">');
    for (const [tag, place] of [
      ['conditionalFormatting', 'sqref="E5:E8"'],
      ['dataValidation', 'sqref="G5:G8"'],
      ['autoFilter', 'ref="A4:G8"'],
      ['dimension', 'ref="A1:G14"'],
      ['brk', 'id="12"'],
    ])
      expect(sheet).toMatch(new RegExp(`<${tag} [^>]*${place}`));
    expect(sheet).toContain('<formula>$E$11/10</formula>');
    const book = String(parts.get('xl/workbook.xml'));
    expect(book).toContain("'台账'!$A$1:$G$14");
    expect(book).toContain('台账!$E$5:$E$8');
    expect(book).toContain('fullCalcOnLoad="1"');
    expect(String(parts.get('xl/comments/comment1.xml'))).toContain('ref="A13"');
    expect(String(parts.get('xl/charts/chart1.xml'))).toContain("'台账'!$E$5:$E$8");
  });

  it('keeps every part that nothing concerns byte by byte', async () => {
    const [before, after] = [partsOf(REAL), partsOf(await filled(REAL, FOUR, VALUES))];
    const same = [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes)).map(([name]) => name);
    const changed = [...before.keys()].filter((name) => !same.includes(name));
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(changed.toSorted()).toEqual([
      'xl/charts/chart1.xml',
      'xl/comments/comment1.xml',
      'xl/drawings/commentsDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(same).toEqual(expect.arrayContaining(['xl/worksheets/sheet3.xml', 'xl/theme/theme1.xml', '[Content_Types].xml']));
  });

  it('without records keeps the row once, empty, and moves nothing', async () => {
    const rows = await rowsOf(await filled(REAL, [], VALUES), '台账');
    expect(rows.get(5)?.filter((cell) => cell !== null && cell !== '#CALC!')).toEqual(['第  号：']);
    expect(rows.get(8)?.[3]).toBe('合计');
  });

  it('opens in another reader with the same values', async () => {
    const { sheets } = await readXlsx(new Uint8Array(await filled(REAL, FOUR, VALUES)));
    expect(sheets.map(({ name }) => name)).toEqual(['台账', '汇总', '说明']);
    expect(sheets[0]?.rows[4]?.slice(0, 2)).toEqual(['C-1', '青云大学']);
    expect(sheets[0]?.rows[5]?.[4]).toBe(200.5);
  });
});

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '@', "'", '<', '&', '"', '中', '😀', '{', '}', '_x0041_', '\t', '\n', ']]>'),
    minLength: 1,
    maxLength: 12,
  }),
);
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => Temporal.PlainDate.from('1900-03-01').add({ days }).toString());
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => (cents / 100).toString());
const record = fc.tuple(fc.option(text), fc.option(text), fc.option(day), fc.option(amount));
/** What a cell that took a text reads as: a guard before what would run, nothing for nothing. */
const readsAs = (value: string | null): string | null => {
  if (value === null || value === '') return null;
  const signed = /^[+\-＋－][\d\s().\-/]*$/.test(value);
  return !signed && /^'*[\t\r\n]*[=+\-@＝＋－＠]|^'*[\t\r]/.test(value) ? `'${value}` : value;
};

describe('whatever the form and the records', () => {
  it('the filled workbook reads as the records, between rows that stayed and rows that moved by as many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 12 }),
        fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', 'a', ' ', '<'), minLength: 1, maxLength: 6 }), { maxLength: 4 }),
        fc.array(fc.string({ unit: fc.constantFrom('丙', '丁', 'b', '&'), minLength: 1, maxLength: 6 }), { maxLength: 4 }),
        fc.boolean(),
        async (records, above, below, two) => {
          const line = ['{{code}}', '{{ 客户名称 }}', '{{day}}', '｛｛amount｝｝'];
          const block = two ? [line, ['续', '{{code}}', null, null]] : [line];
          const form = workbookOf({
            表: [...above.map((each) => [each]), ...block, ...below.map((each) => [each]), ['=SUM(D1:D99)', `=SUM(D${above.length + 1})`]],
            静: [['不变', '{{不是占位}']],
          });
          const book = await filled(form, records);
          const rows = await rowsOf(book, '表');
          const heights = block.length;
          const copies = Math.max(1, records.length);
          for (const [at, each] of above.entries()) expect(rows.get(at + 1)).toEqual([each]);
          for (const [n, [code, name, on, sum]] of records.entries()) {
            const cells = rows.get(above.length + n * heights + 1) ?? [];
            const wanted = [readsAs(code), readsAs(name), on, sum === null ? null : Number(sum)];
            expect(wanted.map((_, at) => cells[at] ?? null)).toEqual(wanted);
            if (two) expect(rows.get(above.length + n * heights + 2)?.[0]).toBe('续');
          }
          for (const [at, each] of below.entries()) expect(rows.get(above.length + copies * heights + at + 1)).toEqual([each]);
          const total = above.length + copies * heights + below.length + 1;
          const first = above.length + 1;
          const last = first + (copies - 1) * heights;
          expect(formulasOf(book, 'xl/worksheets/sheet1.xml')).toEqual({
            [`A${total}`]: `SUM(D1:D${99 + (copies - 1) * heights})`,
            [`B${total}`]: copies > 1 ? `SUM(D${first}:D${last})` : `SUM(D${first})`,
          });
          const [was, is] = [partsOf(form), partsOf(book)];
          for (const name of ['xl/worksheets/sheet2.xml', '[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels'])
            expect(is.get(name)).toEqual(was.get(name));
        },
      ),
      { numRuns: 150 },
    );
  });
});
