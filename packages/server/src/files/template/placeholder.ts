/** `{{name}}`, also with the wide braces of Chinese input. */
const PLACEHOLDER = /(?:\{\{|｛｛|\{｛|｛\{)([^{}｛｝]{1,80})(?:\}\}|｝｝|\}｝|｝\})/g;
const BRACES = /\{\{|\}\}|｛｛|｝｝/;

/** A text as what stands in it and the names of its placeholders, in turn: the odd ones are names. */
export const piecesOf = (text: string): string[] => text.split(PLACEHOLDER).map((piece, at) => (at % 2 === 1 ? piece.trim() : piece));
export const namesIn = (text: string): string[] => piecesOf(text).filter((_, at) => at % 2 === 1);
/** Whether the whole text is one placeholder, so that its cell takes the value as it is. */
export const isWhole = (text: string): boolean => {
  const pieces = piecesOf(text);
  return pieces.length === 3 && pieces[0]?.trim() === '' && pieces[2]?.trim() === '';
};
/** Whether braces are left that make no placeholder. */
export const hasLooseBraces = (text: string): boolean => piecesOf(text).some((piece, at) => at % 2 === 0 && BRACES.test(piece));
