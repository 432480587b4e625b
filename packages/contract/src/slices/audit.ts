import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { Day, Id, Moment, Page, pageOf } from '../shapes.ts';

export const AuditEntry = z.strictObject({
  id: Id,
  at: Moment,
  actorId: Id.nullable(),
  actor: z.string(),
  via: z.string(),
  address: z.string().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  note: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
/** What the log is narrowed to. `text` looks at notes, names and, for readers without masks, at values. */
const AuditFilter = {
  actorId: Id.optional(),
  action: z.string().max(80).optional(),
  entity: z.string().max(80).optional(),
  entityId: z.string().max(80).optional(),
  from: Day.optional(),
  to: Day.optional(),
  text: z.string().trim().min(2).max(100).optional(),
};

export const audit = {
  list: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Who did what, when, from where',
    needs: 'audit.read',
    input: z.strictObject({ ...Page, ...AuditFilter }),
    output: pageOf(AuditEntry),
  }),
  facets: endpoint({
    method: 'GET',
    path: '/audit/facets',
    summary: 'People, actions and kinds of record that the log knows',
    needs: 'audit.read',
    input: z.strictObject({}),
    output: z.strictObject({
      actors: z.array(z.strictObject({ id: Id, name: z.string() })),
      actions: z.array(z.string()),
      entities: z.array(z.string()),
    }),
  }),
};
export const auditStreams = {
  auditExport: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/audit/export',
    summary: 'The log as csv; taking it out is itself recorded',
    needs: 'audit.export',
    query: z.strictObject(AuditFilter),
    output: z.never(),
  }),
};
