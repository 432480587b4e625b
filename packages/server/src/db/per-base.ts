import type { Db } from './database.ts';

/** What a process holds for each base: made at the first use, gone with the base. */
export function perBase<Held>(make: (db: Db) => Held): (db: Db) => Held {
  const held = new WeakMap<Db, Held>();
  return (db) => {
    const known = held.get(db) ?? make(db);
    held.set(db, known);
    return known;
  };
}
