import { type Both, type Capability, type RecordEntity, recordTypeOf } from '@fulcrum/contract';
import { type Ctx, type Download, may, scopeOf, writeAudit } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { type AccountFilter, accountBase, filterPredicates, sortOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { type ExportedRow, exportedAccounts, exportedLines } from './export.sql.ts';
import { ACCOUNT_COLUMNS, cellsFor, customColumn, type ExportColumn, headersOf, ORDER_COLUMNS } from './export-columns.ts';
import { CONTACT_COLUMNS, exportedContacts, exportedProducts, PRODUCT_COLUMNS } from './export-people.ts';
import { exportedRecords, recordColumns } from './export-records.ts';
import { ROW_ID_LABELS } from './field-labels.ts';
import { selectCustomFields } from './mappings.sql.ts';
import { keepExport, keptRows } from './row-ids.sql.ts';

const MEDIA = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const TITLE: Record<string, Both> = {
  accounts: { zh: '客户', en: 'Accounts' },
  contacts: { zh: '联系人', en: 'Contacts' },
  products: { zh: '产品', en: 'Products' },
  orders: { zh: '订单', en: 'Orders' },
};
const titleOf = (entity: string): Both => recordTypeOf(entity)?.name ?? TITLE[entity] ?? { zh: entity, en: entity };

export interface ExportInput extends AccountFilter {
  entity: 'accounts' | 'contacts' | 'products' | 'orders' | RecordEntity;
  format: 'csv' | 'xlsx';
  asOf?: string | undefined;
  sort?: string | undefined;
  /** Columns by their ids, parted by commas, in the order wanted; all when absent. */
  columns?: string | undefined;
  /** For editing: with the id of every row's record, so that the file finds its way back. */
  rowIds?: boolean | undefined;
}

export interface Selection {
  columns: readonly ExportColumn[];
  query: Sql<ExportedRow>;
}

/** What only some may read is refused, not left out. */
const NEEDS: Record<string, Capability> = { contacts: 'contacts.read', products: 'products.read', orders: 'orders.read' };

/** What is exported: the columns, and the statement that brings their values. */
export async function selection(ctx: Ctx, input: ExportInput): Promise<Selection> {
  const needed = NEEDS[input.entity];
  if (needed && !may(ctx.actor, needed)) throw new Fault('forbidden', 'access.forbidden');
  if (input.entity === 'products') return { columns: PRODUCT_COLUMNS, query: exportedProducts() };
  const where = await filterPredicates(ctx, input);
  const base = await accountBase(ctx, input, catalogsOf);
  if (input.entity === 'contacts') return { columns: CONTACT_COLUMNS, query: exportedContacts(base, where, input.asOf ?? null) };
  if (input.entity === 'orders') return { columns: ORDER_COLUMNS, query: exportedLines(base, where, input.asOf ?? null) };
  const type = recordTypeOf(input.entity);
  if (type) {
    if (!may(ctx.actor, type.needs.read)) throw new Fault('forbidden', 'access.forbidden');
    const scope = await scopeOf(ctx, 'reads');
    return { columns: recordColumns(type), query: exportedRecords(type, { base, where, scope, asOf: input.asOf ?? ctx.today }) };
  }
  const custom = await selectCustomFields(ctx.db);
  const order = input.sort === undefined ? null : sortOf(ctx, input.sort);
  return {
    columns: [...ACCOUNT_COLUMNS, ...custom.map(customColumn)],
    query: exportedAccounts(
      base,
      where,
      custom.map(({ id }) => id),
      order,
    ),
  };
}

async function* rows(
  batches: AsyncIterable<ExportedRow[]>,
  cells: (values: readonly (string | null)[]) => OutCell[],
): AsyncGenerator<OutCell[]> {
  for await (const batch of batches) for (const row of batch) yield cells(row.cells);
}

/** The columns asked for, in their order, with their places among the cells. Faults `input.column`. */
function chosen(columns: readonly ExportColumn[], asked: string | undefined): { columns: ExportColumn[]; places: number[] } {
  const ids = asked?.split(',').filter(Boolean) ?? columns.map(({ id }) => id);
  const places = ids.map((id) => columns.findIndex((column) => column.id === id));
  const unknown = places.indexOf(-1);
  if (unknown >= 0) throw new Fault('invalid', 'input.column', { field: ids[unknown] ?? '' });
  return { columns: places.map((place) => columns[place]!), places };
}

/** The selection as an export for editing: kept as it is given out, with two columns in front. */
async function withRowIds(ctx: Ctx, input: ExportInput, { columns, query }: Selection): Promise<Selection> {
  if (input.entity !== 'accounts' && input.entity !== 'contacts') throw new Fault('invalid', 'input.column', { field: 'rowId' });
  const id = newId();
  const made = { id, entity: input.entity, columns: columns.map((column) => column.id), createdBy: ctx.actor.userId, now: ctx.now };
  await ctx.services.root.transaction().execute(async (tx) => keepExport(tx, made, query));
  const marks = Object.entries(ROW_ID_LABELS).map(([each, label]): ExportColumn => ({ id: each, label, type: 'text' }));
  return { columns: [...marks, ...columns], query: keptRows(id) };
}

/** A list as a file, row by row from one moment of the base: what the caller may see, masked as their role asks, and audited before it begins. */
export async function exportList(ctx: Ctx, input: ExportInput): Promise<Download> {
  const { root } = ctx.services;
  const found = await selection({ ...ctx, db: root }, input);
  const { columns: asked } = chosen(found.columns, input.columns);
  const { columns: all, query } = input.rowIds ? await withRowIds(ctx, input, found) : found;
  const marks = input.rowIds ? Object.keys(ROW_ID_LABELS) : [];
  const { columns, places } = chosen(all, [...marks, ...asked.map(({ id }) => id)].join());
  await writeAudit(root, ctx, { action: 'export', entity: input.entity, after: { ...input, columns: columns.map(({ id }) => id) } });
  const title = titleOf(input.entity)[ctx.language];
  const write = cellsFor(columns, ctx.actor, ctx.language);
  return {
    fileName: `${title}-${input.asOf ?? ctx.today}.${input.format}`,
    mediaType: MEDIA[input.format],
    body: writeRows(
      rows(inBatches(root, query), (values) => write(places.map((place) => values[place] ?? null))),
      { format: input.format, headers: headersOf(columns, ctx.language), sheetName: title },
    ),
  };
}
