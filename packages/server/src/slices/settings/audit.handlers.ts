import {
  type Ctx,
  type Download,
  type Handlers,
  pageFrom,
  readCursor,
  ruleOf,
  type StreamHandlers,
  writeAudit,
} from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type OutCell, writeRows } from '../../files/index.ts';
import { type AuditFilter, type AuditRow, actorsOf, auditRows, selectAudit, valuesOf } from './audit.sql.ts';
import { maskKept } from './audit-mask.ts';

const zoneOf = (ctx: Ctx): string => ctx.organisation?.timeZone ?? 'UTC';
const seesValues = (ctx: Ctx): boolean => ruleOf(ctx.actor).masked.length === 0;

function shown(ctx: Ctx, row: AuditRow): AuditRow {
  const { masked } = ruleOf(ctx.actor);
  return { ...row, before: maskKept(row.before, row.entity, masked), after: maskKept(row.after, row.entity, masked) };
}

export const auditHandlers: Handlers<'audit'> = {
  async list(ctx, { limit, cursor, ...filter }) {
    const rows = await selectAudit(ctx.db, {
      filter,
      timeZone: zoneOf(ctx),
      seesValues: seesValues(ctx),
      after: readCursor(cursor, 2),
      limit: limit + 1,
    });
    return pageFrom(
      rows,
      limit,
      (row) => shown(ctx, row),
      (row) => [row.at, row.id],
    );
  },
  async facets(ctx) {
    const [actors, actions, entities] = [await actorsOf(ctx.db), await valuesOf(ctx.db, 'action'), await valuesOf(ctx.db, 'entity')];
    return { actors, actions, entities };
  },
};

const HEADERS = {
  zh: ['时间', '操作人', '来自', '地址', '操作', '对象', '对象编号', '改动前', '改动后', '说明'],
  en: ['When', 'Who', 'Via', 'Address', 'Action', 'Record', 'Record id', 'Before', 'After', 'Note'],
};
const text = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

async function* cells(ctx: Ctx, batches: AsyncIterable<AuditRow[]>): AsyncGenerator<OutCell[]> {
  for await (const batch of batches)
    for (const row of batch) {
      const { at, actor, via, address, action, entity, entityId, before, after, note } = shown(ctx, row);
      yield [at, actor, via, address, action, entity, entityId, text(before), text(after), note];
    }
}

/** The log as a file. That it was taken out stands in the log before the first byte leaves. */
async function auditExport(ctx: Ctx, filter: AuditFilter): Promise<Download> {
  const { root } = ctx.services;
  await writeAudit(root, ctx, { action: 'export', entity: 'audit', after: filter });
  return {
    fileName: `${ctx.language === 'zh' ? '操作日志' : 'Audit'}-${ctx.today}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    body: writeRows(cells(ctx, inBatches(root, auditRows(filter, zoneOf(ctx), seesValues(ctx)))), {
      format: 'csv',
      headers: HEADERS[ctx.language],
    }),
  };
}
export const auditStreamHandlers: Pick<StreamHandlers, 'auditExport'> = { auditExport };
