/** Where the highest numbers above nothing stand, so many at most, in their order; of equal ones the first. */
export function placesOfHighest(numbers: Float64Array, count: number): Uint32Array {
  const above = new Float64Array(numbers.length);
  let many = 0;
  for (let at = 0; at < numbers.length; at++) if (numbers[at]! > 0) above[many++] = numbers[at]!;
  const least = many > count ? nthHighest(above.subarray(0, many), count) : 0;
  let higher = 0;
  if (least) for (let at = 0; at < numbers.length; at++) if (numbers[at]! > least) higher++;
  const found = new Uint32Array(Math.min(many, count));
  let [place, equal] = [0, count - higher];
  for (let at = 0; at < numbers.length && place < found.length; at++)
    if (numbers[at]! > least || (numbers[at] === least && least && equal-- > 0)) found[place++] = at;
  return found;
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
