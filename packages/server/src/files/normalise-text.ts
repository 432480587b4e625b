import { decimalOfNumber } from './decimal.ts';
import { unguardedText } from './formula-guard.ts';
import type { Reading } from './problem.ts';
import { read, unreadable } from './problem.ts';
import type { Cell } from './row.ts';

const printableAscii = /^[\x21-\x7e]?$|^[\x21-\x7e][\x20-\x7e]*[\x21-\x7e]$/;
const spreadsheetError = /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

/** Full-width digits, Latin letters and spaces become half-width; Chinese punctuation stays. Invisible characters and outer space go. */
export function cleanText(text: string): string {
  if (printableAscii.test(text)) return text;
  return text
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f\u3000]/g, ' ')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/g, '');
}

/** A cell as clean text; null when blank. `#N/A` and its kin are cells that failed in the spreadsheet, not text. */
export function normaliseText(cell: Cell | undefined): Reading<string | null> {
  if (cell === null || cell === undefined) return read(null);
  if (typeof cell === 'boolean') return read(cell ? 'TRUE' : 'FALSE');
  if (typeof cell === 'number') {
    // spreadsheets keep 15 digits: a longer id kept as a number has lost its last ones already
    if (!Number.isFinite(cell) || Math.abs(cell) >= 1e15) return unreadable('import.value.precision_lost', String(cell));
    return read(decimalOfNumber(cell));
  }
  // the guard comes off first: what cleaning takes away may be what the guard was for
  const text = cleanText(unguardedText(cell));
  if (text === '') return read(null);
  return spreadsheetError.test(text) ? unreadable('import.value.spreadsheet_error', text) : read(text);
}
