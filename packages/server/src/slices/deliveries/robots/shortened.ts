import { fitting } from '../../../kernel/fitting.ts';

/** Text of at most so many bytes, cut between characters and marked where it was. */
export const shortened = (text: string, bytes: number): string =>
  Buffer.byteLength(text) <= bytes ? text : `${fitting(text, bytes - Buffer.byteLength('…'))}…`;
