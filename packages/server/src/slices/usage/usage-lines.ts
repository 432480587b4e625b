import { StringDecoder } from 'node:string_decoder';
import type { UsageRefusal } from '@fulcrum/contract';

/** A line of a bulk ingest: what it says, or why it says nothing. */
export type Line = { line: number; fields: Record<string, unknown> } | { line: number; refusal: UsageRefusal; text: string };

/** A line says one value; a longer one is nothing but trouble. */
export const LONGEST_LINE = 16_384;

/** What an attacker's megabyte would be told back is cut. */
export const excerpt = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80);

function parsed(line: number, text: string): Line {
  if (text.length > LONGEST_LINE) return { line, refusal: 'line.too_long', text: excerpt(text) };
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return { line, fields: fields as Record<string, unknown> };
  } catch {
    // Said below.
  }
  return { line, refusal: 'line.not_json', text: excerpt(text) };
}

/** Objects of NDJSON as they come, some hundred at a time. Blank lines are counted and left out; a line without an end is never held. */
export async function* ndjsonLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line[], void, undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  const take = (text: string, into: Line[]) => {
    number += 1;
    const said = number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
    if (said.trim() !== '') into.push(parsed(number, said));
  };
  for await (const bytes of body) {
    const text = rest + decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const lines: Line[] = [];
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
  const last: Line[] = [];
  if (rest !== '') take(rest, last);
  if (last.length) yield last;
}
