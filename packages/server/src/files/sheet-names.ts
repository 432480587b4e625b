const LONGEST = 31;

/** A text as spreadsheets allow it for a sheet: no signs of addresses, no apostrophe at either end, at most 31 characters, never empty. */
function legal(text: string, longest: number): string {
  const plain = text
    .replace(/[\\/?*[\]:]|\p{Cc}|\p{Cs}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+/, '');
  let short = '';
  for (const sign of plain) {
    if (short.length + sign.length > longest) break;
    short += sign;
  }
  return short.replace(/[\s']+$/, '');
}

/** Spreadsheets compare names without case, and keep this one for themselves. */
const RESERVED = ['history'];
const same = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Gives sheets their names, each legal and unlike all before it: a second “North” is “North (2)”. */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set(RESERVED);
  const counts = new Map<string, number>();
  return (wanted) => {
    const base = legal(wanted, LONGEST) || 'Sheet';
    let name = base;
    for (let count = counts.get(same(base)) ?? 2; taken.has(same(name)); count += 1) {
      const end = ` (${count})`;
      name = legal(base, LONGEST - end.length) + end;
      counts.set(same(base), count + 1);
    }
    taken.add(same(name));
    return name;
  };
}
