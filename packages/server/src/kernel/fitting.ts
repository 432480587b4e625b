/** As much of the beginning of a text as so many bytes hold, in whole characters. */
export function fitting(text: string, bytes: number): string {
  let [taken, length] = [0, 0];
  for (const character of text) {
    taken += Buffer.byteLength(character);
    if (taken > bytes) break;
    length += character.length;
  }
  return text.slice(0, length);
}
