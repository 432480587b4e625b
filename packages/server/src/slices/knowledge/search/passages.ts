import type { Token } from 'markdown-it';
import { parseMarkdown } from '../markdown/parse-markdown.ts';

/** A part of an article that is found by itself. */
export interface Passage {
  /** Where it begins in the page; null: at its top. */
  anchor: string | null;
  headings: string;
  plain: string;
}
/** Longer articles are parted, so that a section is found for itself and links into the page. */
const LONGEST = 2000;

const said = (token: Token): string => {
  if (token.type === 'text' || token.type === 'code_inline') return token.content;
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  return token.children?.map(said).join('') ?? '';
};

interface Block {
  heading: string | null;
  anchor: string | null;
  text: string;
}
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let anchor: string | null = null;
  let inHeading = false;
  for (const token of parseMarkdown(markdown)) {
    if (token.type === 'heading_open') {
      anchor = String(token.attrGet('id'));
      inHeading = true;
    } else if (token.type === 'heading_close') inHeading = false;
    else if (token.type === 'inline' && inHeading) blocks.push({ heading: said(token), anchor, text: '' });
    else if (token.type === 'inline') blocks.push({ heading: null, anchor, text: said(token) });
    else if (token.type === 'fence' || token.type === 'code_block') blocks.push({ heading: null, anchor, text: token.content.trimEnd() });
  }
  return blocks.flatMap(pieces);
}
/** A paragraph longer than a part is cut where it must be. */
const pieces = (block: Block): Block[] =>
  block.text.length <= LONGEST
    ? [block]
    : Array.from({ length: Math.ceil(block.text.length / LONGEST) }, (_, at) => ({
        ...block,
        text: block.text.slice(at * LONGEST, (at + 1) * LONGEST),
      }));

/** The parts of an article: whole sections together as long as they fit. */
export function passagesOf(markdown: string): Passage[] {
  const parts: { anchor: string | null; headings: string[]; texts: string[]; length: number }[] = [];
  const blocks = blocksOf(markdown);
  const whole = blocks.reduce((sum, { text }) => sum + text.length, 0) <= LONGEST;
  for (const { heading, anchor, text } of blocks) {
    const last = parts.at(-1);
    const full = last && !whole && last.length + text.length > LONGEST;
    // A heading begins a part once the one before it is half full.
    const turns = last && !whole && heading !== null && last.length > LONGEST / 2;
    const part = !last || full || turns ? { anchor: parts.length ? anchor : null, headings: [], texts: [], length: 0 } : last;
    if (part !== last) parts.push(part);
    if (heading !== null) part.headings.push(heading);
    else part.texts.push(text);
    part.length += text.length;
  }
  if (!parts.length) return [{ anchor: null, headings: '', plain: '' }];
  return parts.map(({ anchor, headings, texts }) => ({ anchor, headings: headings.join('\n'), plain: texts.join('\n') }));
}
