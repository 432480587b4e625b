/** Edits between two short texts (Levenshtein). */
function distance(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const above = row[j] ?? 0;
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + (one[i - 1] === other[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[other.length] ?? 0;
}

/** Of known words the one that somebody may have meant; null when none is near. */
export function nearestTo(word: string, known: readonly string[]): string | null {
  const near = known.map((each) => ({ each, far: distance(word, each) })).sort((one, other) => one.far - other.far)[0];
  return near && near.far <= Math.max(3, word.length / 2) ? near.each : null;
}
