import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { type Both, type Capability, type EXPORT_SPLITS, Id, type RecordEntity, recordTypeOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import { type Ctx, type Download, may, parseInput, scopeOf, writeAudit } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, workbookBytes, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { type AccountFilter, accountQuery, sortOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { selectFields } from '../settings/index.ts';
import { type ExportedRow, exportedAccounts, exportedLines } from './export.sql.ts';
import { ACCOUNT_COLUMNS, cellsFor, customColumn, type ExportColumn, headersOf, ORDER_COLUMNS } from './export-columns.ts';
import {
  CONTACT_COLUMNS,
  exportedContacts,
  exportedInteractions,
  exportedProducts,
  INTERACTION_COLUMNS,
  PRODUCT_COLUMNS,
} from './export-people.sql.ts';
import { exportedRecords, recordColumns } from './export-records.ts';
import { onSheets, splitOf } from './export-split.ts';
import { ROW_ID_LABELS } from './field-labels.ts';
import { keepExport, keptRows } from './row-ids.sql.ts';

const MEDIA = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const TITLE: Record<string, Both> = {
  accounts: { zh: '客户', en: 'Accounts' },
  contacts: { zh: '联系人', en: 'Contacts' },
  products: { zh: '产品', en: 'Products' },
  orders: { zh: '订单', en: 'Orders' },
  interactions: { zh: '跟进记录', en: 'Interactions' },
};
const titleOf = (entity: string): Both => recordTypeOf(entity)?.name ?? TITLE[entity] ?? { zh: entity, en: entity };

export interface ExportInput extends AccountFilter {
  entity: 'accounts' | 'contacts' | 'products' | 'orders' | 'interactions' | RecordEntity;
  format: 'csv' | 'xlsx';
  asOf?: string | undefined;
  sort?: string | undefined;
  /** Columns by their ids, parted by commas, in the order wanted; all when absent. */
  columns?: string | undefined;
  /** For editing: with the id of every row's record, so that the file finds its way back. */
  rowIds?: boolean | undefined;
  /** A sheet of a workbook for each owner, region or team. */
  split?: (typeof EXPORT_SPLITS)[number] | undefined;
}

export interface Selection {
  columns: readonly ExportColumn[];
  query: Sql<ExportedRow>;
}

/** What only some may read is refused, not left out. */
const NEEDS: Record<string, Capability> = {
  contacts: 'contacts.read',
  products: 'products.read',
  orders: 'orders.read',
  interactions: 'interactions.read',
};

/** What is exported: the columns, and the statement that brings their values. */
export async function selection(ctx: Ctx, input: ExportInput, ids?: readonly string[]): Promise<Selection> {
  const split = splitOf(input, input.asOf ?? ctx.today);
  const needed = NEEDS[input.entity];
  if (needed && !may(ctx.actor, needed)) throw new Fault('forbidden', 'access.forbidden');
  if (input.entity === 'products') {
    const own = await selectFields(ctx.db, 'product');
    return { columns: [...PRODUCT_COLUMNS, ...own.map(customColumn)], query: exportedProducts(own) };
  }
  const asked = await accountQuery(ctx, input, catalogsOf);
  const { base } = asked;
  const where = ids ? [...asked.where, sql<boolean>`a.id = any(${[...ids]}::uuid[])`] : asked.where;
  const asOf = input.asOf ?? ctx.today;
  if (input.entity === 'interactions') return { columns: INTERACTION_COLUMNS, query: exportedInteractions(base, where, asOf, split) };
  if (input.entity === 'contacts') {
    const own = await selectFields(ctx.db, 'contact');
    return { columns: [...CONTACT_COLUMNS, ...own.map(customColumn)], query: exportedContacts(base, where, own, asOf, split) };
  }
  if (input.entity === 'orders') return { columns: ORDER_COLUMNS, query: exportedLines(base, where, input.asOf ?? null, split) };
  const type = recordTypeOf(input.entity);
  if (type) {
    if (!may(ctx.actor, type.needs.read)) throw new Fault('forbidden', 'access.forbidden');
    const scope = await scopeOf(ctx, 'reads');
    const custom = type.own ? await selectFields(ctx.db, type.own) : [];
    return {
      columns: [...recordColumns(type), ...custom.map(customColumn)],
      query: exportedRecords(type, { base, where, scope, asOf, split, custom }),
    };
  }
  const custom = await selectFields(ctx.db, 'account');
  const order = input.sort === undefined ? null : sortOf(ctx, input.sort);
  return {
    columns: [...ACCOUNT_COLUMNS, ...custom.map(customColumn)],
    query: exportedAccounts(base, where, custom, order, asOf, split),
  };
}

async function* rows(
  batches: AsyncIterable<ExportedRow[]>,
  cells: (values: readonly (string | null)[]) => OutCell[],
): AsyncGenerator<OutCell[]> {
  for await (const batch of batches) for (const row of batch) yield cells(row.cells);
}

/** The columns asked for, in their order, with their places among the cells. Faults `input.column`. */
function inOrder(columns: readonly ExportColumn[], asked: string | undefined): { columns: ExportColumn[]; places: number[] } {
  const ids = asked?.split(',').filter(Boolean) ?? columns.map(({ id }) => id);
  const places = ids.map((id) => columns.findIndex((column) => column.id === id));
  const unknown = places.indexOf(-1);
  if (unknown >= 0) throw new Fault('invalid', 'input.column', { field: ids[unknown] ?? '' });
  return { columns: places.map((place) => columns[place]!), places };
}

/** The selection as an export for editing: kept as it is given out, with two columns in front. */
async function withRowIds(ctx: Ctx, input: ExportInput, { columns, query }: Selection): Promise<Selection> {
  const id = newId();
  const made = { id, entity: input.entity, columns: columns.map((column) => column.id), createdBy: ctx.actor.userId, now: ctx.now };
  await ctx.services.root.transaction().execute(async (tx) => keepExport(tx, made, query));
  const marks = Object.entries(ROW_ID_LABELS).map(([each, label]): ExportColumn => ({ id: each, label, type: 'text' }));
  return { columns: [...marks, ...columns], query: keptRows(id) };
}

/** A list as a file, row by row from one moment of the base: what the caller may see, masked as their role asks, and audited before it begins. */
export async function exportList(ctx: Ctx, input: ExportInput, ids?: readonly string[]): Promise<Download> {
  const { root } = ctx.services;
  const found = await selection({ ...ctx, db: root }, input, ids);
  const { columns: asked } = inOrder(found.columns, input.columns);
  const { columns: all, query } = input.rowIds ? await withRowIds(ctx, input, found) : found;
  const marks = input.rowIds ? Object.keys(ROW_ID_LABELS) : [];
  const { columns, places } = inOrder(all, [...marks, ...asked.map(({ id }) => id)].join());
  const after = { ...input, ...(ids ? { chosen: ids.length } : {}), columns: columns.map(({ id }) => id) };
  await writeAudit(root, ctx, { action: 'export', entity: input.entity, after });
  const title = titleOf(input.entity)[ctx.language];
  const masked = cellsFor(columns, ctx.actor, ctx.language);
  const write = (values: readonly (string | null)[]) => masked(places.map((place) => values[place] ?? null));
  const headers = headersOf(columns, ctx.language);
  const batches = inBatches(root, query);
  return {
    fileName: `${title}-${input.asOf ?? ctx.today}.${input.format}`,
    mediaType: MEDIA[input.format],
    body: input.split
      ? workbookBytes(onSheets(batches, write, ctx.language), { headers, emptyName: title })
      : writeRows(rows(batches, write), { format: input.format, headers, sheetName: title }),
  };
}

const Chosen = z.strictObject({ ids: z.array(Id).min(1).max(100_000) });

/** The same for the accounts whose ids the body lists: a selection is too long for an address. */
export async function exportChosen(ctx: Ctx, input: ExportInput, body: AsyncIterable<Uint8Array>): Promise<Download> {
  const parsed = await json(Readable.from(capped(body))).catch((error: unknown) => {
    throw error instanceof Fault ? error : new Fault('invalid', 'input.invalid', { count: 1 });
  });
  return exportList(ctx, input, parseInput(Chosen, parsed, ctx.language).ids);
}

const MOST_BYTES = 5_000_000;
async function* capped(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES) throw new Fault('limit', 'input.too_large', { limit: '5 MB' });
    yield part;
  }
}
