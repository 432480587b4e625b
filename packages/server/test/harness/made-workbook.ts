// For tests: a workbook made by hand, with sheets of texts and whatever parts are wanted besides.
import { columnName } from '../../src/files/sheet-xml.ts';
import { storedZip } from './stored-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const rowOf = (cells: readonly (string | null)[], row: number): string => {
  const written = cells.map((cell, at) => {
    const place = `${columnName(at)}${row}`;
    if (cell === null) return '';
    return cell.startsWith('=')
      ? `<c r="${place}"><f>${escaped(cell.slice(1))}</f></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
};

/** Rows of sheets by the sheets' names; a text that begins with `=` is a formula. `after` stands behind the rows of the first sheet. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly (string | null)[])[]>>,
  parts: Readonly<Record<string, string>> = {},
  after = '',
): Buffer {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const all = [
    ...names.map((_, at) => relation(`r${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    relation('styles', 'styles', 'styles.xml'),
  ];
  const listed = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`);
  return storedZip({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${all.join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]!.map((row, n) => rowOf(row, n + 1)).join('')}</sheetData>${at === 0 ? after : ''}</worksheet>`,
      ]),
    ),
    ...parts,
  });
}
