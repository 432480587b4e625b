import { guardedText } from '../formula-guard.ts';
import type { OutCell } from '../out-cell.ts';
import { readable } from '../shared-strings.ts';
import { xmlEscaped } from '../sheet-xml.ts';
import { namesIn, piecesOf } from './placeholder.ts';
import type { TemplateCell } from './sheet.ts';
import { elements } from './xml-edit.ts';

/** The texts of a workbook as they stand in its table, each with its looks. */
export const textsOf = (xml: string): string[] => [...elements(xml, 'si')].map(({ inner }) => inner ?? '');

/** Phonetic guides belong to the text that was there before. */
function withoutGuides(xml: string): string {
  if (!xml.includes('<rPh') && !xml.includes('<phoneticPr')) return xml;
  let out = xml;
  for (const name of ['rPh', 'phoneticPr']) {
    let at = 0;
    let kept = '';
    for (const { start, end } of elements(out, name)) {
      kept += out.slice(at, start);
      at = end;
    }
    out = kept + out.slice(at);
  }
  return out;
}
const plainText = (xml: string): string => [...elements(withoutGuides(xml), 't')].map(({ inner }) => readable(inner ?? '')).join('');

/** What a cell's text is made of, its looks included; null where it holds no text. */
export function richOf(cell: TemplateCell, texts: readonly string[]): string | null {
  if (cell.type === 's') {
    const [value] = elements(cell.inner, 'v');
    return texts[Number(value?.inner ?? -1)] ?? null;
  }
  if (cell.type !== 'inlineStr') return null;
  const [inline] = elements(cell.inner, 'is');
  return inline?.inner ?? null;
}
export const textOf = (rich: string): string => plainText(rich);

const shown = (value: OutCell): string => {
  if (value === null) return '';
  if (typeof value === 'object') return 'decimal' in value ? value.decimal : value.date;
  return String(value);
};
const textXml = (text: string): string => `<t xml:space="preserve">${xmlEscaped(text)}</t>`;

/** A text with placeholders among it, ready to take values: its parts keep their looks, unless a placeholder runs over several of them. */
export function filledText(rich: string, filledBy: (name: string) => OutCell): string {
  const plain = withoutGuides(rich);
  const runs = [...elements(plain, 't')];
  const whole = runs.map(({ inner }) => readable(inner ?? ''));
  const replaced = (text: string) =>
    piecesOf(text)
      .map((piece, at) => (at % 2 === 1 ? shown(filledBy(piece)) : piece))
      .join('');
  const names = namesIn(whole.join('')).length;
  const apart = whole.reduce((sum, text) => sum + namesIn(text).length, 0) !== names;
  if (apart || runs.length === 1) return textXml(guardedText(replaced(whole.join(''))));
  const filled = whole.map(replaced);
  const all = filled.join('');
  const guard = guardedText(all).slice(0, guardedText(all).length - all.length);
  let out = '';
  let at = 0;
  for (const [n, { start, end }] of runs.entries()) {
    out += plain.slice(at, start) + textXml((n === 0 ? guard : '') + (filled[n] ?? ''));
    at = end;
  }
  return out + plain.slice(at);
}
