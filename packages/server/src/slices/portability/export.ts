import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { type Both, Id, type RecordEntity, recordTypeOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import { type Ctx, type Download, may, parseInput, scopeOf, writeAudit } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { type AccountFilter, accountQuery, sortOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { type ExportedRow, exportedAccounts, exportedLines } from './export.sql.ts';
import { ACCOUNT_COLUMNS, cellsFor, customColumn, type ExportColumn, headersOf, ORDER_COLUMNS } from './export-columns.ts';
import { exportedRecords, recordColumns } from './export-records.ts';
import { selectCustomFields } from './mappings.sql.ts';

const MEDIA = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const TITLE: Record<string, Both> = { accounts: { zh: '客户', en: 'Accounts' }, orders: { zh: '订单', en: 'Orders' } };
const titleOf = (entity: string): Both => recordTypeOf(entity)?.name ?? TITLE[entity] ?? { zh: entity, en: entity };

export interface ExportInput extends AccountFilter {
  entity: 'accounts' | 'orders' | RecordEntity;
  format: 'csv' | 'xlsx';
  asOf?: string | undefined;
  sort?: string | undefined;
}

/** What is exported: the columns, and the statement that brings their values. */
async function selection(
  ctx: Ctx,
  input: ExportInput,
  ids?: readonly string[],
): Promise<{ columns: readonly ExportColumn[]; query: Sql<ExportedRow> }> {
  const asked = await accountQuery(ctx, input, catalogsOf);
  const { base } = asked;
  const where = ids ? [...asked.where, sql<boolean>`a.id = any(${[...ids]}::uuid[])`] : asked.where;
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
      input.asOf ?? ctx.today,
    ),
  };
}

async function* rows(
  batches: AsyncIterable<ExportedRow[]>,
  cells: (values: readonly (string | null)[]) => OutCell[],
): AsyncGenerator<OutCell[]> {
  for await (const batch of batches) for (const row of batch) yield cells(row.cells);
}

/** A list as a file, row by row from one moment of the base: what the caller may see, masked as their role asks, and audited before it begins. */
export async function exportList(ctx: Ctx, input: ExportInput, ids?: readonly string[]): Promise<Download> {
  const { root } = ctx.services;
  const { columns, query } = await selection({ ...ctx, db: root }, input, ids);
  const after = { ...input, ...(ids ? { chosen: ids.length } : {}), columns: columns.map(({ id }) => id) };
  await writeAudit(root, ctx, { action: 'export', entity: input.entity, after });
  const title = titleOf(input.entity)[ctx.language];
  return {
    fileName: `${title}-${input.asOf ?? ctx.today}.${input.format}`,
    mediaType: MEDIA[input.format],
    body: writeRows(rows(inBatches(root, query), cellsFor(columns, ctx.actor, ctx.language)), {
      format: input.format,
      headers: headersOf(columns, ctx.language),
      sheetName: title,
    }),
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
