// For tests: reads iCalendar by the grammar of RFC 5545 alone, knowing nothing of what wrote it, and fails where a program would.
export interface ReadEvent {
  [property: string]: { value: string; parameters: Record<string, string> };
}

const meant = (text: string): string => text.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));

/** The properties of the calendar and of each event in it; texts as they were meant. */
export function readCalendar(text: string): { calendar: ReadEvent; events: ReadEvent[] } {
  const raw = text.split('\r\n');
  if (raw.pop() !== '' || /[\r\n]/.test(raw.join(''))) throw new Error('lines end with CRLF');
  const long = raw.find((line) => Buffer.byteLength(line) > 75);
  if (long) throw new Error(`longer than 75 bytes: ${long}`);
  const lines = text.trimEnd().replaceAll('\r\n ', '').split('\r\n');
  const [calendar, events, open]: [ReadEvent, ReadEvent[], string[]] = [{}, [], []];
  for (const line of lines) {
    const found = /^([A-Z-]+)((?:;[A-Z-]+=[^;:"]+)*):(.*)$/su.exec(line);
    if (!found) throw new Error(`no property: ${line}`);
    const [, name, given, value] = found as unknown as [string, string, string, string];
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends that did not begin`);
    } else {
      const parameters = Object.fromEntries(
        given
          .split(';')
          .filter(Boolean)
          .map((one) => one.split('=') as [string, string]),
      );
      const of = open.at(-1) === 'VEVENT' ? events.at(-1)! : calendar;
      if (of[name]) throw new Error(`${name} twice`);
      of[name] = { value: meant(value), parameters };
    }
  }
  if (open.length) throw new Error(`${open.at(-1)} has no end`);
  return { calendar, events };
}
