/** Where the highest numbers above nothing stand, so many at most, in their order; of equal ones the first. */
export function placesOfHighest(numbers: Float64Array, count: number): Uint32Array {
  // Twice as many are gathered, then the lower half is let go: what comes after must be higher than all of it.
  const places = new Uint32Array(Math.min(2 * count, numbers.length));
  let [many, least] = [0, 0];
  for (let at = 0; at < numbers.length; at++) {
    if (!(numbers[at]! > least)) continue;
    if (many === places.length) {
      least = keepHighest(places, many, numbers, count);
      many = count;
      if (!(numbers[at]! > least)) continue;
    }
    places[many++] = at;
  }
  if (many > count) keepHighest(places, many, numbers, count);
  return places.slice(0, Math.min(many, count));
}

/** Moves the places of the so many highest of more to the front, in their order, and tells the least of these. */
function keepHighest(places: Uint32Array, many: number, numbers: Float64Array, count: number): number {
  const held = new Float64Array(many);
  for (let at = 0; at < many; at++) held[at] = numbers[places[at]!]!;
  const least = nthHighest(held, count);
  let equal = count;
  for (let at = 0; at < many; at++) if (held[at]! > least) equal--;
  let kept = 0;
  for (let at = 0; at < many; at++) {
    const number = numbers[places[at]!]!;
    if (number > least || (number === least && equal-- > 0)) places[kept++] = places[at]!;
  }
  return least;
}

/** The nth highest of numbers, which it moves about: Hoare's selection, around the middle one of three. */
function nthHighest(numbers: Float64Array, nth: number): number {
  let [from, to] = [0, numbers.length - 1];
  while (from < to) {
    const middle = middleOf(numbers[from]!, numbers[(from + to) >> 1]!, numbers[to]!);
    let [left, right] = [from, to];
    while (left <= right) {
      while (numbers[left]! > middle) left++;
      while (numbers[right]! < middle) right--;
      if (left > right) break;
      const held = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = held;
    }
    if (nth - 1 <= right) to = right;
    else if (nth - 1 >= left) from = left;
    else break;
  }
  return numbers[nth - 1]!;
}
const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
