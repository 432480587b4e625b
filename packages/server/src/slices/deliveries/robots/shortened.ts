/** Text of at most so many bytes, cut between characters and marked where it was. */
export function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const left = bytes - Buffer.byteLength('…');
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > left) break;
    kept += character;
  }
  return `${kept}…`;
}
