import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeOds, writeXlsx } from 'hucre';
import { storedZip, workbookParts } from '../harness/stored-zip.ts';

export interface HostileFile {
  what: string;
  name: string;
  bytes: Uint8Array;
}
const file = (what: string, name: string, bytes: Uint8Array | string): HostileFile => ({ what, name, bytes: Buffer.from(bytes) });
const book = (what: string, sheet: string, strings?: string): HostileFile => file(what, 'a.xlsx', storedZip(workbookParts(sheet, strings)));
const rows = (inner: string): string => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;
const MEGABYTE = 1024 * 1024;

/** Files that somebody has thought about. */
export const WRITTEN_FILES: readonly HostileFile[] = [
  file('nothing', 'a.csv', ''),
  file('one byte', 'a.csv', 'x'),
  file('only a byte order mark', 'a.csv', '\ufeff'),
  file('only line breaks', 'a.csv', '\r\n'.repeat(1000)),
  file('only commas', 'a.csv', `${','.repeat(400)}\n`.repeat(20)),
  file('NUL bytes', 'a.csv', '客户编号,客户名称\nA-1,\u0000\u0000\nA\u0000-2,x\n'),
  file('NUL in the header', 'a.csv', '客户\u0000编号,客户名称\nA-1,x\n'),
  file('nothing but NUL', 'a.csv', Buffer.alloc(10_000)),
  file('half surrogates as JSON', 'a.jsonl', '{"code":"\\ud800","name":"\\udfff\\ud800"}\n{"\\ud800":1}\n'),
  file('UTF-8, then GBK', 'a.csv', Buffer.concat([Buffer.from('编号,名称\nA,客户\n'), Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0x31])])),
  file('UTF-16 of an odd length', 'a.csv', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x2c, 0x00, 0x42])),
  file('UTF-16 of half surrogates', 'a.csv', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x2c, 0x00, 0x00, 0xd8, 0x0a, 0x00])),
  file('overlong UTF-8', 'a.csv', Buffer.from([0x61, 0x2c, 0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x0a])),
  file('an open quote', 'a.csv', `a,b\n1,"${'x\n'.repeat(50_000)}`),
  file('quotes of quotes', 'a.csv', `a,b\n${'"'.repeat(10_001)}\n`),
  file('a cell of 200,000 signs', 'a.csv', `编号,名称\nA-1,${'x'.repeat(200_000)}\n`),
  file('a row of 20,000 cells', 'a.csv', `a,b\n${'1,'.repeat(20_000)}\n`),
  file('a header of 501 columns', 'a.csv', `${Array.from({ length: 501 }, (_, n) => `c${n}`).join()}\n1\n`),
  file('a header of prototypes', 'a.csv', '__proto__,constructor,toString,hasOwnProperty,客户名称\n1,2,3,4,5\n'),
  file('doubled headers', 'a.csv', '名称,名称,名称,名称\n1,2,3,4\n'),
  file('formulas', 'a.csv', '编号,名称\n=1+1,"=cmd|""/c calc""!A1"\n@SUM(1),+1\n'),
  file('HTML called .xls', 'a.xls', '<html><table><tr><td>1</td></tr></table></html>'),
  file('XML', 'a.csv', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
  file('a PDF called .xlsx', 'a.xlsx', '%PDF-1.7\n1 0 obj'),
  file('a program', 'a.xlsx', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 0x90)])),
  file('an empty zip', 'a.xlsx', storedZip({})),
  file('a zip of something else', 'a.xlsx', storedZip({ 'readme.txt': 'hello', '../../etc/passwd': 'x' })),
  file('a zip in a zip', 'a.xlsx', storedZip({ 'a.xlsx': storedZip(workbookParts(rows(''))) })),
  file('a binary workbook', 'a.xlsb', storedZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })),
  file('a workbook without a sheet', 'a.xlsx', storedZip({ ...workbookParts(''), 'xl/workbook.xml': '<workbook><sheets/></workbook>' })),
  file('a sheet that is not there', 'a.xlsx', storedZip({ ...workbookParts(''), 'xl/_rels/workbook.xml.rels': '<Relationships/>' })),
  file('a gzip bomb', 'a.csv.gz', gzipSync(Buffer.alloc(90 * MEGABYTE, 'a,b\n'))),
  file('half a gzip', 'a.csv.gz', gzipSync(Buffer.from('a,b\n1,2\n'.repeat(1000))).subarray(0, 60)),
  file('gzip in gzip', 'a.csv.gz', gzipSync(gzipSync('a,b\n1,2\n'))),
  book('a sheet of nothing', ''),
  book('a sheet that ends in a tag', '<worksheet><sheetData><row r="1"><c r="A1"'),
  book(
    'an entity bomb',
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${rows('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>')}`,
  ),
  book('an outer entity', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rows('')}`),
  book('entities beyond Unicode', rows('<row><c t="inlineStr"><is><t>&#x110000;&#xD800;&#0;&nothing;</t></is></c><c><v>1</v></c></row>')),
  book('a cell in column ZZZZZZ', rows('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')),
  book(
    'a row number beyond counting',
    rows('<row r="99999999999999999999"><c><v>1</v></c></row><row r="-5"><c><v>2</v></c></row><row r="x"><c><v>3</v></c></row>'),
  ),
  book(
    'a text that is not in the table',
    rows('<row><c t="s"><v>7</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c></row>'),
    '<sst><si><t>a</t></si></sst>',
  ),
  book('numbers beyond numbers', rows('<row><c><v>1e999</v></c><c><v>-1e999</v></c><c><v>NaN</v></c><c><v>0x10</v></c></row>')),
  book('a thousand deep', rows('<a>'.repeat(1000))),
  book('a million empty cells', rows(`<row>${'<c/>'.repeat(16_000)}</row>`.repeat(60))),
  book('a tag of nine megabytes', `<worksheet a="${'x'.repeat(9 * MEGABYTE)}"/>`),
  file('JSON nested deep', 'a.jsonl', `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`),
  file('JSON that is no object', 'a.jsonl', '1\n"x"\n[1]\nnull\n{"a":1\n'),
  file('JSON of prototypes', 'a.jsonl', '{"__proto__":{"name":"x"},"constructor":1,"name":"a"}\n'),
  file('JSON of 600 keys', 'a.jsonl', `${JSON.stringify(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`k${n}`, n])))}\n`),
];

const TABLE = [
  ['客户编号', '客户名称', '员工人数', '创建日期', '毛利率'],
  ...Array.from({ length: 30 }, (_, n) => [`M-${n}`, `客户“${n}”`, n * 7, '2026-01-31', 0.25]),
];
const CSV = TABLE.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join()).join('\r\n');

/** Right files, in every kind that is read, for damage to be done to. */
export async function soundFiles(): Promise<HostileFile[]> {
  const xlsx = await writeXlsx({ sheets: [{ name: '客户', rows: TABLE }] });
  const sheet = rows(
    TABLE.map((cells) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join(''),
  );
  return [
    file('csv', 'a.csv', CSV),
    file('utf-16', 'a.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, 'utf16le')])),
    file('xlsx', 'a.xlsx', xlsx),
    file('xlsx without compression', 'a.xlsx', storedZip(workbookParts(sheet))),
    file('ods', 'a.ods', await writeOds({ sheets: [{ name: '客户', rows: TABLE }] })),
    file('gzip', 'a.csv.gz', gzipSync(CSV)),
    file(
      'json lines',
      'a.jsonl',
      TABLE.slice(1)
        .map((cells) => JSON.stringify({ code: cells[0], name: cells[1], employees: cells[2] }))
        .join('\n'),
    ),
  ];
}

/** Damage: bytes changed, a piece cut out, doubled, overwritten with NUL, or the end lost. */
export const damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(fc.tuple(fc.constantFrom('flip', 'cut', 'double', 'zero', 'end'), fc.nat({ max: 2 ** 30 }), fc.integer({ min: 1, max: 400 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((blows) => (bytes) => {
    let hurt = Buffer.from(bytes);
    for (const [how, place, size] of blows) {
      const at = place % Math.max(1, hurt.length);
      const [before, piece, after] = [hurt.subarray(0, at), hurt.subarray(at, at + size), hurt.subarray(at + size)];
      if (how === 'flip') hurt = Buffer.concat([before, piece.map((byte) => byte ^ (size & 0xff)), after]);
      else if (how === 'cut') hurt = Buffer.concat([before, after]);
      else if (how === 'double') hurt = Buffer.concat([before, piece, piece, after]);
      else if (how === 'zero') hurt = Buffer.concat([before, Buffer.alloc(piece.length), after]);
      else hurt = Buffer.from(before);
    }
    return hurt;
  });
