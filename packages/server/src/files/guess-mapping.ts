import type { ImportField } from './entity-fields.ts';
import type { Header } from './header.ts';
import type { HeaderColumn, HeaderWarning } from './header-names.ts';
import { dateReader } from './normalise-date.ts';
import { normaliseHeader } from './normalise-header.ts';
import { normaliseNumber } from './normalise-number.ts';
import type { SourceRow } from './row.ts';
import { isBlankCell } from './row.ts';

export type GuessReason =
  | 'import.guess.same_name'
  | 'import.guess.synonym'
  | 'import.guess.part_of_name'
  | 'import.guess.values_fit'
  | 'import.guess.values_differ';

/** A column proposed for a field; `confidence` 0–1, worth showing to a person below about 0.8. */
export type Guess = { field: string; column: string; confidence: number; reasons: GuessReason[] };

export type GuessedMapping = { guesses: Guess[]; unusedColumns: string[]; warnings: HeaderWarning[] };

const WORTH_PROPOSING = 0.4;

/** Proposes for each field at most one column and each column at most once, best pairs first. */
export function guessMapping(fields: readonly ImportField[], header: Header, sample: readonly SourceRow[]): GuessedMapping {
  const pairs: Guess[] = [];
  for (const field of fields) {
    const names = new Set([field.id, ...field.synonyms].map(normaliseHeader));
    for (const column of header.columns) {
      const guess = judge(field, names, column, sample);
      if (guess !== undefined && guess.confidence >= WORTH_PROPOSING) pairs.push(guess);
    }
  }
  // sort is stable: among equals the field listed first wins
  pairs.sort((a, b) => b.confidence - a.confidence);
  const guesses: Guess[] = [];
  for (const pair of pairs) {
    if (!guesses.some((taken) => taken.field === pair.field || taken.column === pair.column)) guesses.push(pair);
  }
  const used = new Set(guesses.map((guess) => guess.column));
  const unusedColumns = header.columns.map((column) => column.name).filter((name) => !used.has(name));
  return { guesses, unusedColumns, warnings: header.warnings };
}

function judge(field: ImportField, names: ReadonlySet<string>, column: HeaderColumn, sample: readonly SourceRow[]): Guess | undefined {
  const header = normaliseHeader(column.name);
  const reasons: GuessReason[] = [];
  let confidence = 0;
  if (header === normaliseHeader(field.id)) {
    confidence = 0.95;
    reasons.push('import.guess.same_name');
  } else if (names.has(header)) {
    // synonyms are listed from the most to the least telling
    const place = field.synonyms.findIndex((each) => normaliseHeader(each) === header);
    confidence = 0.9 - 0.1 * (place / field.synonyms.length);
    reasons.push('import.guess.synonym');
  } else {
    const part = [...names].filter((name) => name.length >= (/^[\x20-\x7e]+$/.test(name) ? 4 : 2) && header.includes(name));
    if (part.length === 0) return undefined;
    confidence = 0.4 + 0.3 * (Math.max(...part.map((name) => name.length)) / header.length);
    reasons.push('import.guess.part_of_name');
  }
  const fit = shareThatFits(field, column, sample);
  if (fit !== undefined && fit >= 0.9) {
    confidence = Math.min(1, confidence + 0.05);
    reasons.push('import.guess.values_fit');
  } else if (fit !== undefined && fit < 0.5) {
    confidence *= 0.5;
    reasons.push('import.guess.values_differ');
  }
  return { field: field.id, column: column.name, confidence: Math.round(confidence * 100) / 100, reasons };
}

const readDate = dateReader();

/** Share of the sample's filled cells that read as the field's type; undefined for text, which everything is. */
function shareThatFits(field: ImportField, column: HeaderColumn, sample: readonly SourceRow[]): number | undefined {
  const cells = sample.map((row) => row.cells[column.index]).filter((cell) => !isBlankCell(cell));
  if (cells.length === 0) return undefined;
  const share = (fits: (cell: (typeof cells)[number]) => boolean): number => cells.filter(fits).length / cells.length;
  if (field.id.toLowerCase().endsWith('email')) return share((cell) => typeof cell === 'string' && /^\S+@\S+\.\S+$/.test(cell.trim()));
  if (field.type === 'number' || field.type === 'integer') return share((cell) => normaliseNumber(cell).ok);
  if (field.type !== 'date') return undefined;
  return share((cell) => {
    const date = readDate(cell);
    // day-first dates are dates too; which way round they go is for the person to say
    return date.ok || date.problem.code === 'import.value.date_ambiguous';
  });
}
