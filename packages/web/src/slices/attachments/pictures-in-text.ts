import type { RequestFile } from '@fulcrum/contract';

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const isPicture = ({ mediaType }: RequestFile): boolean => PICTURES.has(mediaType);

interface Said {
  /** The text, and the pictures where they stand in it. */
  parts: (string | RequestFile)[];
  /** What hangs on it without standing in it. */
  below: { pictures: RequestFile[]; files: RequestFile[] };
}

/** Parts a text at the marks of its pictures: a picture stands where its name does in square brackets, as mails are kept. */
export function inText(body: string, files: readonly RequestFile[]): Said {
  const pictures = files.filter(isPicture);
  const marks = pictures
    .map((file) => ({ file, at: body.indexOf(`[${file.name}]`), length: file.name.length + 2 }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at);
  const standing = new Set<RequestFile>();
  const parts: Said['parts'] = [];
  let from = 0;
  for (const { file, at, length } of marks) {
    if (at < from) continue;
    standing.add(file);
    parts.push(body.slice(from, at), file);
    from = at + length;
  }
  parts.push(body.slice(from));
  return {
    parts,
    below: { pictures: pictures.filter((file) => !standing.has(file)), files: files.filter((file) => !isPicture(file)) },
  };
}
