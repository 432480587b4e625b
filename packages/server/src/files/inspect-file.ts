import type { Header, HeaderChoice } from './header.ts';
import { detectHeader, HEADER_SAMPLE_ROWS } from './header.ts';
import type { FileLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import type { OpenedFile, ReadChoices, SourceFile } from './read-rows.ts';
import { openFile } from './read-rows.ts';
import type { SourceRow } from './row.ts';

/** What the upload page shows before any mapping: how the file was read, its header, and its first rows. */
export type Inspection = Omit<OpenedFile, 'rows'> & { header: Header; sample: SourceRow[] };

/** Opens a file and reads its first rows only. `sample` holds the rows below the header. */
export async function inspectFile(
  file: SourceFile,
  choices: ReadChoices & HeaderChoice = {},
  limits: FileLimits = defaultLimits,
): Promise<Inspection> {
  const { rows, ...opened } = await openFile(file, choices, limits);
  const first: SourceRow[] = [];
  for await (const row of rows()) {
    first.push(row);
    if (first.length >= HEADER_SAMPLE_ROWS) break;
  }
  const header = detectHeader(first, choices);
  return { ...opened, header, sample: first.filter((row) => row.line >= header.firstDataLine) };
}
