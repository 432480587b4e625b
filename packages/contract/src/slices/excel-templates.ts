import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { Id, Moment, Text } from '../shapes.ts';
import { EXPORT_ENTITIES } from './accounts.ts';

/** A list repeats rows for its records; a card takes one account. */
export const EXCEL_LAYOUTS = ['list', 'card'] as const;
const ofTemplate = {
  id: Id,
  entity: z.enum(EXPORT_ENTITIES),
  name: z.string(),
  layout: z.enum(EXCEL_LAYOUTS),
  fileName: z.string(),
  bytes: z.number().int(),
  sheets: z.array(z.string()),
  placeholders: z.number().int(),
  createdByName: z.string().nullable(),
  createdAt: Moment,
  /** Whether the caller may replace or remove it: who brought it, and who manages settings. */
  mayChange: z.boolean(),
};
export const ExcelTemplate = z.strictObject(ofTemplate);
export type ExcelTemplate = z.infer<typeof ExcelTemplate>;
const Place = { sheet: z.string(), cell: z.string() };

/** What a placeholder may name. `file`: one value for the whole file; `record`: a column of the records; `account`: a figure of their account. */
export const Placeholder = z.strictObject({
  id: z.string(),
  label: z.string(),
  group: z.enum(['file', 'record', 'account']),
  type: z.enum(['text', 'decimal', 'date']),
});
export type Placeholder = z.infer<typeof Placeholder>;

export const excelTemplates = {
  list: endpoint({
    method: 'GET',
    path: '/excel-templates',
    summary: 'Workbooks of our own design that exports can fill',
    needs: 'exports.run',
    input: z.strictObject({ entity: z.enum(EXPORT_ENTITIES).optional(), layout: z.enum(EXCEL_LAYOUTS).optional() }),
    output: z.strictObject({ items: z.array(ExcelTemplate) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/excel-templates/{id}',
    summary: 'One template with its placeholders, and what would keep the caller from filling it today',
    needs: 'exports.run',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      ...ofTemplate,
      cells: z.array(z.strictObject({ ...Place, placeholders: z.array(z.string()) })),
      problems: z.array(z.strictObject({ ...Place, message: z.string() })),
    }),
  }),
  placeholders: endpoint({
    method: 'GET',
    path: '/excel-templates/placeholders/{entity}',
    summary: 'What placeholders of a template may name',
    needs: 'exports.run',
    input: z.strictObject({ entity: z.enum(EXPORT_ENTITIES) }),
    output: z.strictObject({ items: z.array(Placeholder) }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/excel-templates/{id}',
    summary: 'Remove a template',
    needs: 'exports.run',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
export const excelTemplateStreams = {
  excelTemplateUpload: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/excel-templates',
    summary: 'Keep a workbook as a template; its bytes are the body. Every problem is told by sheet and cell, and nothing is kept then',
    needs: 'exports.run',
    query: z.strictObject({
      entity: z.enum(EXPORT_ENTITIES),
      layout: z.enum(EXCEL_LAYOUTS).default('list'),
      /** The file's name; it names the template unless `name` does. */
      fileName: z.string().min(1).max(255),
      name: Text.optional(),
      /** Whether to take the place of the template of this name. */
      replace: z.boolean().default(false),
    }),
    output: ExcelTemplate,
  }),
  excelTemplateFile: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/excel-templates/{id}/file',
    summary: 'The workbook as it was uploaded',
    needs: 'exports.run',
    query: z.strictObject({ id: Id }),
    output: z.never(),
  }),
};
