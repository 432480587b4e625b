import type { RecordType } from '@fulcrum/contract';
import { type Ctx, scopeOf, type WriteCtx } from '../access/index.ts';
import { Fault, notFound } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { type AdjustedRecord, adjustmentsOf, lockAdjusted, standingOf } from './adjusted.sql.ts';
import { columnsOf } from './record-columns.ts';
import { type Beyond, follow } from './record-rules.ts';
import { insertRecord, type RecordRow, rateOn, recordById } from './records.sql.ts';

interface Input {
  id: string;
  amount: string;
  happenedOn?: string;
  reason: string;
}

const refused = (field: string, code: string, message: string): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [field], code, message }]);

/** What an adjustment says: what it keeps of the record that it corrects, its own day and the difference. */
function valuesOf(type: RecordType, { adjustment }: Beyond, of: { original: RecordRow; day: string; difference: string; reason: string }) {
  const keeps = type.adjusts?.keeps ?? [];
  const kept = columnsOf(type).map(({ id, api }) => [api, keeps.includes(id) ? of.original[api] : null]);
  return {
    ...Object.fromEntries(kept),
    ...adjustment?.says?.(of.original),
    [type.day]: of.day,
    amount: of.difference,
    note: of.reason,
  } as Record<string, unknown>;
}

/** The worth of its currency when it was booked; of one booked at nothing, on the day of the adjustment. */
async function rateFor(ctx: WriteCtx, held: AdjustedRecord, day: string): Promise<string> {
  const rate = held.rate ?? (await rateOn(ctx.db, held.currency, ctx.organisation?.baseCurrency ?? 'CNY', day));
  if (rate === null) throw new Fault('invalid', 'record.no_rate', { currency: held.currency, day });
  return rate;
}

/**
 * Corrects a record without touching it: a further one in an open month with the difference to what it should have come to, that names it.
 * An adjustment is corrected at what it adjusts.
 */
export async function adjust(type: RecordType, beyond: Beyond, ctx: WriteCtx, input: Input) {
  const scope = await scopeOf(ctx, 'writes');
  const held = await lockAdjusted(ctx.db, type, scope, input.id);
  const original = held && (await recordById(ctx.db, type, { all: true }, held.id));
  if (!held || !original) throw notFound(type.one);
  const day = input.happenedOn ?? ctx.today;
  if (day < original.happened) throw refused('happenedOn', 'too_small', `≥ ${original.happened}`);
  const standing = await standingOf(ctx.db, type, held, input.amount);
  if (Number(standing.difference) === 0)
    throw refused('amount', 'same', ctx.language === 'zh' ? '与原金额相同，无需调整' : 'Same as it stands: nothing to adjust');
  const id = newId();
  const { accountId } = original;
  const values = valuesOf(type, beyond, { original, day, difference: standing.difference, reason: input.reason });
  await follow(beyond.rules, ctx, { before: null, after: { id, accountId, currency: held.currency, ...values } });
  const code = held.code ? `${held.code}-A${standing.earlier + 1}` : ((await beyond.codeOf?.(ctx, values)) ?? null);
  const row = { id, accountId, code, values, currency: held.currency, rate: await rateFor(ctx, held, day), custom: {} };
  await insertRecord(ctx.db, type, row, { now: ctx.now, knownAt: ctx.today, userId: ctx.actor.userId, adjustsId: held.id });
  await beyond.adjustment?.settle?.(ctx, { id: held.id, day });
  await ctx.record({
    action: `${type.one}.adjust`,
    entity: type.one,
    entityId: id,
    before: { id: held.id, code: held.code, happenedOn: original.happened, amount: standing.standing },
    after: { code, adjusts: held.code ?? held.id, happenedOn: day, difference: standing.difference, amount: input.amount },
    note: input.reason,
  });
  return { id, code, happenedOn: day, difference: standing.difference };
}

/** What a record was booked at, and what corrected it since. */
export async function adjustments(type: RecordType, ctx: Ctx, { id }: { id: string }) {
  const found = await adjustmentsOf(ctx.db, type, await scopeOf(ctx, 'reads'), id);
  if (!found) throw notFound(type.one);
  return found;
}
