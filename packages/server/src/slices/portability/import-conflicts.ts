import type { Import } from '@fulcrum/contract';
import { type Ctx, maskValue, pageFrom, readCursor, ruleOf, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { ACCOUNT_COLUMNS } from './export-columns.ts';
import { CONTACT_COLUMNS } from './export-people.sql.ts';
import { FIELD_LABELS } from './field-labels.ts';
import type { ImportRow } from './import.sql.ts';
import { type ConflictRow, selectConflicts, setTaken } from './import-conflicts.sql.ts';
import { asImport, visibleImport } from './import-view.ts';

function shown(ctx: Ctx, { entity }: ImportRow, row: ConflictRow) {
  const column = (entity === 'contacts' ? CONTACT_COLUMNS : ACCOUNT_COLUMNS).find(({ id }) => id === row.field);
  const value = (text: string | null): string | null => {
    if (text === null) return null;
    if (column?.masked && ruleOf(ctx.actor).masked.includes(column.masked)) return String(maskValue(column.masked, text));
    return column?.choices?.[text]?.[ctx.language] ?? text;
  };
  return {
    seq: row.seq,
    row: row.source_row,
    field: row.field,
    label: FIELD_LABELS[entity][row.field]?.[ctx.language] ?? row.field.replace('custom.', ''),
    name: row.name,
    file: value(row.file_value),
    exported: value(row.exported_value),
    current: value(row.current_value),
    taken: row.taken,
  };
}

export async function listConflicts(ctx: Ctx, input: { id: string; limit: number; cursor?: string | undefined }) {
  const row = await visibleImport(ctx, input.id);
  const [seq = '0', field = ''] = readCursor(input.cursor, 2) ?? [];
  const after = { seq: Number.isSafeInteger(Number(seq)) ? Number(seq) : 0, field };
  const rows = await selectConflicts(ctx.db, row.id, after, input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (each) => shown(ctx, row, each),
    (each) => [each.seq, each.field],
  );
}

/** Decides which cells of a checked file overwrite what others changed meanwhile. */
export async function decideConflicts(
  ctx: WriteCtx,
  input: { id: string; taken: boolean; cells?: { seq: number; field: string }[] | undefined },
): Promise<Import> {
  const row = await visibleImport(ctx, input.id);
  if (row.state !== 'checked') throw new Fault('conflict', 'import.state', { state: row.state });
  const changed = await setTaken(ctx.db, row.id, input.taken, input.cells);
  await ctx.record({ action: 'import.decide', entity: 'import', entityId: row.id, after: { taken: input.taken, cells: changed } });
  return asImport(row, ctx.language);
}
