import { FileFault } from '../file-fault.ts';

/** Attributes up to the end of a tag; no sign of another tag is passed, so that damaged text costs no more than its length. */
const ATTRIBUTES = `((?:[^"'<>/]|"[^"<]*"|'[^'<]*'|/(?!>))*)`;
const patterns = new Map<string, RegExp>();
function patternOf(key: string, make: () => string): RegExp {
  const known = patterns.get(key) ?? new RegExp(make(), 'g');
  patterns.set(key, known);
  return known;
}

/** Rewrites the attributes of every tag of such a name, whatever its prefix. */
export const withTags = (xml: string, names: string, change: (attributes: string) => string): string =>
  xml.replace(
    patternOf(`tag ${names}`, () => `<((?:\\w+:)?(?:${names}))(?=[\\s/>])${ATTRIBUTES}(/?)>`),
    (_, name: string, attributes: string, end: string) => `<${name}${change(attributes)}${end}>`,
  );

/** Rewrites the text of every element of such a name, which has no elements within. */
export const withTexts = (xml: string, names: string, change: (text: string) => string): string =>
  xml.replace(
    patternOf(`text ${names}`, () => `<((?:\\w+:)?(?:${names}))(?=[\\s>])${ATTRIBUTES}>([^<]+)</`),
    (_, name: string, attributes: string, text: string) => `<${name}${attributes}>${change(text)}</`,
  );

/** Rewrites one attribute among those of a tag. */
export const withAttribute = (attributes: string, name: string, change: (value: string) => string): string =>
  attributes.replace(
    patternOf(`attribute ${name}`, () => `(\\s${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`),
    (_, start: string, one?: string, other?: string) => `${start}"${change(one ?? other ?? '')}"`,
  );
export const withoutAttribute = (attributes: string, name: string): string =>
  attributes.replace(
    patternOf(`no ${name}`, () => `\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`),
    '',
  );

export interface Element {
  start: number;
  end: number;
  attributes: string;
  /** What it holds; null where the tag closes itself. */
  inner: string | null;
}
const endOfTag = (xml: string, from: number): number => {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at]!;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  throw new FileFault('invalid', 'file.broken', { why: 'xml ends in the middle' });
};

/** Elements of a name that never holds itself, in their order. */
export function* elements(xml: string, name: string): Generator<Element> {
  const open = `<${name}`;
  const close = `</${name}>`;
  for (let start = xml.indexOf(open); start >= 0; ) {
    const after = start + open.length;
    if (!/[\s/>]/.test(xml[after] ?? '')) {
      start = xml.indexOf(open, after);
      continue;
    }
    const end = endOfTag(xml, after);
    const empty = xml[end - 1] === '/';
    const closing = empty ? end : xml.indexOf(close, end);
    if (closing < 0) throw new FileFault('invalid', 'file.broken', { why: 'xml ends in the middle' });
    const whole = empty ? end + 1 : closing + close.length;
    yield { start, end: whole, attributes: xml.slice(after, empty ? end - 1 : end), inner: empty ? null : xml.slice(end + 1, closing) };
    start = xml.indexOf(open, whole);
  }
}

/** A part as plain elements: without document type, comments, literals and a prefix of its own, whoever wrote it. */
export function plainXml(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new FileFault('invalid', 'file.broken', { why: 'xml encoding' });
  let xml = new TextDecoder().decode(bytes);
  if (/<!DOCTYPE/i.test(xml)) throw new FileFault('invalid', 'file.broken', { why: 'xml document type' });
  if (xml.includes('<!')) {
    xml = cut(xml, '<!--', '-->', () => '');
    xml = cut(xml, '<![CDATA[', ']]>', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  }
  const prefix = /^\s*(?:<\?[^>]*\?>\s*)?<(\w+):(?:worksheet|sst|styleSheet|workbook)[\s>]/.exec(xml)?.[1];
  if (!prefix) return xml;
  return xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</').replace(`xmlns:${prefix}=`, 'xmlns=');
}

function cut(xml: string, open: string, close: string, instead: (text: string) => string): string {
  let out = '';
  let at = 0;
  for (let start = xml.indexOf(open); start >= 0; start = xml.indexOf(open, at)) {
    const end = xml.indexOf(close, start + open.length);
    if (end < 0) throw new FileFault('invalid', 'file.broken', { why: 'xml ends in the middle' });
    out += xml.slice(at, start) + instead(xml.slice(start + open.length, end));
    at = end + close.length;
  }
  return out + xml.slice(at);
}

export const escapedXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
