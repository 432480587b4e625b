import type { Both } from '@fulcrum/contract';
import { type Ctx, type Download, requireAccount, ruleOf, writeAudit } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { type Block, filledTemplate, type OutCell } from '../../files/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { checkTemplate, placesFault } from './excel-check.ts';
import { excelNames, type Usable } from './excel-names.ts';
import { segmentName } from './excel-template.sql.ts';
import { openTemplate, requireTemplate, XLSX } from './excel-templates.ts';
import { counted, type ExportedRow } from './export.sql.ts';
import type { AccountColumn } from './export-account-columns.ts';
import { cellsFor } from './export-columns.ts';
import { type ExportInput, selection } from './export-selection.ts';
import { asTemplateFault } from './inspect.ts';

const MOST_ROWS = 1_048_576;
const EVERYBODY: Both = { zh: '全部', en: 'All' };

/**
 * A list, or one account, in a workbook of our own design: read by the same columns, masked and audited as any export. Nothing is sent before
 * every placeholder is known to be one that the caller may fill.
 */
export async function fillExport(ctx: Ctx, input: ExportInput & { template: string }, ids?: readonly string[]): Promise<Download> {
  const { root } = ctx.services;
  const reading = { ...ctx, db: root };
  const row = await requireTemplate(reading, input.template);
  if (row.entity !== input.entity) throw new Fault('invalid', 'workbook.other_entity', { name: row.name });
  if (input.format !== 'xlsx' || input.split || input.rowIds || input.columns) throw new Fault('invalid', 'workbook.alone');
  const names = await excelNames(reading, input.entity);
  const template = await openTemplate(ctx, row);
  const { problems, block } = checkTemplate(ctx, template, names, row.layout);
  if (problems.length) throw placesFault('workbook.cannot_fill', problems);
  const used = [...new Set(template.marked.flatMap((mark) => mark.names))].map((name) => [name, names.find(name)!] as const);
  const columns = [...new Map(used.flatMap(([, { id, column }]) => (column ? [[id, column] as const] : []))).values()];
  const beside = columns.filter((column): column is AccountColumn => 'figure' in column || 'name' in column);
  const found = await selection(reading, input, ids, beside);
  const places = columns.map(({ id }) => found.columns.findIndex((each) => each.id === id));
  const masked = cellsFor(columns, ctx.actor, ctx.language);
  const cells = ({ cells: own, beside: more = [] }: ExportedRow) => {
    const all = [...own, ...more];
    return masked(places.map((place) => all[place] ?? null));
  };
  const after = { ...input, ...(ids ? { chosen: ids.length } : {}), templateName: row.name, columns: columns.map(({ id }) => id) };
  await writeAudit(root, ctx, { action: 'export', entity: input.entity, after });
  const records = await begun(inBatches(root, counted(found.query)));
  try {
    const { count, first } = records;
    if (row.layout === 'card' && count === 0) throw notFound('account');
    if (row.layout === 'card' && count > 1) throw new Fault('invalid', 'workbook.one_account');
    const values = await fileValues(reading, input, count);
    const place = new Map(columns.map(({ id }, at) => [id, at]));
    const card = row.layout === 'card' && first ? cells(first) : null;
    const hidden = ruleOf(ctx.actor).masked;
    const meaning = (name: string) => {
      const item = names.find(name);
      if (!item) return undefined;
      const at = place.get(item.id);
      if (item.group === 'file' || at === undefined) return { value: values[item.id] ?? null };
      if (card) return { value: card[at] ?? null };
      return { column: at, isDay: item.type === 'date' && !(item.column?.masked && hidden.includes(item.column.masked)) };
    };
    const repeated = block && withCopies(block, count);
    const body = await filledTemplate(template, { meaning, block: repeated, rows: rowsOf(records.batches, cells) }).catch(
      (error: unknown) => {
        throw asTemplateFault(error, ctx.language);
      },
    );
    const what = card ? String(nameOf(card, columns) ?? row.name) : row.name;
    const title = card ? `${row.name}-${what}` : what;
    return { fileName: `${title}-${input.asOf ?? ctx.today}.xlsx`, mediaType: XLSX, body: closing(body, records.close) };
  } catch (error) {
    await records.close();
    throw error;
  }
}

/** One account in a card, found as any other, or not_found. */
export async function accountOf(ctx: Ctx, id: string): Promise<readonly string[]> {
  await requireAccount({ ...ctx, db: ctx.services.root }, id, 'reads');
  return [id];
}

function withCopies(block: Omit<Block, 'copies'>, count: number): Block {
  const copies = Math.max(1, count);
  if (block.last + (copies - 1) * (block.last - block.first + 1) > MOST_ROWS) throw new Fault('limit', 'workbook.too_many_rows', { count });
  return { ...block, copies };
}

const nameOf = (card: readonly OutCell[], columns: readonly { id: string }[]): OutCell => {
  const at = columns.findIndex(({ id }) => id === 'name' || id === 'account.name');
  const value = at < 0 ? null : (card[at] ?? null);
  return typeof value === 'string' ? value.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ') : null;
};

async function fileValues(ctx: Ctx, input: ExportInput, count: number): Promise<Partial<Record<Usable['id'], OutCell>>> {
  return {
    today: { date: ctx.today },
    asOf: { date: input.asOf ?? ctx.today },
    count: { decimal: String(count) },
    segment: input.segment ? await segmentName(ctx.db, input.segment) : EVERYBODY[ctx.language],
    'user.name': ctx.actor.name,
    company: ctx.organisation?.name ?? null,
  };
}

interface Begun {
  count: number;
  first: ExportedRow | null;
  batches: AsyncIterable<ExportedRow[]>;
  /** Ends the reading, also one of which nothing was taken. */
  close(): Promise<void>;
}
/** Rows whose number is known before the first is used: forms name it above them. */
async function begun(batches: AsyncGenerator<(ExportedRow & { total: number })[], void, undefined>): Promise<Begun> {
  const start = await batches.next();
  const head = start.done ? [] : start.value;
  async function* all() {
    if (head.length) yield head;
    yield* batches;
  }
  return { count: head[0]?.total ?? 0, first: head[0] ?? null, batches: all(), close: async () => void (await batches.return()) };
}

async function* rowsOf(batches: AsyncIterable<ExportedRow[]>, cells: (row: ExportedRow) => OutCell[]): AsyncGenerator<OutCell[]> {
  for await (const batch of batches) for (const row of batch) yield cells(row);
}

/** Bytes whose end, early or not, ends the reading behind them. */
const closing = (body: AsyncGenerator<Uint8Array, void, undefined>, close: () => Promise<void>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({
    async next() {
      const part = await body.next();
      if (part.done) await close();
      return part;
    },
    async return() {
      await body.return();
      await close();
      return { done: true, value: undefined };
    },
  }),
});
