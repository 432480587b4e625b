import type { JobCtx } from '../../access/index.ts';
import {
  applyMapping,
  dataRowsOf,
  detectHeader,
  HEADER_SAMPLE_ROWS,
  type Header,
  type Mapping,
  parseInWorker,
  type SourceRow,
} from '../../files/index.ts';
import { localCopy } from '../files/index.ts';
import { copyRows } from './copy-rows.ts';
import { countDataLines } from './count-lines.ts';
import type { ImportRow } from './import.sql.ts';
import { countStaged } from './import-row.sql.ts';
import { LIMITS } from './inspect.ts';
import { customFieldsOf, withCustomTypes } from './mapping-rules.ts';
import { customTypes } from './mappings.sql.ts';
import { choicesOf } from './read-choices.ts';
import { type CustomTypes, type StagedRow, stagedRow } from './staged-row.ts';

export const BATCH_ROWS = 5000;

/** The import's file with its header and the rows below it in their order, parsed in a thread of its own. Reading again gives the same. */
export async function openSource(
  row: ImportRow,
  mapping: Mapping,
  path: string,
): Promise<{ header: Header; rows: AsyncIterable<SourceRow> }> {
  const choices = choicesOf(mapping, {}, row.detected);
  const batches = parseInWorker(path, { name: row.file_name, choices, limits: LIMITS });
  const first = (await batches.next()).value ?? [];
  const each = async function* (): AsyncGenerator<SourceRow> {
    yield* first;
    for await (const batch of batches) yield* batch;
  };
  const header = detectHeader(first.slice(0, HEADER_SAMPLE_ROWS), choices);
  return { header, rows: dataRowsOf(each(), header) };
}

/** A field that the file brings first is of the type that the mapping reads it as; else the second import would change every row. */
function withBrought(declared: CustomTypes, entity: string, mapping: Mapping): CustomTypes {
  const brought = (of: 'own' | 'created') =>
    Object.fromEntries(customFieldsOf(mapping, of).map(({ id, type }) => [id, { id, type, choices: null }]));
  const accounts = { ...brought('created'), ...declared.accounts };
  const own = { ...brought('own'), ...(entity === 'accounts' ? accounts : declared[entity]) };
  return { ...declared, accounts, [entity]: own };
}

/**
 * Reads the file and stages its rows in durable batches. After a kill the rows of the last whole batch are found staged, and reading goes on
 * behind them. Answers how many rows are staged; rows that a rule of the mapping leaves out are not among them.
 */
export async function stageImport(ctx: JobCtx, row: ImportRow, mapping: Mapping, batchRows = BATCH_ROWS): Promise<number> {
  await using copy = await localCopy(ctx.services.root, row.file_id);
  const types = withBrought(await customTypes(ctx.db), row.entity, mapping);
  const staged = await countStaged(ctx.db, row.id);
  const total = await countDataLines(copy.path, row.detected?.format ?? '');
  let seq = 0;
  let batch: StagedRow[] = [];
  const flush = async () => {
    if (batch.length) await copyRows(ctx.pool, row.id, seq - batch.length + 1, batch);
    batch = [];
    await ctx.progress.at(seq, total === null ? null : Math.max(total, seq), 'reading');
  };
  const { header, rows } = await openSource(row, mapping, copy.path);
  const map = applyMapping(withCustomTypes(mapping, types), header, {
    fileCode: row.file_code,
    timeZone: ctx.organisation?.timeZone ?? 'UTC',
  });
  for await (const source of rows) {
    const mapped = map(source);
    if (mapped.skipped) continue;
    seq += 1;
    if (seq <= staged) continue;
    batch.push(stagedRow(row.entity, mapped, source, types));
    if (batch.length >= batchRows) await flush();
  }
  await flush();
  return seq;
}
