import { fitting } from '../../../kernel/fitting.ts';

/** Text in pieces of at most so many bytes, cut between lines where that leaves no piece half empty, else between characters. */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let left = text.trim();
  while (left) {
    const fits = fitting(left, most);
    const line = fits.length < left.length ? fits.lastIndexOf('\n') : -1;
    const piece = line > fits.length / 2 ? fits.slice(0, line) : fits;
    pieces.push(piece.trimEnd());
    left = left.slice(piece.length).trimStart();
  }
  return pieces;
}
