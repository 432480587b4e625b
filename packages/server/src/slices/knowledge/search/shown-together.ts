import type { Db } from '../../../db/database.ts';
import { perBase } from '../../../db/per-base.ts';
import { inGroups } from '../../../kernel/in-groups.ts';
import type { Reader } from './reader.ts';
import { type ChosenPart, type Shown, selectShown } from './shown.sql.ts';

interface Asked {
  reader: Reader;
  parts: readonly ChosenPart[];
}
type ByPart = ReadonlyMap<string, Shown>;

const who = (reader: Reader): string => JSON.stringify(reader);
export const partKey = ({ articleId, language, part }: ChosenPart): string => `${articleId} ${language} ${part}`;

/** One statement for each reader: nobody is shown what another asked for and may see. */
async function shownTo(db: Db, searches: readonly Asked[]): Promise<ReadonlyMap<string, ByPart>> {
  const readers = Map.groupBy(searches, ({ reader }) => who(reader));
  const found = [...readers].map(async ([key, own]): Promise<[string, ByPart]> => {
    const rows = await selectShown(
      db,
      own[0]!.reader,
      own.flatMap(({ parts }) => parts),
    );
    return [key, new Map(rows.map((row) => [partKey(row), row]))];
  });
  return new Map(await Promise.all(found));
}
const together = perBase((db) => inGroups((searches: readonly Asked[]) => shownTo(db, searches)));

/** What is shown of the parts that a search chose, of those that its reader may see; read for all searches of one moment. */
export async function shownParts(db: Db, asked: Asked): Promise<ByPart> {
  const found = await together(db)(asked);
  return found.get(who(asked.reader)) ?? new Map();
}
