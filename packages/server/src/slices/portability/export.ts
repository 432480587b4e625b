import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { type Both, Id, recordTypeOf } from '@fulcrum/contract';
import * as z from 'zod';
import { type Ctx, type Download, parseInput, writeAudit } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, workbookBytes, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import type { ExportedRow } from './export.sql.ts';
import { cellsFor, type ExportColumn, headersOf } from './export-columns.ts';
import { type ExportInput, type Selection, selection } from './export-selection.ts';
import { onSheets } from './export-split.ts';
import { ROW_ID_LABELS } from './field-labels.ts';
import { accountOf, fillExport } from './fill-export.ts';
import { keepExport, keptRows } from './row-ids.sql.ts';

const MEDIA = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const TITLE: Record<string, Both> = {
  accounts: { zh: '客户', en: 'Customers' },
  contacts: { zh: '联系人', en: 'Contacts' },
  products: { zh: '产品', en: 'Products' },
  orders: { zh: '订单', en: 'Orders' },
  interactions: { zh: '跟进记录', en: 'Interactions' },
  'survey-answers': { zh: '问卷回答', en: 'Survey answers' },
  'resource-requests': { zh: '资源申请', en: 'Resource requests' },
};
const titleOf = (entity: string): Both => recordTypeOf(entity)?.name ?? TITLE[entity] ?? { zh: entity, en: entity };

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
export async function exportList(ctx: Ctx, input: ExportInput, chosen?: readonly string[]): Promise<Download> {
  const { root } = ctx.services;
  const ids = input.account === undefined ? chosen : await accountOf(ctx, input.account);
  const { template } = input;
  if (template !== undefined) return fillExport(ctx, { ...input, template }, ids);
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
