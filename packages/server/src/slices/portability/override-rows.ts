import { MAX_OVERRIDE_ROWS, type OverrideRow } from '@fulcrum/contract';
import { type Ctx, writeAudit } from '../../access/index.ts';
import { dataRowsOf, dateReader, detectHeader, HEADER_SAMPLE_ROWS, parseInWorker, type SourceRow } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { deleteFile, localCopy, storeFile } from '../files/index.ts';
import { asFault, LIMITS } from './inspect.ts';

/** What a column may be called, in the order in which it is looked for. */
const NAMES: Record<Exclude<keyof OverrideRow, 'line'>, readonly string[]> = {
  code: ['客户编号', '编号', 'account code', 'account', 'customer code', 'customer', 'code'],
  level: ['客户等级', '人工等级', '等级', 'level', 'tier'],
  reason: ['理由', '原因', '说明', 'reason', 'why'],
  until: ['截止日期', '有效期至', '截止', '至', 'until', 'last day', 'end date', 'ends on'],
};
const FIELDS = Object.keys(NAMES) as (keyof typeof NAMES)[];
const MOST_BYTES = 5 * 1024 * 1024;
const readDay = dateReader();

/** Which column is which; a list without a header has them in the order of the fields. */
function placesOf(header: ReturnType<typeof detectHeader>): Record<keyof typeof NAMES, number> {
  const found = FIELDS.map((field) => header.columns.find(({ name }) => NAMES[field].includes(name.trim().toLowerCase()))?.index ?? -1);
  const places = found.every((index) => index < 0) ? FIELDS.map((_, index) => index) : found;
  const missing = FIELDS.filter((field, index) => places[index]! < 0 && field !== 'until');
  if (missing.length) throw new Fault('invalid', 'override.columns', { missing: missing.map((field) => NAMES[field][0]!).join('、') });
  return Object.fromEntries(FIELDS.map((field, index) => [field, places[index]!])) as Record<keyof typeof NAMES, number>;
}

const textOf = (cell: SourceRow['cells'][number] | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());

function rowOf({ line, cells }: SourceRow, places: Record<keyof typeof NAMES, number>): OverrideRow {
  const cell = cells[places.until];
  const day = readDay(cell);
  return {
    line,
    code: textOf(cells[places.code]).slice(0, 200),
    level: textOf(cells[places.level]).slice(0, 200),
    reason: textOf(cells[places.reason]).slice(0, 2000),
    // What is no day stays as it was written, so that the row can be told.
    until: day.ok ? (day.value?.toString() ?? '') : textOf(cell).slice(0, 100),
  };
}

/** The rows of a list as they were written. Whether they can be met is for `overrides.setMany` to say. */
export async function overrideRows(
  ctx: Ctx,
  { name }: { name: string },
  body: AsyncIterable<Uint8Array>,
): Promise<{ rows: OverrideRow[] }> {
  const { root } = ctx.services;
  const about = { name, mediaType: 'application/octet-stream', purpose: 'import', createdBy: ctx.actor.userId, now: ctx.now };
  const stored = await storeFile(root, about, body, MOST_BYTES);
  try {
    await using copy = await localCopy(root, stored.id);
    const rows = await readAll(copy.path, name);
    await writeAudit(root, ctx, { action: 'tier.override_read', entity: 'file', after: { file: name, rows: rows.length } });
    return { rows };
  } catch (error) {
    throw asFault(error, ctx.language);
  } finally {
    await deleteFile(root, stored.id);
  }
}

async function readAll(path: string, name: string): Promise<OverrideRow[]> {
  const all: SourceRow[] = [];
  for await (const batch of parseInWorker(path, { name, limits: { ...LIMITS, fileBytes: MOST_BYTES } })) {
    all.push(...batch);
    if (all.length > MAX_OVERRIDE_ROWS + HEADER_SAMPLE_ROWS) throw new Fault('limit', 'override.too_many', { limit: MAX_OVERRIDE_ROWS });
  }
  const header = detectHeader(all.slice(0, HEADER_SAMPLE_ROWS));
  const places = placesOf(header);
  const rows: OverrideRow[] = [];
  for await (const row of dataRowsOf(each(all), header)) rows.push(rowOf(row, places));
  if (!rows.length) throw new Fault('invalid', 'override.empty');
  if (rows.length > MAX_OVERRIDE_ROWS) throw new Fault('limit', 'override.too_many', { limit: MAX_OVERRIDE_ROWS });
  return rows;
}
async function* each(rows: readonly SourceRow[]): AsyncGenerator<SourceRow> {
  yield* rows;
}
