import type { Import, MaskedKind } from '@fulcrum/contract';
import { type Ctx, isMaskedFor, maskValue, pageFrom, readCursor, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { type EditColumn, editColumns } from './editable.ts';
import { SEVERAL } from './export-columns.ts';
import { type ConflictRow, selectConflicts, setTaken } from './import-conflicts.sql.ts';
import { asImport, visibleImport } from './import-view.ts';

function shown(ctx: Ctx, columns: readonly EditColumn[], row: ConflictRow) {
  const column = columns.find(({ field }) => field === row.field)?.column;
  const masks = (kind: MaskedKind | undefined): kind is MaskedKind => isMaskedFor(ctx.actor, kind);
  const named = columns.find(({ field }) => field === 'name')?.column.masked;
  const value = (text: string | null): string | null => {
    if (text === null) return null;
    if (masks(column?.masked)) return String(maskValue(column.masked, text));
    const words = text.split(SEVERAL).map((one) => column?.choices?.[one]?.[ctx.language] ?? one);
    return column?.choices ? words.join(ctx.language === 'zh' ? '、' : ', ') : text;
  };
  return {
    seq: row.seq,
    row: row.source_row,
    field: row.field,
    label: column?.label[ctx.language] ?? row.field,
    name: masks(named) ? String(maskValue(named, row.name)) : row.name,
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
  const columns = await editColumns(ctx.db, row.entity);
  return pageFrom(
    rows,
    input.limit,
    (each) => shown(ctx, columns, each),
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
