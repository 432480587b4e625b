import type { OutCell } from '../out-cell.ts';
import { isA } from '../xlsx-package.ts';
import { type ZipPart, zipStream } from '../zip-stream.ts';
import { type Block, sameSheet } from './block.ts';
import { DayStyles } from './day-styles.ts';
import { addsRows, FilledSheet, type Meaning } from './fill-sheet.ts';
import { MOVED_WITH_SHEET, movedBook, movedElsewhere } from './move-parts.ts';
import type { Template, TemplateSheet } from './read-template.ts';

export interface Filling {
  meaning(name: string): Meaning | undefined;
  /** The rows that repeat; null where every placeholder has one value. */
  block: Block | null;
  rows: AsyncIterable<readonly OutCell[]>;
}

const pieces = async function* (...texts: string[]): AsyncGenerator<string> {
  yield* texts;
};
const lower = (part: string): string => part.replace(/^\//, '').toLowerCase();

/**
 * The same workbook with its placeholders filled: parts that nothing of it concerns leave as the bytes that they are, records are written as
 * they come. Whatever may fail of the template fails before the first byte.
 */
export async function filledTemplate(template: Template, filling: Filling): Promise<AsyncGenerator<Uint8Array, void, undefined>> {
  const changed = await changedParts(template, filling);
  const { entries, kept } = template;
  async function* parts(): AsyncGenerator<ZipPart> {
    for (const entry of entries) {
      const made = changed.get(lower(entry.name));
      if (made === null) continue;
      if (made) yield { name: entry.name, data: made };
      else yield { name: entry.name, kept: kept(entry), method: entry.method, crc: entry.crc, size: entry.expanded };
    }
  }
  return zipStream(parts());
}

/** Parts that do not stay as they are, by name: what they become, or null for what goes. */
async function changedParts(template: Template, filling: Filling): Promise<Map<string, AsyncIterable<string> | null>> {
  const { book, bookRelations, sheets, marked, texts, is1904 } = template;
  const changed = new Map<string, AsyncIterable<string> | null>();
  const stylesPart = bookRelations.find((each) => isA(each, 'styles'))?.target ?? '';
  const days = new DayStyles((await template.xml(stylesPart)) ?? '');
  const moving = addsRows(filling.block) ? filling.block : null;
  for (const sheet of sheets.filter((each) =>
    isTouched(
      each,
      template,
      filling,
      marked.map(({ sheet: name }) => name),
    ),
  )) {
    const filled = new FilledSheet(sheet, { texts, days, is1904, ...filling });
    changed.set(lower(sheet.part), filled.text());
  }
  const put = async (part: string, change: (xml: string) => string | null) => {
    const xml = changed.has(lower(part)) ? null : await template.xml(part);
    const made = xml === null ? null : change(xml);
    if (made !== null && made !== xml) changed.set(lower(part), pieces(made));
  };
  await put(stylesPart, () => days.xml());
  await put(book, (xml) => movedBook(xml, moving));
  if (!moving) return changed;
  const home = sheets.find(({ name }) => sameSheet(name, moving.sheet));
  for (const relation of home?.relations ?? []) {
    const move = MOVED_WITH_SHEET[relation.type.slice(relation.type.lastIndexOf('/') + 1)];
    if (move && relation.target) await put(relation.target, (xml) => move(xml, moving));
  }
  for (const { name } of template.entries)
    if (/charts\/|pivotCacheDefinition/i.test(name)) await put(name, (xml) => movedElsewhere(name, xml, moving));
  await dropCalculationOrder(template, changed, put);
  return changed;
}

/** The order of calculation names cells that have moved; spreadsheets make it anew. */
async function dropCalculationOrder(
  { book, bookRelations }: Template,
  changed: Map<string, AsyncIterable<string> | null>,
  put: (part: string, change: (xml: string) => string) => Promise<void>,
): Promise<void> {
  const chain = bookRelations.find((each) => isA(each, 'calcChain'))?.target;
  if (!chain) return;
  changed.set(lower(chain), null);
  const at = book.lastIndexOf('/') + 1;
  await put(`${book.slice(0, at)}_rels/${book.slice(at)}.rels`, (xml) =>
    xml.replace(/<Relationship\s[^>]*\/calcChain"[^>]*?(?:\/>|>\s*<\/Relationship>)/, ''),
  );
  await put('[Content_Types].xml', (xml) => xml.replace(/<Override\s[^>]*calcChain\.xml"[^>]*?(?:\/>|>\s*<\/Override>)/i, ''));
}

/** A sheet is written anew where it holds placeholders, or formulas that read another sheet: what those came to is no longer true. */
function isTouched(sheet: TemplateSheet, template: Template, { block }: Filling, marked: readonly string[]): boolean {
  if (marked.includes(sheet.name)) return true;
  const reads = sheet.rows.some((row) => row.cells.some(({ formula }) => formula?.text.includes('!')));
  if (reads) return true;
  // conditions and lists of choices may read the sheet whose rows move
  return addsRows(block) && template.sheets.length > 1 && /<(?:\w+:)?(?:formula\d?|f|hyperlink)[\s>][^<]*!|location=/.test(sheet.after);
}
