import type { ExcelTemplate } from '@fulcrum/contract';
import { type Ctx, type Download, may, type WriteCtx, writeAudit } from '../../access/index.ts';
import { readTemplate, TEMPLATE_LIMITS, type Template } from '../../files/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { deleteFile, plainName, readFile, storeFile } from '../files/index.ts';
import { checkTemplate, type Layout, placesFault } from './excel-check.ts';
import { excelNames } from './excel-names.ts';
import {
  deleteTemplate,
  type ExcelTemplateRow,
  insertTemplate,
  selectTemplate,
  selectTemplates,
  templateNamed,
  updateTemplate,
} from './excel-template.sql.ts';
import { type ExportInput, requireEntity } from './export-selection.ts';
import { asTemplateFault } from './inspect.ts';

/** Who brought a template may change it, and who manages settings. */
const mayChange = ({ actor }: Ctx, { created_by }: ExcelTemplateRow): boolean =>
  may(actor, 'settings.manage') || (created_by !== null && created_by === actor.userId);
const shown = (ctx: Ctx, row: ExcelTemplateRow): ExcelTemplate => ({
  ...{ id: row.id, entity: row.entity, name: row.name, layout: row.layout, fileName: row.file_name, bytes: row.bytes },
  ...{ sheets: row.sheets, placeholders: row.placeholders, createdByName: row.created_by_name, createdAt: row.created_at },
  mayChange: mayChange(ctx, row),
});

export async function requireTemplate(ctx: Pick<Ctx, 'db'>, id: string): Promise<ExcelTemplateRow> {
  const row = await selectTemplate(ctx.db, id);
  if (!row) throw notFound('excel_template');
  return row;
}

/** A kept template, opened. */
export async function openTemplate(ctx: Ctx, row: ExcelTemplateRow): Promise<Template> {
  const bytes = Buffer.concat(await Array.fromAsync(readFile(ctx.services.root, row.file_id)));
  return readTemplate(bytes).catch((error: unknown) => {
    throw asTemplateFault(error, ctx.language);
  });
}

export async function listTemplates(ctx: Ctx, input: { entity?: string | undefined; layout?: Layout | undefined }) {
  const rows = await selectTemplates(ctx.db, input.entity ?? null, input.layout ?? null);
  return { items: rows.map((row) => shown(ctx, row)) };
}

export async function getTemplate(ctx: Ctx, { id }: { id: string }) {
  const row = await requireTemplate(ctx, id);
  const template = await openTemplate(ctx, row);
  const { problems } = checkTemplate(ctx, template, await excelNames(ctx, row.entity), row.layout);
  return {
    ...shown(ctx, row),
    cells: template.marked.map(({ sheet, cell, names }) => ({ sheet, cell, placeholders: names })),
    problems: problems.map(({ sheet, cell, message }) => ({ sheet, cell, message })),
  };
}

export async function listPlaceholders(ctx: Ctx, { entity }: Pick<ExportInput, 'entity'>) {
  const { items } = await excelNames(ctx, entity);
  const usable = items.filter(({ group }) => group !== 'account' || may(ctx.actor, 'metrics.read'));
  return { items: usable.map(({ id, label, group, type }) => ({ id, label: label[ctx.language], group, type })) };
}

export async function removeTemplate(ctx: WriteCtx, { id }: { id: string }): Promise<{ done: true }> {
  const row = await requireTemplate(ctx, id);
  if (!mayChange(ctx, row)) throw new Fault('forbidden', 'access.forbidden');
  await deleteTemplate(ctx.db, id);
  await deleteFile(ctx.db, row.file_id);
  await ctx.record({ action: 'excel_template.remove', entity: 'excel_template', entityId: id, before: row });
  return { done: true };
}

export async function sendTemplate(ctx: Ctx, { id }: { id: string }): Promise<Download> {
  const { root } = ctx.services;
  const row = await requireTemplate({ db: root }, id);
  return { fileName: row.file_name, mediaType: XLSX, body: readFile(root, row.file_id) };
}
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface NewTemplate {
  entity: ExportInput['entity'];
  layout: Layout;
  fileName: string;
  name?: string | undefined;
  replace: boolean;
}

/** Keeps a workbook as a template once nothing is wrong with it: file, record and audit in one transaction, or none of them. */
export async function uploadTemplate(ctx: Ctx, input: NewTemplate, body: AsyncIterable<Uint8Array>): Promise<ExcelTemplate> {
  const { root } = ctx.services;
  const reading = { ...ctx, db: root };
  requireEntity(ctx, input.entity);
  if (input.layout === 'card' && input.entity !== 'accounts') throw new Fault('invalid', 'workbook.card_of_accounts');
  const bytes = await wholeBody(body);
  const template = await readTemplate(bytes).catch((error: unknown) => {
    throw asTemplateFault(error, ctx.language);
  });
  const { problems } = checkTemplate(ctx, template, await excelNames(reading, input.entity), input.layout);
  if (problems.length) throw placesFault('workbook.marks', problems);
  const fileName = plainName(input.fileName, 'template.xlsx');
  const name = input.name ?? (fileName.replace(/\.xlsx$/i, '').slice(0, 200) || fileName);
  const before = await templateNamed(root, input.entity, name);
  if (before && !(input.replace && mayChange(ctx, before))) throw new Fault('conflict', 'workbook.name_taken', { name });
  const id = before?.id ?? newId();
  await root.transaction().execute(async (tx) => {
    const file = { name: fileName, mediaType: XLSX, purpose: 'excel_template', createdBy: ctx.actor.userId, now: ctx.now };
    const stored = await storeFile(tx, file, piecesOf(bytes));
    const row = {
      ...{ id, entity: input.entity, name, layout: input.layout, fileId: stored.id, createdBy: ctx.actor.userId, now: ctx.now },
      ...{ sheets: template.sheets.map((sheet) => sheet.name), placeholders: template.marked.length },
    };
    await (before ? updateTemplate(tx, row) : insertTemplate(tx, row));
    if (before) await deleteFile(tx, before.file_id);
    const action = before ? 'excel_template.replace' : 'excel_template.add';
    await writeAudit(tx, ctx, {
      action,
      entity: 'excel_template',
      entityId: id,
      before: before ?? undefined,
      after: { ...row, bytes: stored.bytes },
    });
  });
  return shown(ctx, await requireTemplate({ db: root }, id));
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function wholeBody(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > TEMPLATE_LIMITS.fileBytes)
      throw new Fault('limit', 'input.too_large', { limit: `${TEMPLATE_LIMITS.fileBytes / 1024 / 1024} MB` });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
