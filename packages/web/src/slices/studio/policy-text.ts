import { type Document, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Where in the document: items, 3, condition, points. */
export type Path = (string | number)[];
type Edit = (document: Document) => void;

const read = (text: string): Document => parseDocument(text, { schema: 'core', uniqueKeys: true });

/** The policy that a text says; null where it is no YAML, or none of the kind: then only the text can be edited. */
export function draftOf<D>(text: string, shape: z.ZodType<D>): D | null {
  const document = read(text);
  if (document.errors.length) return null;
  return shape.safeParse(document.toJS({ maxAliasCount: 50 })).data ?? null;
}

/** The text with a change made in its own writing: comments, order and style of what is not changed stay. */
function edited(text: string, edit: Edit): string {
  const document = read(text);
  if (document.errors.length) return text;
  edit(document);
  return document.toString({ lineWidth: 0 });
}

/** The text with a value at a place; undefined takes the place out, and what it leaves empty with it. */
export function withValue(text: string, path: Path, value: unknown): string {
  return edited(text, (document) => {
    if (value !== undefined) return document.setIn(path, valueNode(document, value));
    document.deleteIn(path);
    const parent = path.slice(0, -1);
    const left = parent.length ? document.getIn(parent) : undefined;
    if (parent.length && left && typeof left === 'object' && 'items' in left && Array.isArray(left.items) && !left.items.length)
      document.deleteIn(parent);
  });
}

/** Small values on a line, as people write them. */
function valueNode(document: Document, value: unknown): unknown {
  return value !== null && typeof value === 'object' ? document.createNode(value, { flow: true }) : value;
}

/** The text with one more part at the end of a list, or at a place in it. */
export function withAdded(text: string, list: Path, part: unknown, at?: number): string {
  return edited(text, (document) => {
    const node = document.createNode(part, { flow: true });
    const found = document.getIn(list);
    if (!isSeq(found)) return document.setIn(list, [node]);
    found.items.splice(at ?? found.items.length, 0, node);
  });
}

/** The text without a part of a list. */
export function withoutPart(text: string, list: Path, at: number): string {
  return edited(text, (document) => void document.deleteIn([...list, at]));
}

/** The text with a part of a list in another place; the comment above it goes along. */
export function withMoved(text: string, list: Path, from: number, to: number): string {
  return edited(text, (document) => {
    const found = document.getIn(list);
    if (!isSeq(found) || to < 0 || to >= found.items.length) return;
    const [part] = found.items.splice(from, 1);
    found.items.splice(to, 0, part);
  });
}
