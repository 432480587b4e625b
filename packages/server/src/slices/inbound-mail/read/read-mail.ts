import { type AddressObject, type Attachment, type Headers, simpleParser } from 'mailparser';
import { type Automatic, automaticOf } from './automatic.ts';

export interface Person {
  name: string;
  /** In small letters. */
  address: string;
}
export interface AttachedFile {
  name: string;
  mediaType: string;
  content: Buffer;
  /** Shown within the text, as a picture of a signature. */
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
}

const LONGEST_HTML = 2_000_000;
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

const fileOf = ({ filename, contentType, content, related = false }: Attachment, at: number): AttachedFile => ({
  name: filename?.trim() || `${contentType.startsWith('message/') ? 'mail' : 'file'}-${at + 1}`,
  mediaType: contentType,
  content,
  inline: related,
});

/** A header's moment; the library takes now for one that it cannot read. */
function dateOf(headers: Headers, date: Date | undefined): string | null {
  return headers.has('date') && date && Number.isFinite(date.getTime())
    ? Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString()
    : null;
}

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
    maxHtmlLengthToParse: LONGEST_HTML,
  });
  const from = people(parsed.from)[0] ?? null;
  const subject = clean(parsed.subject ?? '').trim();
  const references = idsIn(parsed.references).toReversed();
  return {
    messageId: idsIn(parsed.messageId)[0] ?? null,
    answers: [...new Set([...idsIn(parsed.inReplyTo), ...references])].slice(0, MOST_ANSWERED),
    from: from && { ...from, name: clean(from.name) },
    to: people(parsed.to),
    cc: people(parsed.cc),
    subject,
    text: clean(parsed.text ?? '').slice(0, LONGEST_TEXT),
    html: parsed.html ? clean(parsed.html).slice(0, LONGEST_HTML) : null,
    attachments: parsed.attachments.map(fileOf),
    date: dateOf(parsed.headers, parsed.date),
    automatic: automaticOf(parsed.headers, { from: from?.address ?? null, subject }),
  };
}
