export interface Found {
  places: Uint32Array;
  numbers: Float64Array;
}

/** Gathers the highest numbers above nothing with where they stand, so many at most, in their order; of equal ones the first. */
export class Highest {
  readonly #count: number;
  // Twice as many are gathered, then the lower half is let go: what comes after must be higher than all of it.
  readonly #places: Uint32Array;
  readonly #numbers: Float64Array;
  #many = 0;
  #least = 0;

  /** `among`: how many are offered in all. */
  constructor(count: number, among: number) {
    this.#count = count;
    const room = Math.min(2 * count, among);
    this.#places = new Uint32Array(room);
    this.#numbers = new Float64Array(room);
  }

  /** Numbers that stand at `from` and after it, each times the weight of its place; later offers stand further on. */
  offer(numbers: Float64Array, from: number, weights: Float32Array): void {
    let [many, least] = [this.#many, this.#least];
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at]! * weights[from + at]!;
      if (!(number > least)) continue;
      if (many === this.#places.length) {
        this.#many = many;
        this.#keepHighest();
        [many, least] = [this.#many, this.#least];
        if (!(number > least)) continue;
      }
      this.#places[many] = from + at;
      this.#numbers[many++] = number;
    }
    this.#many = many;
  }

  found(): Found {
    if (this.#many > this.#count) this.#keepHighest();
    return { places: this.#places.slice(0, this.#many), numbers: this.#numbers.slice(0, this.#many) };
  }

  #keepHighest(): void {
    const [places, numbers] = [this.#places, this.#numbers];
    const least = nthHighest(numbers.slice(0, this.#many), this.#count);
    let equal = this.#count;
    for (let at = 0; at < this.#many; at++) if (numbers[at]! > least) equal--;
    let kept = 0;
    for (let at = 0; at < this.#many; at++) {
      const number = numbers[at]!;
      if (!(number > least || (number === least && equal-- > 0))) continue;
      places[kept] = places[at]!;
      numbers[kept++] = number;
    }
    [this.#many, this.#least] = [kept, least];
  }
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
