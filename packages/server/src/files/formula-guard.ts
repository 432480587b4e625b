const RUNS = /^'*[\t\r\n]*[=+\-@＝＋－＠]|^'*[\t\r]/;
/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (also after a tab or line break, which it skips); one that has
 * apostrophes before its formula gets one more, so that `unguardedText` gives back every text as it was.
 */
export const guardedText = (text: string): string => (RUNS.test(text) ? `'${text}` : text);
export const unguardedText = (text: string): string => (text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text);
