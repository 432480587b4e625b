/** `map` one after the other, where one item may need what another made, or all at once would be too much. For a few items: of many the base makes one set. */
export async function inTurn<Item, Made>(items: Iterable<Item>, make: (item: Item, at: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(await make(item, made.length));
  return made;
}
