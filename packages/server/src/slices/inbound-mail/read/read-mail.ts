import { type AddressObject, type Headers, type ParsedMail, simpleParser } from 'mailparser';
import { plainName } from '../../files/index.ts';
import { type Automatic, automaticOf } from './automatic.ts';
import { named, parted, placed } from './page-pictures.ts';

export interface Person {
  name: string;
  /** In small letters. */
  address: string;
}
export interface AttachedFile {
  name: string;
  mediaType: string;
  content: Buffer;
  /** Its place is in the text, as its name in square brackets, unless what it stands in was cut from it. */
  inline: boolean;
}
/** A mail as a reader sees it. */
export interface ReadMail {
  messageId: string | null;
  /** Mails that it answers, the nearest first. */
  answers: string[];
  from: Person | null;
  to: Person[];
  cc: Person[];
  subject: string;
  /** Plain text; made from the page where there is no other. */
  text: string;
  html: string | null;
  attachments: AttachedFile[];
  date: string | null;
  automatic: Automatic | null;
  /** Whether it names one writer, once. */
  isAlone: boolean;
  /** What servers on its way say of who wrote it, the last one first. */
  authentication: string[];
}

const LONGEST_HTML = 2_000_000;
/** So much of a page is read as text: the library takes time by the square of a long word, and nobody writes more. */
const LONGEST_READ = 400_000;
const LONGEST_TEXT = 200_000;
const LONGEST_ID = 500;
const MOST_ANSWERED = 100;

const people = (headers: AddressObject | AddressObject[] | undefined): Person[] =>
  [headers ?? []]
    .flat()
    .flatMap(({ value }) => value.flatMap((one) => one.group ?? [one]))
    .flatMap(({ name, address }) => (address ? [{ name: name.trim(), address: address.toLowerCase() }] : []));

/** What stands between `<` and `>`, of one or several. */
const idsIn = (said: string | string[] | undefined): string[] =>
  [said ?? []]
    .flat()
    .flatMap((one) => [...one.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id!))
    .filter((id) => id.length <= LONGEST_ID);

const unnamed = (contentType: string): string => (contentType.startsWith('message/') ? 'mail' : 'file');
/** Names as they are kept, each once: a mail may have the same one for several files. */
function namesOf(files: readonly { filename?: string | undefined; contentType: string }[]): string[] {
  const given = new Map<string, number>();
  return files.map(({ filename, contentType }, at) => {
    const name = plainName(filename?.trim() ?? '', `${unnamed(contentType)}-${at + 1}`);
    const times = (given.get(name) ?? 0) + 1;
    given.set(name, times);
    return times === 1 ? name : name.replace(/(\.\w+)?$/, (ending) => ` (${times})${ending}`);
  });
}

/** A part of the mail as plain text names it. */
const CID = /\[cid:([^\]\s]{1,500})\]/gi;

/** Files with their names, and the text in which those of the page stand. */
async function textAndFiles({ text: plain = '', html, attachments }: ParsedMail): Promise<Pick<ReadMail, 'text' | 'attachments'>> {
  const { page, pictures } = parted(html || '');
  const held = pictures.flatMap((one) => ('cid' in one ? [] : [one]));
  const parts = [
    ...attachments,
    ...held.map(({ type, content }) => ({ filename: `picture.${type}`, contentType: `image/${type}`, content })),
  ];
  const names = namesOf(parts);
  const ofPlace = pictures.map((one) =>
    'cid' in one ? attachments.findIndex(({ cid }) => cid === one.cid) : attachments.length + held.indexOf(one),
  );
  const byIds = plain.replace(CID, (_, cid: string) => {
    const name = names[attachments.findIndex((one) => one.cid === cid)];
    return name === undefined ? '' : `[${name}]`;
  });
  const isMarked = ofPlace.every((at) => at < 0 || byIds.includes(`[${names[at]}]`));
  const needsPage = html && (!isMarked || !plain.trim());
  const fromPage = needsPage ? await textOfPage(page) : '';
  const text = needsPage ? ((plain.trim() ? placed(byIds, fromPage) : null) ?? fromPage) : byIds;
  return {
    text: named(text, (at) => names[ofPlace[at] ?? -1]),
    attachments: parts.map(({ contentType, content }, at) => ({
      ...{ name: names[at]!, mediaType: contentType, content },
      inline: ofPlace.includes(at),
    })),
  };
}

/** Plain text of a page alone, made by the same library that makes it of mails. */
async function textOfPage(page: string): Promise<string> {
  const { text = '' } = await simpleParser(Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${page.slice(0, LONGEST_READ)}`), {
    skipTextToHtml: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: Number.POSITIVE_INFINITY,
  });
  return text;
}

/** A header's moment; the library takes now for one that it cannot read. */
function dateOf(headers: Headers, date: Date | undefined): string | null {
  return headers.has('date') && date && Number.isFinite(date.getTime())
    ? Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString()
    : null;
}

/** Headers of a name as they stand, the first first. */
const linesOf = ({ headerLines }: ParsedMail, name: string): string[] =>
  headerLines.filter(({ key }) => key === name).map(({ line }) => line.slice(line.indexOf(':') + 1));

/** Postgres keeps no zero bytes in text. */
const clean = (text: string): string => text.replaceAll('\0', '');

/** Reads a raw message (RFC 5322 with MIME, whatever its character set). */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const parsed = await simpleParser(raw, {
    skipTextToHtml: true,
    skipImageLinks: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: LONGEST_READ,
  });
  const from = people(parsed.from)[0] ?? null;
  const subject = clean(parsed.subject ?? '').trim();
  const { text, attachments } = await textAndFiles(parsed);
  const references = idsIn(parsed.references).toReversed();
  return {
    messageId: idsIn(parsed.messageId)[0] ?? null,
    answers: [...new Set([...idsIn(parsed.inReplyTo), ...references])].slice(0, MOST_ANSWERED),
    from: from && { ...from, name: clean(from.name) },
    to: people(parsed.to),
    cc: people(parsed.cc),
    subject,
    text: clean(text).slice(0, LONGEST_TEXT),
    html: parsed.html ? clean(parsed.html).slice(0, LONGEST_HTML) : null,
    attachments,
    date: dateOf(parsed.headers, parsed.date),
    isAlone: people(parsed.from).length === 1 && linesOf(parsed, 'from').length === 1,
    authentication: linesOf(parsed, 'authentication-results'),
    automatic: automaticOf(parsed.headers, { from: from?.address ?? null, subject }),
  };
}
