/** What a file is by its first bytes; what is not known by them is told by its name, and never shown in place. */
const MARKS: readonly (readonly [type: string, mark: string])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['application/pdf', '%PDF-'],
  ['application/x-msdownload', 'MZ\x90\0'],
  ['application/x-executable', '\x7fELF'],
  ['application/x-executable', '\xcf\xfa\xed\xfe'],
];
/** Told by their names, for the programs that open them; the browser only saves them. */
const ENDINGS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  ofd: 'application/ofd',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};
/** What runs when it is opened. */
const RUNS = 'bat|cmd|com|cpl|dll|exe|hta|jar|js|jse|lnk|msi|pif|ps1|reg|scr|vbe|vbs|wsf'.split('|');
const PROGRAMS: ReadonlySet<string> = new Set(['application/x-msdownload', 'application/x-executable']);
const VIEWABLE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);

export const FIRST_BYTES = 16;

/** The media type that is kept with a file and sent with it. What the sender says of it is not asked. */
export function sniffedType(start: Uint8Array, name: string): string {
  const text = Buffer.from(start).toString('latin1');
  const marked = MARKS.find(([, mark]) => text.startsWith(mark))?.[0];
  if (marked) return marked;
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  const ending = /\.(\w{1,5})[.\s]*$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (RUNS.includes(ending)) return 'application/x-executable';
  return ENDINGS[ending] ?? 'application/octet-stream';
}

/** Pictures and PDF run nothing; SVG and HTML do. */
export const isViewable = (mediaType: string): boolean => VIEWABLE.has(mediaType);
/** A picture that is shown where it stands. */
export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/') && isViewable(mediaType);
/** By its own bytes or its name. */
export const isProgram = (mediaType: string): boolean => PROGRAMS.has(mediaType);
