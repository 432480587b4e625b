import type { CustomValues, RecordType } from '@fulcrum/contract';
import { type Ctx, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../access/index.ts';
import { Fault, notFound } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { adjust, adjustments } from './adjust-record.ts';
import { columnsOf } from './record-columns.ts';
import { type Beyond, follow, type OwnFields, type RecordRule } from './record-rules.ts';
import { referencesOf } from './record-targets.ts';
import {
  deleteRecord,
  insertRecord,
  missingReferences,
  type RecordRow,
  rateOn,
  recordById,
  selectRecords,
  updateRecord,
  type WrittenRecord,
} from './records.sql.ts';

/** By the names of the API, with what a create or change says besides the fields. */
type Given = Record<string, unknown> & { accountId?: string; code?: string; knownAt?: string; currency?: string; custom?: CustomValues };

const shown = ({ happened: _, ...row }: RecordRow) => row;

/** Rows as the caller may see them: money among a company's own fields is an amount like any other. */
async function toShow(ctx: Ctx, own: OwnFields | undefined): Promise<(row: Shown) => Shown> {
  if (!own) return (row) => row;
  const mask = await own.mask(ctx);
  return (row) => ({ ...row, custom: mask((row.custom ?? {}) as CustomValues) });
}
type Shown = ReturnType<typeof shown>;

async function list(
  type: RecordType,
  { own }: Beyond,
  ctx: Ctx,
  input: Given & { limit: number; cursor?: string; asOf?: string; q?: string },
) {
  const rows = await selectRecords(ctx.db, type, {
    scope: await scopeOf(ctx, 'reads'),
    asOf: input.asOf ?? ctx.today,
    accountId: input.accountId,
    references: Object.fromEntries(referencesOf(type).map(({ id, api }) => [id, input[api] as string | undefined])),
    q: input.q,
    from: input.from as string | undefined,
    to: input.to as string | undefined,
    after: readCursor(input.cursor, 2),
    limit: input.limit,
  });
  const show = await toShow(ctx, own);
  return pageFrom(
    rows,
    input.limit,
    (row) => show(shown(row)),
    (row) => [row.happened, row.id],
  );
}

async function get(type: RecordType, { own }: Beyond, ctx: Ctx, input: { id: string; asOf?: string }) {
  const row = await recordById(ctx.db, type, await scopeOf(ctx, 'reads'), input.id, input.asOf);
  if (!row) throw notFound(type.one);
  return (await toShow(ctx, own))(shown(row));
}

async function checkReferences(ctx: Ctx, type: RecordType, accountId: string | null, values: Record<string, unknown>): Promise<void> {
  const missing = await missingReferences(ctx.db, type, await scopeOf(ctx, 'reads'), accountId, values);
  if (!missing.length) return;
  const issues = missing.map((api) => ({
    path: [api],
    code: 'not_found',
    message: ctx.language === 'zh' ? '没有找到，请从列表中选择' : 'Not found: choose from the list',
  }));
  throw new Fault('invalid', 'input.invalid', { count: issues.length }, issues);
}

/** The row to be written, with the worth of its currency on its day. */
async function priced(ctx: WriteCtx, type: RecordType, row: Omit<WrittenRecord, 'rate'>): Promise<WrittenRecord> {
  if (!type.currency) return { ...row, rate: null };
  const base = ctx.organisation?.baseCurrency ?? 'CNY';
  const currency = row.currency ?? base;
  const day = String(row.values[type.day]);
  const rate = await rateOn(ctx.db, currency, base, day);
  if (rate === null) throw new Fault('invalid', 'record.no_rate', { currency, day });
  return { ...row, currency, rate };
}

const fieldsOf = (type: RecordType, from: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(columnsOf(type).map(({ api }) => [api, from[api] ?? null]));

async function create(type: RecordType, { rules, codeOf, own }: Beyond, ctx: WriteCtx, input: Given) {
  const accountId = type.account ? (input.accountId ?? null) : null;
  if (accountId !== null) await requireAccount(ctx, accountId, 'writes');
  const values = fieldsOf(type, input);
  await checkReferences(ctx, type, accountId, values);
  await own?.check(ctx, input.custom);
  const id = newId();
  const given = { id, accountId, code: input.code ?? null, values, currency: input.currency ?? null, custom: input.custom ?? {} };
  const row = await priced(ctx, type, given);
  await follow(rules, ctx, {
    before: null,
    after: { id, accountId, code: row.code, currency: row.currency, custom: row.custom, ...values },
  });
  // Last, so that a number is taken for what stands.
  row.code ??= codeOf ? await codeOf(ctx, { ...values, custom: row.custom }) : null;
  await insertRecord(ctx.db, type, row, { now: ctx.now, knownAt: input.knownAt ?? ctx.today, userId: ctx.actor.userId });
  const after = await written(ctx, type, id);
  await ctx.record({ action: `${type.one}.create`, entity: type.one, entityId: id, after });
  return (await toShow(ctx, own))(after);
}

async function change(type: RecordType, { rules, own }: Beyond, ctx: WriteCtx, input: Given & { id: string; revision: number }) {
  const before = await recordById(ctx.db, type, await scopeOf(ctx, 'writes'), input.id);
  if (!before) throw notFound(type.one);
  const accountId = type.account ? before.accountId : null;
  const given = Object.fromEntries(columnsOf(type).flatMap(({ api }) => (input[api] === undefined ? [] : [[api, input[api]]])));
  await checkReferences(ctx, type, accountId, given);
  await own?.check(ctx, input.custom);
  const values = { ...fieldsOf(type, before), ...(await hiddenReferences(ctx, type, before, given)), ...given };
  const code = input.code ?? (before.code as string | null);
  const row = await priced(ctx, type, {
    id: before.id,
    accountId,
    code,
    values,
    currency: input.currency ?? (before.currency as string | null),
    custom: { ...((before.custom ?? {}) as CustomValues), ...input.custom },
  });
  await follow(rules, ctx, { before, after: { id: before.id, accountId, code, currency: row.currency, custom: row.custom, ...values } });
  if (!(await updateRecord(ctx.db, type, row, input.revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  const after = await written(ctx, type, before.id);
  await ctx.record({ action: `${type.one}.change`, entity: type.one, entityId: before.id, before: shown(before), after });
  return (await toShow(ctx, own))(after);
}

/** References that the caller may not see stay as they are. */
async function hiddenReferences(ctx: Ctx, type: RecordType, before: RecordRow, given: Record<string, unknown>) {
  const silent = referencesOf(type).filter(({ api }) => before[api] === null && given[api] === undefined);
  if (!silent.length) return {};
  const whole = await recordById(ctx.db, type, { all: true }, before.id);
  return Object.fromEntries(silent.map(({ api }) => [api, whole?.[api] ?? null]));
}

async function remove(type: RecordType, { rules }: Beyond, ctx: WriteCtx, { id }: { id: string }) {
  const before = await recordById(ctx.db, type, await scopeOf(ctx, 'writes'), id);
  if (!before) throw notFound(type.one);
  await follow(rules, ctx, { before, after: null });
  await deleteRecord(ctx.db, type, before);
  await ctx.record({ action: `${type.one}.delete`, entity: type.one, entityId: id, before: shown(before) });
  return { done: true } as const;
}

async function written(ctx: Ctx, type: RecordType, id: string) {
  const row = await recordById(ctx.db, type, await scopeOf(ctx, 'reads'), id);
  if (!row) throw notFound(type.one);
  return shown(row);
}

/** The verbs of a declared record type, as its endpoints ask for them; the shapes of both are derived from the same declaration. */
export function recordHandlers<Verbs>(type: RecordType, rules: readonly RecordRule[] = [], more: Omit<Beyond, 'rules'> = {}): Verbs {
  const beyond: Beyond = { ...more, rules };
  return {
    list: (ctx: Ctx, input: Given & { limit: number }) => list(type, beyond, ctx, input),
    get: (ctx: Ctx, input: { id: string; asOf?: string }) => get(type, beyond, ctx, input),
    create: (ctx: WriteCtx, input: Given) => create(type, beyond, ctx, input),
    change: (ctx: WriteCtx, input: Given & { id: string; revision: number }) => change(type, beyond, ctx, input),
    remove: (ctx: WriteCtx, input: { id: string }) => remove(type, beyond, ctx, input),
    ...(type.adjusts && {
      adjust: (ctx: WriteCtx, input: Parameters<typeof adjust>[3]) => adjust(type, beyond, ctx, input),
      adjustments: (ctx: Ctx, input: { id: string }) => adjustments(type, ctx, input),
    }),
  } as Verbs;
}
