import type { OutCell } from './out-cell.ts';
import { sheetNames } from './sheet-names.ts';
import { columnName, rowXml, xmlEscaped } from './sheet-xml.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

/** A row and the sheet that it belongs to; rows of one sheet stand together. */
export interface SheetRow {
  /** What sets the sheet apart: two of one name are still two sheets. */
  sheet: string;
  name: string;
  cells: readonly OutCell[];
}
export interface SheetOptions {
  headers: readonly string[];
  /** The name of the only sheet when there are no rows. */
  emptyName: string;
}

const MOST_ROWS = 1_048_576;
const CHUNK = 64 * 1024;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FIRST_ROW_STAYS =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
/** Cell styles: as it is, and a day. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * A workbook as bytes, one sheet after the other as the rows come: memory grows with the number of sheets, not of rows. A sheet that is full
 * goes on in another of the same name.
 */
export async function* workbookBytes(rows: AsyncIterable<SheetRow>, options: SheetOptions): AsyncGenerator<Uint8Array, void, undefined> {
  const source = rows[Symbol.asyncIterator]();
  try {
    yield* zipStream(partsOf(source, options));
  } finally {
    await source.return?.();
  }
}

async function* partsOf(source: AsyncIterator<SheetRow>, { headers, emptyName }: SheetOptions): AsyncGenerator<ZipPart> {
  const nameOf = sheetNames();
  const names: string[] = [];
  const columns = headers.map((_, index) => columnName(index));
  let next = await source.next();
  async function* sheet(): AsyncGenerator<string> {
    const own = next.done ? null : next.value.sheet;
    let text = `${XML}<worksheet xmlns="${MAIN}">${FIRST_ROW_STAYS}<sheetData>${rowXml(headers, columns, 1)}`;
    for (let row = 2; !next.done && next.value.sheet === own && row <= MOST_ROWS; row += 1) {
      text += rowXml(next.value.cells, columns, row);
      next = await source.next();
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
    yield `${text}</sheetData></worksheet>`;
  }
  do {
    names.push(nameOf(next.done ? emptyName : next.value.name));
    yield { name: `xl/worksheets/sheet${names.length}.xml`, data: sheet() };
  } while (!next.done);
  yield* packageParts(names);
}

/** What makes the sheets a workbook; it stands behind them, because only then their names are known. */
function* packageParts(names: readonly string[]): Generator<ZipPart> {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (all: string[]) => `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`;
  const sheets = names.map((name, at) => `<sheet name="${xmlEscaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  yield part('xl/styles.xml', STYLES);
  yield part('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`);
  const inBook = names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  yield part('xl/_rels/workbook.xml.rels', relations([...inBook, relation(`rId${names.length + 1}`, 'styles', 'styles.xml')]));
  yield part('_rels/.rels', relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]));
  const overrides = [
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    ...names.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet')),
  ];
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  );
}

const part = (name: string, xml: string): ZipPart => ({
  name,
  data: (async function* () {
    yield XML + xml;
  })(),
});
