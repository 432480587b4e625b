/** One end of a reference; `column` or `row` is missing where it names whole rows or columns. A `$` pins it. */
export interface End {
  column: string;
  columnPinned: boolean;
  row: number | null;
  rowPinned: boolean;
}
/** Cells that a formula names. */
export interface Reference {
  /** The sheet as the formula writes it, with its sign: `'My sheet'!`. */
  prefix: string;
  /** Its name; null when the formula names none. A sheet of another workbook is no sheet of ours. */
  sheet: string | null;
  first: End;
  /** Null for one cell. */
  last: End | null;
  /** One cell that is a whole argument of a function that adds up or counts. */
  summed: boolean;
}
export type Token = string | Reference;

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const STOP = String.raw`(?![\p{L}\p{N}_.(!])`;
const TOKEN = new RegExp(
  [
    `(?<text>"(?:[^"]|"")*"?)`,
    `(?<quoted>'(?:[^']|'')+'!)`,
    // a quote that names no sheet is passed as a whole, or every sign of it would be looked at anew
    `(?<loose>'(?:[^']|'')*'?)`,
    String.raw`(?<outside>\[[^\[\]]*\][^\s!()+\-*/^&=<>,;"'\[\]]*!)`,
    String.raw`(?<structured>\[(?:[^\[\]]|\[[^\[\]]*\])*\])`,
    String.raw`(?<bare>[\p{L}_\\][\p{L}\p{N}_.\\]*!)`,
    String.raw`(?<rows>\$?\d{1,7}:\$?\d{1,7}${STOP})`,
    `(?<cells>${CELL}(?::${CELL})?${STOP})`,
    String.raw`(?<name>[\p{L}_\\$][\p{L}\p{N}_.\\?$]*)`,
    String.raw`(?<number>\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?)`,
    String.raw`(?<other>[\s\S])`,
  ].join('|'),
  'gu',
);
const SUMS =
  /^(?:_xlfn\.)?(?:SUM|SUMSQ|AVERAGE|AVERAGEA|COUNT|COUNTA|COUNTBLANK|MIN|MAX|MINA|MAXA|PRODUCT|MEDIAN|STDEV|STDEV\.S|SUBTOTAL|AGGREGATE)$/i;

function endOf(text: string): End {
  const [, columnSign = '', column = '', rowSign = '', row = ''] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  // of whole rows the only sign stands before the number
  const rowPinned = column === '' ? columnSign === '$' : rowSign === '$';
  return { column, columnPinned: column !== '' && columnSign === '$', row: row === '' ? null : Number(row), rowPinned };
}
const writtenEnd = ({ column, columnPinned, row, rowPinned }: End): string =>
  `${column === '' ? '' : `${columnPinned ? '$' : ''}${column}`}${row === null ? '' : `${rowPinned ? '$' : ''}${row}`}`;

/** A reference as a formula writes it. */
export const writtenReference = ({ prefix, first, last }: Reference): string =>
  `${prefix}${writtenEnd(first)}${last ? `:${writtenEnd(last)}` : ''}`;

const sheetOf = (prefix: string): string | null => {
  if (prefix === '') return null;
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
};

/** A formula as the cells that it names and what stands between them. Texts, names, functions and columns of tables name no cell. */
export function tokensOf(formula: string): Token[] {
  const found = [...formula.matchAll(TOKEN)];
  const functions: string[] = [];
  const tokens: Token[] = [];
  let prefix = '';
  let before = '';
  for (const [at, { 0: text, groups = {} }] of found.entries()) {
    if (groups.quoted || groups.bare || groups.outside) {
      prefix = text;
      continue;
    }
    const after = found[at + 1]?.[0] ?? '';
    if (groups.cells || groups.rows) {
      const [first = '', last] = text.split(':');
      const whole = /[(,]/.test(before) && /[),]/.test(after);
      const summed = last === undefined && whole && SUMS.test(functions.at(-1) ?? '');
      tokens.push({ prefix, sheet: sheetOf(prefix), first: endOf(first), last: last === undefined ? null : endOf(last), summed });
    } else {
      if (text === '(') functions.push(/^[\p{L}_.][\p{L}\p{N}_.]*$/u.test(before) ? before : '');
      if (text === ')') functions.pop();
      tokens.push(prefix + text);
    }
    prefix = '';
    if (text.trim() !== '') before = text;
  }
  if (prefix) tokens.push(prefix);
  return tokens;
}
