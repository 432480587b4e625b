import type { Db } from '../../../db/database.ts';
import { perBase } from '../../../db/per-base.ts';
import { inGroups } from '../../../kernel/in-groups.ts';
import type { Reader } from './reader.ts';
import { type ChosenPart, type Shown, selectShown } from './shown.sql.ts';

type ByPart = ReadonlyMap<string, Shown>;
type Read = (parts: readonly ChosenPart[]) => Promise<ByPart>;

export const partKey = ({ articleId, language, part }: ChosenPart): string => `${articleId} ${language} ${part}`;

const readTogether = (db: Db, reader: Reader): Read =>
  inGroups(async (searches: readonly (readonly ChosenPart[])[]): Promise<ByPart> => {
    const rows = await selectShown(db, reader, searches.flat());
    return new Map(rows.map((row) => [partKey(row), row]));
  });

/** Readers who are remembered: kinds of staff and customers are few, scopes of providers may be many. */
const MOST_READERS = 200;
const readers = perBase((db) => {
  const known = new Map<string, Read>();
  return (reader: Reader): Read => {
    const who = JSON.stringify(reader);
    const read = known.get(who) ?? readTogether(db, reader);
    if (known.size >= MOST_READERS) known.clear();
    known.set(who, read);
    return read;
  };
});

/** What is shown of the parts that a search chose, of those that its reader may see: one statement for all searches of one reader and moment. */
export const shownParts = (db: Db, reader: Reader, parts: readonly ChosenPart[]): Promise<ByPart> => readers(db)(reader)(parts);
