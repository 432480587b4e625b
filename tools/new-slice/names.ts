/** The names a slice goes by: `surveys`, its row `survey`, the type `Survey`, and `Surveys` in functions. */
export type Names = { slice: string; row: string; type: string; plural: string };

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Fails with a sentence when a slice cannot be called so. */
export function namesOf(slice: string, row = slice.replace(/ies$/, 'y').replace(/s$/, '')): Names {
  for (const word of [slice, row])
    if (!/^[a-z]{3,30}$/.test(word)) throw new Error(`"${word}": a slice has a name of small letters, like surveys`);
  return { slice, row, type: capital(row), plural: capital(slice) };
}
