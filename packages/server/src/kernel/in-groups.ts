/**
 * What is asked while a run is under way waits for the next, which begins after it was asked and serves all that waits at once: so many
 * callers of one moment cost one statement, and one alone waits for nobody. A run that fails fails for its own group.
 */
export function inGroups<Item, Answer>(run: (items: readonly Item[]) => Promise<Answer>): (item: Item) => Promise<Answer> {
  let waiting: Item[] = [];
  let next: Promise<Answer> | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const begin = (): Promise<Answer> => {
    const items = waiting;
    [waiting, next] = [[], null];
    return run(items);
  };
  return (item) => {
    waiting.push(item);
    next ??= before = before.then(begin, begin);
    return next;
  };
}
