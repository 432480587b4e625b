import { StringDecoder } from 'node:string_decoder';
import type { UsageRefusal } from '@fulcrum/contract';

/** A line of a bulk ingest: what it says, or why it says nothing. */
export type Line = { line: number; fields: Record<string, unknown> } | { line: number; refusal: UsageRefusal; text: string };

/** A line says one value; a longer one is nothing but trouble. */
export const LONGEST_LINE = 16_384;

/** What an attacker's megabyte would be told back is cut. */
export const excerpt = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80);

/** Lines of text with their numbers, some hundred at a time. Blank ones are counted and left out; a line without an end is never held whole. */
export async function* textLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: number; text: string }[], void, undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  const take = (text: string, into: { line: number; text: string }[]) => {
    number += 1;
    const said = number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
    if (said.trim() !== '') into.push({ line: number, text: said });
  };
  for await (const bytes of body) {
    const text = rest + decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const lines: { line: number; text: string }[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      take(text.slice(from, end), lines);
      from = end + 1;
    }
    rest = text.slice(from);
    // Enough is kept to know that the line is too long.
    if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE + 1);
    if (lines.length) yield lines;
  }
  rest += decoder.end();
  const last: { line: number; text: string }[] = [];
  if (rest !== '') take(rest, last);
  if (last.length) yield last;
}

/** What `read` makes of each line that is not too long. */
export const readLine = (line: number, text: string, read: (text: string) => Record<string, unknown> | UsageRefusal): Line => {
  const fields = text.length > LONGEST_LINE ? 'line.too_long' : read(text);
  return typeof fields === 'string' ? { line, refusal: fields, text: excerpt(text) } : { line, fields };
};

function parseJson(text: string): Record<string, unknown> | UsageRefusal {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields as Record<string, unknown>;
  } catch {
    // Said below.
  }
  return 'line.not_json';
}

/** Objects of NDJSON as they come. */
export async function* ndjsonLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line[], void, undefined> {
  for await (const lines of textLines(body)) yield lines.map(({ line, text }) => readLine(line, text, parseJson));
}
