import type { Posted } from './postings.ts';

/** Visits what stands in a list of parts and in a posted list, both in order: from one to the next in leaps that double. */
export function eachShared(chosen: ArrayLike<number>, { parts }: Posted, visit: (inChosen: number, inPosted: number) => void): void {
  let from = 0;
  for (let at = 0; at < chosen.length && from < parts.length; at++) {
    const part = chosen[at]!;
    let leap = 1;
    while (from + leap < parts.length && parts[from + leap]! < part) leap *= 2;
    let [low, high] = [from + (leap >> 1), Math.min(from + leap, parts.length)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (parts[middle]! < part) low = middle + 1;
      else high = middle;
    }
    from = low;
    if (parts[from] === part) visit(at, from);
  }
}
