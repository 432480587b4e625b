import { xmlText } from '../xml-scanner.ts';
import { type Block, movedRow, sameSheet } from './block.ts';
import { movedFormula, movedRanges } from './move-formula.ts';
import { elements, escapedXml, withAttribute, withTags, withTexts } from './xml-edit.ts';

/*
 * What names rows outside of cells. Each function takes a part as it is and gives it back with what stands below the repeated rows moved down,
 * and what spans them spanning every copy. `home` is the sheet that a part belongs to.
 */
const GROWING = 'autoFilter|sortState|sortCondition|conditionalFormatting|dataValidation|ignoredError|protectedRange';
const FORMULAS = 'formula|formula1|formula2|f';

const formulas = (xml: string, names: string, home: string, block: Block): string =>
  withTexts(xml, names, (text) => escapedXml(movedFormula(xmlText(text), home, block)));
const ranges = (attributes: string, block: Block, grows: boolean): string =>
  withAttribute(
    withAttribute(attributes, 'ref', (ref) => movedRanges(ref, block, grows)),
    'sqref',
    (ref) => movedRanges(ref, block, grows),
  );

/** What stands around the rows of a sheet, but joined cells and links, which the rows take with them. */
export function movedSheet(xml: string, home: string, block: Block): string {
  const links = withTags(xml, 'hyperlink', (attributes) =>
    withAttribute(attributes, 'location', (place) => escapedXml(movedFormula(xmlText(place), home, block)).replaceAll('"', '&quot;')),
  );
  const conditions = formulas(links, FORMULAS, home, block);
  if (!sameSheet(home, block.sheet)) return conditions;
  const grown = withTags(conditions, GROWING, (attributes) => ranges(attributes, block, true));
  const sized = withTags(grown, 'dimension', (attributes) => ranges(attributes, block, false));
  const newer = withinElements(sized, ['x14:conditionalFormatting', 'x14:dataValidation'], (each) =>
    withTexts(each, 'sqref', (text) => movedRanges(text, block, true)),
  );
  const sparks = withinElements(newer, ['x14:sparkline'], (each) => withTexts(each, 'sqref', (text) => movedRanges(text, block, false)));
  return sparks.replace(/<rowBreaks\b[\s\S]*?<\/rowBreaks>/, (breaks) =>
    withTags(breaks, 'brk', (attributes) => withAttribute(attributes, 'id', (row) => String(movedRow(Number(row), block)))),
  );
}

function withinElements(xml: string, names: readonly string[], change: (element: string) => string): string {
  let out = xml;
  for (const name of names) {
    let at = 0;
    let done = '';
    for (const { start, end } of elements(out, name)) {
      done += out.slice(at, start) + change(out.slice(start, end));
      at = end;
    }
    out = done + out.slice(at);
  }
  return out;
}

const table = (xml: string, block: Block): string =>
  formulas(
    withTags(xml, 'table|autoFilter|sortState|sortCondition', (attributes) => ranges(attributes, block, true)),
    'calculatedColumnFormula|totalsRowFormula',
    block.sheet,
    block,
  );
const comments = (xml: string, block: Block): string =>
  withTags(xml, 'comment|threadedComment', (attributes) => ranges(attributes, block, false));
// places of pictures count from 0
const row0 = (text: string, block: Block): string => String(movedRow(Number(text) + 1, block) - 1);
const drawing = (xml: string, block: Block): string =>
  formulas(
    withTexts(xml, 'row', (text) => row0(text, block)),
    'f',
    block.sheet,
    block,
  );
/** The frames of comments: column, offset, row, offset of either corner. */
const frames = (xml: string, block: Block): string =>
  withTexts(
    withTexts(xml, 'Row', (text) => row0(text, block)),
    'Anchor',
    (text) =>
      text
        .split(',')
        .map((part, at) => (at === 2 || at === 6 ? ` ${row0(part, block)}` : part))
        .join(','),
  );
const pivot = (xml: string, block: Block): string => withTags(xml, 'location', (attributes) => ranges(attributes, block, false));

/** By the kind of its relation, what a part of the block's own sheet needs. */
export const MOVED_WITH_SHEET: Readonly<Record<string, (xml: string, block: Block) => string>> = {
  table,
  comments,
  threadedComment: comments,
  drawing,
  vmlDrawing: frames,
  pivotTable: pivot,
};

/** Charts and sources of pivot tables may show any sheet. */
export function movedElsewhere(part: string, xml: string, block: Block): string | null {
  if (/(^|\/)charts\/[^/]*\.xml$/i.test(part))
    return withTexts(xml, 'f', (text) => escapedXml(movedFormula(xmlText(text), '', block, true)));
  if (!/pivotCacheDefinition[^/]*\.xml$/i.test(part)) return null;
  return withTags(xml, 'worksheetSource', (attributes) => {
    const sheet = /\ssheet\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    return sheet !== undefined && sameSheet(xmlText(sheet), block.sheet) ? ranges(attributes, block, true) : attributes;
  });
}

/** Names, areas to print, and the order to calculate everything anew when the workbook is opened. */
export function movedBook(xml: string, block: Block | null): string {
  const named = block ? formulas(xml, 'definedName', '', block) : xml;
  if (/<calcPr\b/.test(named))
    return withTags(
      named,
      'calcPr',
      (attributes) => `${attributes.replace(/\sfullCalcOnLoad\s*=\s*["'][^"']*["']/, '')} fullCalcOnLoad="1"`,
    );
  const before =
    ['definedNames', 'externalReferences', 'functionGroups', 'sheets'].find((name) => named.includes(`</${name}>`)) ?? 'sheets';
  return named.replace(`</${before}>`, `</${before}><calcPr fullCalcOnLoad="1"/>`);
}
