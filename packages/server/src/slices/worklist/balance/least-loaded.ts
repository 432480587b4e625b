/** A binary heap whose first is the least by an order; after the first has grown, `sink` puts it where it belongs. */
export class LeastFirst<Item> {
  readonly #items: Item[];
  readonly #before: (one: Item, other: Item) => boolean;

  constructor(items: readonly Item[], before: (one: Item, other: Item) => boolean) {
    this.#items = [...items];
    this.#before = before;
    for (let at = (this.#items.length >> 1) - 1; at >= 0; at--) this.#sinkFrom(at);
  }

  get first(): Item | undefined {
    return this.#items[0];
  }

  sink(): void {
    this.#sinkFrom(0);
  }

  drop(): void {
    const last = this.#items.pop();
    if (last === undefined || this.#items.length === 0) return;
    this.#items[0] = last;
    this.#sinkFrom(0);
  }

  #sinkFrom(start: number): void {
    const items = this.#items;
    let at = start;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < items.length && this.#before(items[child]!, items[least]!)) least = child;
      if (least === at) return;
      [items[at], items[least]] = [items[least]!, items[at]!];
      at = least;
    }
  }
}
