import type { FaultReason, Import, Language } from '@fulcrum/contract';
import { type Ctx, ruleOf } from '../../access/index.ts';
import { faultText, notFound } from '../../kernel/fault.ts';
import { NIL_ID } from '../../kernel/ids.ts';
import { type ImportRow, selectImport } from './import.sql.ts';
import { problemText } from './problem-text.ts';

/** Whose imports a person sees: all for who may write all accounts, else their own. */
export const whoseImports = (ctx: Ctx): string | null => (ruleOf(ctx.actor).writes === 'all' ? null : (ctx.actor.userId ?? NIL_ID));

export async function visibleImport(ctx: Ctx, id: string): Promise<ImportRow> {
  const found = await selectImport(ctx.db, id, whoseImports(ctx));
  if (!found) throw notFound(id);
  return found;
}

/** An import as callers see it, its sentences in their language. */
export function asImport(row: ImportRow, language: Language): Import {
  const { detected, fault } = row;
  return {
    id: row.id,
    entity: row.entity,
    fileName: row.file_name,
    state: row.state,
    jobId: row.job_id,
    detected: detected && { ...detected, notes: detected.notes.map((note) => problemText(note.code, note.params, language)) },
    mapping: row.mapping,
    rows: row.rows,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    warnings: row.warnings.map((each) => ({ ...each, message: problemText(each.code, { count: each.count }, language) })),
    rejectedFile: row.rejected > 0,
    fault: fault && { title: faultText(fault.reason as FaultReason, fault.detail, language), detail: null },
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
