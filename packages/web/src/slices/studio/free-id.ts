/** The first id of the pattern that is free. */
export const freeId = (taken: readonly { id: string }[], make: (n: number) => string): string => {
  const used = new Set(taken.map(({ id }) => id));
  let n = 1;
  while (used.has(make(n))) n += 1;
  return make(n);
};
