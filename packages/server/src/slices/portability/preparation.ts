import { sql } from 'kysely';
import type { Ctx, Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { Mapping } from '../../files/index.ts';
import type { Counts, ImportRow, KeptWarning } from './import.sql.ts';

/** What the set statements of one import need to know. `db` is the transaction that holds the temporary tables. */
export interface Preparation {
  db: Db;
  import: ImportRow;
  mapping: Mapping;
  now: string;
  today: string;
  language: 'zh' | 'en';
  baseCurrency: string;
  organisation: Ctx['organisation'];
  /** Which accounts the importing person may write, and where accounts of theirs belong unless the file says so. */
  scope: Scope;
  home: { ownerId: string | null; teamId: string | null; regionId: string | null };
  userId: string | null;
  /** A check lists problems of refused rows too; a commit takes only rows without problems, and locks what it will change. */
  mode: 'check' | 'commit';
}

/** Staged and compared with the base: what a commit would do, in temporary tables. Rows with problems are in `found`, and left out. */
export interface Prepared {
  counts: Omit<Counts, 'rows' | 'rejected'>;
  warnings: KeptWarning[];
}

/**
 * The value of a field as it will be: the file's where the file brings the field, else the stored one. Of a row exported for editing the
 * file decides only what it changed. `edited` says what that is.
 */
export function picked(p: Preparation, field: string, given: Sql, kept: Sql, edited: Sql = sql`r.data->'~edited'`): Sql {
  if (!maps(p, field)) return kept;
  return maps(p, 'exportMark') ? sql`case when coalesce(${edited} ? ${field}, true) then ${given} else ${kept} end` : given;
}

export const maps = (p: Preparation, field: string): boolean => p.mapping.fields[field] !== undefined;

export type Lookup = { by: string; onMissing: 'create' | 'reject' };
/** How a field finds its record; `fallback` says what happens where the mapping is silent. */
export function lookupOf(p: Preparation, field: string, fallback: Lookup['onMissing']): Lookup {
  const lookup = p.mapping.fields[field]?.lookup;
  return { by: lookup?.by ?? 'code', onMissing: lookup?.onMissing ?? fallback };
}
