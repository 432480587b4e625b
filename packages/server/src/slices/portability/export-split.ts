import { type Both, type EXPORT_SPLITS, type Language, recordTypeOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { OutCell, SheetRow } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { ExportedRow } from './export.sql.ts';

type SplitBy = (typeof EXPORT_SPLITS)[number];

/** What puts rows on sheets: columns of the statement over account `a`, and the order that brings a sheet's rows together. */
export interface Split {
  columns: Sql;
  first: Sql;
}
export const UNSPLIT: Split = { columns: sql``, first: sql`` };

const by = (key: Sql, name: Sql): Split => ({
  columns: sql`, ${key}::text as split_key, (${name}) as split_name`,
  first: sql`split_name nulls last, split_key, `,
});
/** What the region of account `a` was called on a day. */
export const regionName = (day: Sql): Sql =>
  sql`select coalesce((select h.name from region_history h where h.region_id = x.id and h.valid_from <= ${day}
    order by h.valid_from desc, h.recorded_at desc limit 1), x.name) from region x where x.id = a.region_id`;
/** Who owned an account, or where it belonged, is of the day asked for, as `a` is; names of people and teams are those they go by now. */
const SPLITS: Record<SplitBy, (day: Sql) => Split> = {
  owner: () => by(sql`a.owner_id`, sql`select x.name from app_user x where x.id = a.owner_id`),
  region: (day) => by(sql`a.region_id`, regionName(day)),
  team: () => by(sql`a.team_id`, sql`select x.name from team x where x.id = a.team_id`),
};
const UNASSIGNED: Both = { zh: '未分配', en: 'Unassigned' };

interface Asked {
  entity: string;
  format: string;
  split?: SplitBy | undefined;
  rowIds?: boolean | undefined;
}

/** How the rows asked for are split. Faults `export.split_csv`, `export.split_no_account`, `export.split_row_ids`. */
export function splitOf({ entity, format, split, rowIds }: Asked, day: string): Split {
  if (!split) return UNSPLIT;
  if (format !== 'xlsx') throw new Fault('invalid', 'export.split_csv');
  if (rowIds) throw new Fault('invalid', 'export.split_row_ids');
  const type = recordTypeOf(entity);
  if (entity === 'products' || (type && !type.account)) throw new Fault('invalid', 'export.split_no_account');
  return SPLITS[split](sql`${day}::date`);
}

/** The rows with the sheet of each: that of its owner, region or team, else the one of what nobody has. */
export async function* onSheets(
  batches: AsyncIterable<ExportedRow[]>,
  cells: (values: readonly (string | null)[]) => OutCell[],
  language: Language,
): AsyncGenerator<SheetRow> {
  for await (const batch of batches)
    for (const row of batch) yield { sheet: row.split_key ?? '', name: row.split_name ?? UNASSIGNED[language], cells: cells(row.cells) };
}
