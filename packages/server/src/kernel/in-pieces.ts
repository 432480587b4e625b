import { setImmediate } from 'node:timers/promises';

/** `map` for long computations: after every so many items what else waits in this process is served. */
export async function inPieces<Item, Made>(items: Iterable<Item>, size: number, make: (item: Item, at: number) => Made): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item, made.length));
    if (made.length % size === 0) await setImmediate();
  }
  return made;
}
