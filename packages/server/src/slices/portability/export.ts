import { type Both, type RecordEntity, recordTypeOf } from '@fulcrum/contract';
import { type Ctx, type Download, may, scopeOf, writeAudit } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { type AccountFilter, accountBase, filterPredicates, sortOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { selectFields } from '../settings/index.ts';
import { type ExportedRow, exportedAccounts, exportedLines } from './export.sql.ts';
import { ACCOUNT_COLUMNS, cellsFor, customColumn, type ExportColumn, headersOf, ORDER_COLUMNS } from './export-columns.ts';
import { CONTACT_COLUMNS, exportedContacts, exportedInteractions, INTERACTION_COLUMNS } from './export-people.sql.ts';
import { exportedRecords, recordColumns } from './export-records.ts';

const MEDIA = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const TITLE: Record<string, Both> = {
  accounts: { zh: '客户', en: 'Accounts' },
  orders: { zh: '订单', en: 'Orders' },
  contacts: { zh: '联系人', en: 'People' },
  interactions: { zh: '跟进记录', en: 'Interactions' },
};
const titleOf = (entity: string): Both => recordTypeOf(entity)?.name ?? TITLE[entity] ?? { zh: entity, en: entity };

export interface ExportInput extends AccountFilter {
  entity: 'accounts' | 'orders' | 'contacts' | 'interactions' | RecordEntity;
  format: 'csv' | 'xlsx';
  asOf?: string | undefined;
  sort?: string | undefined;
}

/** What is exported: the columns, and the statement that brings their values. */
async function selection(ctx: Ctx, input: ExportInput): Promise<{ columns: readonly ExportColumn[]; query: Sql<ExportedRow> }> {
  const where = await filterPredicates(ctx, input);
  const base = await accountBase(ctx, input, catalogsOf);
  if (input.entity === 'orders') return { columns: ORDER_COLUMNS, query: exportedLines(base, where, input.asOf ?? null) };
  const type = recordTypeOf(input.entity);
  if (type) {
    if (!may(ctx.actor, type.needs.read)) throw new Fault('forbidden', 'access.forbidden');
    const scope = await scopeOf(ctx, 'reads');
    return { columns: recordColumns(type), query: exportedRecords(type, { base, where, scope, asOf: input.asOf ?? ctx.today }) };
  }
  if (input.entity === 'contacts' || input.entity === 'interactions') {
    if (!may(ctx.actor, `${input.entity}.read`)) throw new Fault('forbidden', 'access.forbidden');
    const asOf = input.asOf ?? ctx.today;
    if (input.entity === 'interactions') return { columns: INTERACTION_COLUMNS, query: exportedInteractions(base, where, asOf) };
    const own = await selectFields(ctx.db, 'contact');
    return { columns: [...CONTACT_COLUMNS, ...own.map(customColumn)], query: exportedContacts(base, where, own, asOf) };
  }
  const custom = await selectFields(ctx.db, 'account');
  const order = input.sort === undefined ? null : sortOf(ctx, input.sort);
  return {
    columns: [...ACCOUNT_COLUMNS, ...custom.map(customColumn)],
    query: exportedAccounts(base, where, custom, order),
  };
}

async function* rows(
  batches: AsyncIterable<ExportedRow[]>,
  cells: (values: readonly (string | null)[]) => OutCell[],
): AsyncGenerator<OutCell[]> {
  for await (const batch of batches) for (const row of batch) yield cells(row.cells);
}

/** A list as a file, row by row from one moment of the base: what the caller may see, masked as their role asks, and audited before it begins. */
export async function exportList(ctx: Ctx, input: ExportInput): Promise<Download> {
  const { root } = ctx.services;
  const { columns, query } = await selection({ ...ctx, db: root }, input);
  await writeAudit(root, ctx, { action: 'export', entity: input.entity, after: { ...input, columns: columns.map(({ id }) => id) } });
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
