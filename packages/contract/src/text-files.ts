/** What parts the cells of a text file. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
/** Encodings a person may choose; detection finds the first four kinds by itself. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252', 'big5', 'shift_jis'] as const;
export type Encoding = (typeof ENCODINGS)[number];
