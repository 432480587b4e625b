import type { Token } from 'markdown-it';
import MarkdownIt from 'markdown-it';

/** No HTML within the Markdown: what looks like it is text. */
export const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });

/** The tokens of a Markdown text; headings carry the id by which they are linked to. */
export function parseMarkdown(text: string): Token[] {
  const tokens = markdown.parse(text, {});
  let headings = 0;
  for (const token of tokens) if (token.type === 'heading_open') token.attrSet('id', `h-${++headings}`);
  return tokens;
}
