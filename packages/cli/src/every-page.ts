interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** Every item of a list that comes in pages. */
export async function everyPage<T>(read: (cursor: { cursor?: string }) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor ? { cursor } : {});
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}
