import { Converter } from 'opencc-js/t2cn';

/** CJK ideographs that are written differently in Traditional and in Simplified. */
const [FIRST, LAST] = [0x3400, 0x9fff];
let table: Uint16Array | undefined;

/**
 * Sign by sign, not by phrases: a phrase of the document may be parted in the question, and both must come to the same. What leads out
 * of the basic plane is left, so that no sign changes its length.
 */
function foldTable(): Uint16Array {
  if (table) return table;
  const simplified = Converter({ from: 't', to: 'cn' });
  table = Uint16Array.from({ length: LAST - FIRST + 1 }, (_, at) => {
    const folded = simplified(String.fromCharCode(FIRST + at));
    return folded.length === 1 ? folded.charCodeAt(0) : FIRST + at;
  });
  return table;
}

/** Traditional signs as Simplified ones; the text keeps its length. */
export function foldTraditional(text: string): string {
  const folds = foldTable();
  let [told, from] = ['', 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const folded = code < FIRST || code > LAST ? code : (folds[code - FIRST] ?? code);
    if (folded === code) continue;
    told += text.slice(from, at) + String.fromCharCode(folded);
    from = at + 1;
  }
  return from ? told + text.slice(from) : text;
}

let alike: Map<number, number[]> | undefined;
/** All signs that a search holds to be the same as one, itself among them: 續 beside 续. */
export function signsAlike(sign: string): string[] {
  const folds = foldTable();
  alike ??= Map.groupBy(
    Array.from(folds.keys(), (at) => FIRST + at).filter((code) => folds[code - FIRST] !== code),
    (code) => folds[code - FIRST] ?? code,
  );
  const folded = foldTraditional(sign);
  const others = alike.get(folded.charCodeAt(0)) ?? [];
  return [...new Set([sign, folded, ...(folded.length === 1 ? others.map((code) => String.fromCharCode(code)) : [])])];
}
