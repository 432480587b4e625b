import type { Encoding, Mapping } from '../../files/index.ts';
import type { KeptDetection } from './import.sql.ts';
import type { Choices } from './inspect.ts';

/** How a file is read: what a person chose, else what the mapping says, else the sheet that was looked at; the rest is detected again. */
export function choicesOf(
  mapping: Mapping | undefined,
  chosen: { sheet?: string | undefined; encoding?: Encoding | undefined },
  detected: KeptDetection | null,
): Choices {
  const options = mapping?.options ?? {};
  const sheet = chosen.sheet ?? options.sheet ?? (detected?.sheets.length ? (detected.sheet ?? undefined) : undefined);
  const encoding = chosen.encoding ?? options.encoding;
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
    ...(options.headerRow === undefined ? {} : { headerRow: options.headerRow }),
  };
}
