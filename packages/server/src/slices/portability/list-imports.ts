import type { Import } from '@fulcrum/contract';
import { type Ctx, pageFrom, readCursor } from '../../access/index.ts';
import { checkMapping, importCatalog, type Mapping } from '../../files/index.ts';
import { type Entity, REQUIRED } from './entity-rules.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { type ImportRow, selectImports } from './import.sql.ts';
import { selectBadRows } from './import-row.sql.ts';
import { asImport, visibleImport, whoseImports } from './import-view.ts';
import { ownFields } from './mappings.sql.ts';
import { problemText } from './problem-text.ts';
import type { KeptProblem } from './staged-row.ts';

export async function listImports(ctx: Ctx, input: { limit: number; cursor?: string | undefined }) {
  const cursor = readCursor(input.cursor, 2);
  const after = cursor && { createdAt: cursor[0] ?? '', id: cursor[1] ?? '' };
  const rows = await selectImports(ctx.db, { createdBy: whoseImports(ctx), after, limit: input.limit + 1 });
  return pageFrom(
    rows,
    input.limit,
    (row) => asImport(row, ctx.language),
    (row) => [row.created_at, row.id],
  );
}

export const getImport = async (ctx: Ctx, { id }: { id: string }): Promise<Import> => asImport(await visibleImport(ctx, id), ctx.language);

/** Fields that a mapping may fill, custom fields of the installation included. */
export async function importFields(ctx: Ctx, { entity }: { entity: Entity }) {
  const fields = (importCatalog[entity] ?? []).map(({ id, type }) => ({
    id,
    required: REQUIRED[entity].includes(id),
    type: String(type),
    label: FIELD_LABELS[entity][id]?.[ctx.language] ?? id,
  }));
  const own = await ownFields(ctx.db, entity);
  return {
    items: [...fields, ...own.map(({ id, type, name }) => ({ id: `custom.${id}`, required: false, type, label: name[ctx.language] }))],
  };
}

/** The columns of a field as its mapping reads them. */
export function columnsOfField(mapping: Mapping | null, field: string): readonly string[] {
  const source = mapping?.fields[field];
  return source ? [source.column ?? [], source.columns ?? [], source.product ?? [], source.sum ?? [], source.concat ?? []].flat() : [];
}

export function readableProblem(problem: KeptProblem, mapping: Mapping | null, row: Pick<ImportRow, 'entity'>, language: Ctx['language']) {
  const columns = problem.columns.length ? problem.columns : columnsOfField(mapping, problem.field);
  const label = FIELD_LABELS[row.entity][problem.field]?.[language] ?? problem.field;
  return {
    code: problem.code,
    field: problem.field || null,
    column: columns.join(' × ') || null,
    value: problem.params.value === undefined ? null : String(problem.params.value),
    message: problemText(problem.code, problem.params, language),
    label: columns.join(' × ') || label,
  };
}

export async function importProblems(ctx: Ctx, input: { id: string; limit: number; cursor?: string | undefined }) {
  const row = await visibleImport(ctx, input.id);
  const mapping = row.mapping && checkMapping(row.mapping);
  const [after = '0'] = readCursor(input.cursor, 1) ?? [];
  const rows = await selectBadRows(ctx.db, row.id, Number(after), input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (bad) => ({
      row: bad.source_row,
      problems: bad.problems.map((problem) => {
        const { label: _, ...shown } = readableProblem(problem, mapping, row, ctx.language);
        return shown;
      }),
    }),
    (bad) => [bad.seq],
  );
}
