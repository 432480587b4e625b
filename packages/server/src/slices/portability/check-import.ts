import type { Import } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { startJob } from '../../access/index.ts';
import { applyMapping, checkMapping, type Mapping } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { localCopy } from '../files/index.ts';
import { checkJob } from './check.job.ts';
import type { Entity } from './entity-rules.ts';
import { type ImportRow, type KeptDetection, moveImport, setReading } from './import.sql.ts';
import { requireCreating, requireImportOf, withinRights } from './import-rights.ts';
import { deleteStaged } from './import-row.sql.ts';
import { asImport, visibleImport } from './import-view.ts';
import { asEncoding, asFault, inspect, keptDetection } from './inspect.ts';
import { knownMappings } from './known-mappings.ts';
import { withKey } from './mapping-rules.ts';
import { ownFields } from './mappings.sql.ts';
import { proposeMapping } from './propose-mapping.ts';
import { choicesOf } from './read-choices.ts';

export interface CheckInput {
  id: string;
  entity?: Entity | undefined;
  sheet?: string | undefined;
  encoding?: string | undefined;
  mapping?: Record<string, unknown> | undefined;
  key?: string | undefined;
}

/** The mapping that a check goes by, and what the file looks like under it. Faults `import.mapping` and `import.unreadable`. */
async function settle(ctx: WriteCtx, row: ImportRow, input: CheckInput) {
  const entity = input.entity ?? row.entity;
  requireImportOf(ctx, entity);
  const given = input.mapping && checkMapping(input.mapping);
  if (given && given.entity !== entity) throw new Fault('invalid', 'import.mapping', { why: `entity: ${given.entity} ≠ ${entity}` });
  const before = !given && entity === row.entity && row.mapping && !input.sheet && !input.encoding ? checkMapping(row.mapping) : undefined;
  const chosen = { sheet: input.sheet, encoding: asEncoding(input.encoding) };
  await using copy = await localCopy(ctx.services.root, row.file_id);
  const known: Mapping | undefined = given ?? before;
  const found = await inspect(copy.path, row.file_name, choicesOf(known, chosen, row.detected));
  if (known) requireCreating(ctx, known);
  const proposed = known ?? withinRights(ctx, proposeMapping(await knownMappings(ctx), entity, found, await ownFields(ctx.db, entity)));
  const mapping = withKey(
    {
      ...proposed,
      options: {
        ...proposed.options,
        ...(chosen.sheet ? { sheet: chosen.sheet } : {}),
        ...(chosen.encoding ? { encoding: chosen.encoding } : {}),
      },
    },
    input.key,
  );
  applyMapping(mapping, found.header, { fileCode: row.file_code });
  const detected = keptDetection(found, mapping.options.sheet ?? row.detected?.sheet ?? undefined);
  return { entity, mapping, detected, fileCode: fileCodeOf(row, detected) };
}

/** The file's code names rows without a key; each further sheet has a code of its own. */
function fileCodeOf(row: ImportRow, detected: KeptDetection): string {
  const [code = ''] = row.file_code.split('.');
  const place = detected.sheet === null ? 0 : detected.sheets.indexOf(detected.sheet);
  return place > 0 ? `${code}.${place + 1}` : code;
}

/** Starts the dry run of an import: a job reads every row, and says what a commit would do. It may be asked for again with another mapping. */
export async function checkImport(ctx: WriteCtx, input: CheckInput): Promise<Import> {
  const row = await visibleImport(ctx, input.id);
  const settled = await settle(ctx, row, input).catch((error: unknown) => {
    throw asFault(error, ctx.language);
  });
  if (!(await moveImport(ctx.db, row.id, ['uploaded', 'checked', 'failed', 'cancelled'], 'reading')))
    throw new Fault('conflict', 'import.state', { state: row.state });
  await deleteStaged(ctx.db, row.id);
  const jobId = await startJob(ctx, checkJob, { importId: row.id });
  await setReading(ctx.db, row.id, { ...settled, jobId });
  await ctx.record({ action: 'import.check', entity: 'import', entityId: row.id, after: { mapping: settled.mapping.id } });
  return asImport(await visibleImport(ctx, row.id), ctx.language);
}
