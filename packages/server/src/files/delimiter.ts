import { type Delimiter, DELIMITERS as delimiters } from '@fulcrum/contract/text-files';

export { type Delimiter, delimiters };

/** What the first rows say about how cells are parted; `spaceBeforeQuote` marks files written as `1, "two, three"`. */
export type DetectedDelimiter = { delimiter: Delimiter; spaceBeforeQuote: boolean };

/**
 * The delimiter that splits most of the first rows into one and the same number of cells, quotes honoured.
 * A single column has none: then the comma, or the tab for a `.tsv`, stands in.
 */
export function detectDelimiter(sample: string, fileName = ''): DetectedDelimiter {
  const preferred: Delimiter = /\.(tsv|tab)(\.gz)?$/i.test(fileName) ? '\t' : ',';
  let best: { delimiter: Delimiter; score: number } = { delimiter: preferred, score: 0 };
  for (const delimiter of delimiters) {
    const score = consistency(countCells(sample, delimiter)) * (delimiter === preferred ? 1.01 : 1);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, spaceBeforeQuote: best.delimiter !== '\t' && sample.includes(`${best.delimiter} "`) };
}

/** 0 without any split row; else the share of rows with the commonest count, more for more columns and when the first row has it too. */
function consistency(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [columns, rows] of tally) {
    if (columns > 1) best = Math.max(best, (rows / counts.length) * Math.log2(columns + 1) * (counts[0] === columns ? 1.2 : 1));
  }
  return best;
}

/** Cells per record of the sample, blank lines left out, and the cut-off last record too when there are others. */
function countCells(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let cells = 1;
  let inQuotes = false;
  let atCellStart = true;
  let empty = true;
  for (let at = 0; at < sample.length && counts.length < 100; at += 1) {
    const char = sample[at]!;
    if (inQuotes) {
      if (char === '"') inQuotes = false;
    } else if (char === '"' && (atCellStart || sample[at - 1] === '"')) {
      inQuotes = true;
      empty = false;
      atCellStart = false;
    } else if (char === delimiter) {
      cells += 1;
      empty = false;
      atCellStart = true;
    } else if (char === '\n' || char === '\r') {
      if (!empty) counts.push(cells);
      cells = 1;
      empty = true;
      atCellStart = true;
    } else if (char !== ' ') {
      empty = false;
      atCellStart = false;
    }
  }
  if (!empty && counts.length === 0) counts.push(cells);
  return counts;
}
