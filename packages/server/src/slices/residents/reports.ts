import type { Resident } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { decimal, micro, times } from '../../kernel/micro.ts';
import { type BookedCost, bookServiceCosts } from '../facts/index.ts';
import { insertInteraction, withdrawInteractions } from '../interactions/index.ts';
import { countedBy, type MonthRow, selectMonths, workOf } from './months.sql.ts';
import { deleteReport, insertReports } from './stays.sql.ts';
import { stayToWrite, told } from './told.ts';

type Input<Name extends keyof Handlers<'residents'>> = Parameters<Handlers<'residents'>[Name]>[1];

async function monthOf(ctx: WriteCtx, id: string, month: string): Promise<MonthRow> {
  const found = (await selectMonths(ctx.db, id, await countedBy(ctx))).find((one) => one.month === month);
  if (!found) throw new Fault('invalid', 'resident.month');
  return found;
}

/** What the days of a month cost the customer's service, or what takes that back. */
export const costOf = (
  { accountId, personId, name, providerId }: Pick<Resident, 'accountId' | 'personId' | 'name' | 'providerId'>,
  of: { id: string; month: string; day: string; amount: string; adjustsId: string | null },
): BookedCost => ({
  ...{ id: of.id, accountId, productId: null, code: `RS-${of.month}-${of.id.slice(-8)}`, kind: providerId ? 'outsourcing' : 'labour' },
  ...{
    incurredOn: of.day,
    hours: null,
    amount: of.amount,
    personId,
    note: `驻场 Resident · ${name} · ${of.month}`,
    adjustsId: of.adjustsId,
  },
});

/** Keeps what was noticed where all that is known of the customer stands: from there it becomes feedback in one step. */
async function logNoticed(ctx: WriteCtx, { accountId, name }: Resident, { month, notes, changes }: Input<'file'>): Promise<string | null> {
  if (!notes && !changes) return null;
  const summary = notes || (ctx.language === 'zh' ? `${month} 驻场见闻（${name}）` : `Seen as resident in ${month} (${name})`);
  const regular = changes ? { regular: { use: null, problems: null, needs: changes, activities: null } } : {};
  const how = { kind: 'visit', channel: 'in_person', direction: 'out', twoWay: true } as const;
  const made = { ...how, happenedOn: ctx.today, summary, nextStep: '' };
  return (await insertInteraction(ctx, { accountId, ...made, contactIds: [], ...regular })).id;
}

/** Files a month that is over, once: its days become a cost of the customer's service on its last day. */
export async function file(ctx: WriteCtx, input: Input<'file'>) {
  const { id, month, days, notes, changes } = input;
  const stay = await stayToWrite(ctx, id);
  const { state, most, lastDay } = await monthOf(ctx, id, month);
  if (state === 'filed') throw new Fault('conflict', 'resident.filed');
  if (state === 'running') throw new Fault('conflict', 'resident.running');
  if (days > most) throw new Fault('invalid', 'resident.days', { most });
  const amount = decimal(times(micro(String(days)), micro(stay.dayCost)));
  const costId = Number(amount) > 0 ? newId() : null;
  if (costId) await bookServiceCosts(ctx, [costOf(stay, { id: costId, month, day: lastDay, amount, adjustsId: null })]);
  const timeZone = ctx.organisation?.timeZone ?? 'UTC';
  const done = await workOf(ctx.db, { accountId: stay.accountId, personId: stay.personId, month, timeZone });
  const interactionId = await logNoticed(ctx, stay, input);
  const report = { accountId: stay.accountId, stayId: id, month, days, ...done, notes, changes, costId, amount, interactionId };
  await insertReports(ctx.db, [report], { userId: ctx.actor.userId, now: ctx.now });
  await ctx.record({ action: 'resident.file', entity: 'resident', entityId: id, after: report });
  return told(ctx, id);
}

/** Takes a report back: what was booked is booked the other way round, today, and what it left among the interactions is taken back with it. */
export async function withdraw(ctx: WriteCtx, { id, month, reason }: Input<'withdraw'>) {
  const stay = await stayToWrite(ctx, id);
  const { state, costId, amount, interactionId } = await monthOf(ctx, id, month);
  if (state !== 'filed') throw new Fault('conflict', 'resident.not_filed');
  if (costId && amount)
    await bookServiceCosts(ctx, [costOf(stay, { id: newId(), month, day: ctx.today, amount: `-${amount}`, adjustsId: costId })]);
  if (interactionId) await withdrawInteractions(ctx, stay.accountId, { id: interactionId });
  await deleteReport(ctx.db, { accountId: stay.accountId, stayId: id, month });
  await ctx.record({
    action: 'resident.withdraw',
    entity: 'resident',
    entityId: id,
    before: { month, costId, amount, interactionId },
    note: reason,
  });
  return told(ctx, id);
}
