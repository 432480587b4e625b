import { isHeaderBlock, isRule, isSeparator } from './quoted-headers.ts';

const QUOTED = /^\s*>/;
const BLANK = /^\s*$/;
/** How many lines a mail program may fold “On …, … wrote:” into. */
const FOLDS = 4;
const LONGEST_LEAD = 500;

const VERBS =
  /(\b(wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|написала?|пише|пишет)|写道|寫道|写到|のメール|さん(は|が)書きました)\s*[:：]?\s*$/i;
const MOMENT =
  /\d{1,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,4}|\d{1,2}:\d{2}|\b\d{1,2}\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}\b/i;
const ADDRESS = /[^\s<>"]+@[^\s<>"]+/;

/** “On …, … wrote:” in any of the languages: it says when or who, and that they wrote. */
const isLead = (text: string): boolean => text.length <= LONGEST_LEAD && VERBS.test(text) && (MOMENT.test(text) || ADDRESS.test(text));
/** Before quoted lines, less is enough: it names a moment or an address, and ends with a colon. */
const isLeadOfQuoted = (text: string): boolean =>
  text.length <= LONGEST_LEAD && /[:：]\s*$/.test(text) && (MOMENT.test(text) || ADDRESS.test(text));

/** How a lead begins, where it is folded: else words of one's own above it would be taken for its first line. */
const begins = (line: string): boolean =>
  line.length <= LONGEST_LEAD &&
  (/^\s*(-{2,}\s*)?(on|am|le|el|il|op|em|den|в|在|于)(\s|(?<=[在于]))/i.test(line) || MOMENT.test(line) || ADDRESS.test(line));

interface Lead {
  from: number;
  /** The first line after it. */
  to: number;
}

/** A lead that begins at a line; over as few lines as it takes. */
function leadAt(lines: readonly string[], from: number): Lead | null {
  if (!begins(lines[from]!) || QUOTED.test(lines[from]!)) return null;
  for (let to = from + 1; to <= Math.min(from + FOLDS, lines.length); to++) {
    const last = lines[to - 1]!;
    if (BLANK.test(last) || QUOTED.test(last)) return null;
    const said = lines.slice(from, to).join(' ').trim();
    let next = to;
    while (next < lines.length && BLANK.test(lines[next]!)) next++;
    const beforeQuoted = next < lines.length && QUOTED.test(lines[next]!);
    if (isLead(said) || (beforeQuoted && isLeadOfQuoted(said))) return { from, to: next };
  }
  return null;
}

/** The first of the lines from which on everything is what was answered: a separator, the headers of the old mail, or a lead with nothing quoted by marks. */
function endOfReply(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    if (isSeparator(lines[at]!) || isHeaderBlock(lines, at)) return at;
    const lead = leadAt(lines, at);
    if (lead && !QUOTED.test(lines[lead.to] ?? '')) return at;
  }
  return lines.length;
}

/** The lines above the old mail, without the line drawn between the two. */
function aboveOf(lines: readonly string[]): readonly string[] {
  const above = lines.slice(0, endOfReply(lines));
  const last = above.findLastIndex((line) => !BLANK.test(line));
  return above.length < lines.length && isRule(above[last] ?? '') ? above.slice(0, last) : above;
}

type Part = { quoted: boolean; lines: string[] };
/** What is quoted by marks, with its lead, and what is not, in turn. */
function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  const add = (quoted: boolean, some: readonly string[]) => {
    const last = parts.at(-1);
    if (last?.quoted === quoted) last.lines.push(...some);
    else parts.push({ quoted, lines: [...some] });
  };
  for (let at = 0; at < lines.length; ) {
    const lead = leadAt(lines, at);
    const to = lead ? lead.to : at + 1;
    add(lead !== null || QUOTED.test(lines[at]!), lines.slice(at, to));
    at = to;
  }
  return parts;
}
const isEmpty = ({ lines }: Part): boolean => lines.every((line) => BLANK.test(line));

/**
 * What somebody wrote, without what they answered: quoted lines with what leads to them, and everything below a separator or the headers of the old mail.
 * Who answers between quoted lines means them to be read together: there they stay.
 */
export function withoutQuotation(text: string): string {
  const lines = text
    // Marks of direction, with which some programs strew dates, and spaces that do not break.
    .replace(/[\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .split(/\r?\n/);
  const parts = partsOf(aboveOf(lines)).filter((part) => part.quoted || !isEmpty(part));
  const own = parts.flatMap((part, at) => (part.quoted ? [] : [at]));
  const between = parts.slice(own[0], own.at(-1)).some(({ quoted }) => quoted);
  const kept = between ? parts.slice(own[0], own.at(-1)! + 1) : parts.filter(({ quoted }) => !quoted);
  return kept
    .flatMap(({ lines: some }) => some)
    .join('\n')
    .trim();
}
