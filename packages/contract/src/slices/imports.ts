import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { RECORD_ENTITIES } from '../records/index.ts';
import { Id, Moment, Page, pageOf, Text } from '../shapes.ts';

/** Entities with an importer of their own; every declared kind of record has the common one. */
export const OWN_IMPORTS = [
  'accounts',
  'contacts',
  'products',
  'orders',
  'interactions',
  'requests',
  'survey-answers',
  'usage',
  'articles',
] as const;
export const IMPORT_ENTITIES = [...OWN_IMPORTS, 'payments', ...RECORD_ENTITIES] as const;
export const IMPORT_STATES = ['uploaded', 'reading', 'checked', 'committing', 'done', 'failed', 'cancelled'] as const;
const Problem = z.strictObject({
  code: z.string(),
  field: z.string().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
});
const Warning = z.strictObject({ code: z.string(), count: z.number().int(), message: z.string(), examples: z.array(z.number().int()) });
export const Detected = z.strictObject({
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerRow: z.number().int().nullable(),
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  notes: z.array(z.string()),
});
export const Import = z.strictObject({
  id: Id,
  entity: z.enum(IMPORT_ENTITIES),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  jobId: Id.nullable(),
  detected: Detected.nullable(),
  /** The mapping document, as the YAML file has it. */
  mapping: z.record(z.string(), z.unknown()).nullable(),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  warnings: z.array(Warning),
  rejectedFile: z.boolean(),
  fault: z.strictObject({ title: z.string(), detail: z.string().nullable() }).nullable(),
  createdAt: Moment,
  finishedAt: Moment.nullable(),
});
export type Import = z.infer<typeof Import>;
/** A cell that the file and somebody else both changed: what the file says, what was exported, what is there now. */
export const Conflict = z.strictObject({
  seq: z.number().int(),
  row: z.number().int().nullable(),
  field: z.string(),
  label: z.string(),
  name: z.string(),
  file: z.string().nullable(),
  exported: z.string().nullable(),
  current: z.string().nullable(),
  taken: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;
const One = z.strictObject({ id: Id });

export const imports = {
  list: endpoint({
    method: 'GET',
    path: '/imports',
    summary: 'Imports, newest first',
    needs: 'imports.run',
    input: z.strictObject(Page),
    output: pageOf(Import),
  }),
  get: endpoint({
    method: 'GET',
    path: '/imports/{id}',
    summary: 'One import with its counts',
    needs: 'imports.run',
    input: One,
    output: Import,
  }),
  fields: endpoint({
    method: 'GET',
    path: '/imports/fields/{entity}',
    summary: 'Fields that a mapping may fill',
    needs: 'imports.run',
    input: z.strictObject({ entity: z.enum(IMPORT_ENTITIES) }),
    output: z.strictObject({
      items: z.array(z.strictObject({ id: z.string(), required: z.boolean(), type: z.string(), label: z.string() })),
    }),
  }),
  mappings: endpoint({
    method: 'GET',
    path: '/imports/mappings',
    summary: 'Saved and shipped mappings',
    needs: 'imports.run',
    input: z.strictObject({ entity: z.enum(IMPORT_ENTITIES).optional() }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          entity: z.string(),
          name: z.string(),
          shipped: z.boolean(),
          mapping: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  }),
  saveMapping: endpoint({
    method: 'PUT',
    path: '/imports/mappings/{id}',
    summary: 'Save a mapping under a name',
    needs: 'imports.run',
    input: z.strictObject({ id: Text, mapping: z.record(z.string(), z.unknown()) }),
    output: z.strictObject({ id: z.string() }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/imports/{id}/check',
    summary: 'Dry run: read every row, list every problem',
    needs: 'imports.run',
    status: 202,
    input: z.strictObject({
      id: Id,
      entity: z.enum(IMPORT_ENTITIES).optional(),
      sheet: z.string().optional(),
      encoding: z.string().optional(),
      mapping: z.record(z.string(), z.unknown()).optional(),
      key: z.string().optional(),
    }),
    output: Import,
  }),
  commit: endpoint({
    method: 'POST',
    path: '/imports/{id}/commit',
    summary: 'Commit a checked import in one transaction',
    needs: 'imports.run',
    status: 202,
    input: z.strictObject({ id: Id, skipBadRows: z.boolean().default(false) }),
    output: Import,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/imports/{id}/cancel',
    summary: 'Cancel an import that is not committed',
    needs: 'imports.run',
    input: One,
    output: Import,
  }),
  problems: endpoint({
    method: 'GET',
    path: '/imports/{id}/problems',
    summary: 'Rows with problems',
    needs: 'imports.run',
    input: z.strictObject({ id: Id, limit: Page.limit, cursor: Page.cursor }),
    output: pageOf(z.strictObject({ row: z.number().int(), problems: z.array(Problem) })),
  }),
  conflicts: endpoint({
    method: 'GET',
    path: '/imports/{id}/conflicts',
    summary: 'Cells that somebody changed since the file was exported',
    needs: 'imports.run',
    input: z.strictObject({ id: Id, limit: Page.limit, cursor: Page.cursor }),
    output: pageOf(Conflict),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/imports/{id}/conflicts',
    summary: 'Take the file’s values in place of those of others, or leave them',
    needs: 'imports.run',
    input: z.strictObject({
      id: Id,
      taken: z.boolean(),
      /** All when absent. */
      cells: z
        .array(z.strictObject({ seq: z.number().int(), field: z.string().max(80) }))
        .max(1000)
        .optional(),
    }),
    output: Import,
  }),
};
export const importStreams = {
  upload: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/imports',
    summary: 'Upload a file to import; its bytes are the body',
    needs: 'imports.run',
    query: z.strictObject({ name: z.string().min(1).max(255), entity: z.enum(IMPORT_ENTITIES), sheet: z.string().optional() }),
    output: Import,
  }),
  rejected: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/imports/{id}/rejected',
    summary: 'The rows that were refused, with the reason',
    needs: 'imports.run',
    query: One,
    output: z.never(),
  }),
};
