/** An event of whole days, `until` its last; what it says is plain text. */
export interface WholeDays {
  uid: string;
  on: string;
  until: string;
  summary: string;
  description: string;
  isTentative: boolean;
  url: string | null;
}

const LINE_BYTES = 75;
const encoder = new TextEncoder();

/** Text as RFC 5545 writes it (3.3.11): what would end a value or a line is escaped, other control characters have no place. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A line is at most 75 bytes long (3.1); what is longer goes on after a line break and a space, no character torn apart. */
function folded(line: string): string {
  let [out, bytes] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}

const date = (day: string): string => day.replaceAll('-', '');
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const linesOf = (one: WholeDays, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(one.uid)}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${date(one.on)}`,
  // The first day on which it is no more.
  `DTEND;VALUE=DATE:${date(dayAfter(one.until))}`,
  `SUMMARY:${escaped(one.summary)}`,
  ...(one.description ? [`DESCRIPTION:${escaped(one.description)}`] : []),
  ...(one.url ? [`URL:${one.url}`] : []),
  `STATUS:${one.isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
  'CLASS:PRIVATE',
  // Nobody is busy because of it.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** A calendar of whole days as RFC 5545 writes it; `now` is when it was read. */
export function icalendar({ name, now, days }: { name: string; now: string; days: readonly WholeDays[] }): string {
  const stamp = Temporal.Instant.from(now).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Fulcrum//Key events//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    // RFC 7986, and what programs knew before it: how it is called and how often to read it again.
    ...[`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H'],
    ...days.flatMap((one) => linesOf(one, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
