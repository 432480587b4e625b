import { contractRecords, subscriptionRecords } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { Fault, type FaultDetail } from '../../kernel/fault.ts';
import type { AdjustmentRule, RecordMove, RecordRule } from '../../records/index.ts';
import { type Kin, kinOf } from './kin.sql.ts';

type After = NonNullable<RecordMove['after']>;
const dayOf = (after: After, field: string): string | null => (after[field] as string | null | undefined) ?? null;

/** Days of a term in their order; `names` are of the fields that say when it ends, ends early. */
function checkDays(
  ctx: Ctx,
  starts: string | null,
  ends: { field: string; day: string | null; name: { zh: string; en: string } },
  early: typeof ends,
) {
  const refuse = (reason: 'contract.days' | 'contract.after_end', { field, name }: typeof ends): never => {
    throw new Fault('invalid', reason, { what: name[ctx.language] }, [{ path: [field], code: reason, message: '' }]);
  };
  if (starts && ends.day && ends.day < starts) refuse('contract.days', ends);
  if (starts && early.day && early.day < starts) refuse('contract.days', early);
  // The day on which it is over: the day after the last at most.
  if (ends.day && early.day && early.day > Temporal.PlainDate.from(ends.day).add({ days: 1 }).toString())
    refuse('contract.after_end', early);
}

const at = (reason: Fault['reason'], field: string, detail: FaultDetail = {}): Fault =>
  new Fault('invalid', reason, detail, [{ path: [field], code: reason, message: '' }]);

/** What a renewal may name: something of the same customer or its group that began before, not itself at whatever distance. */
function checkPredecessor(kin: Kin | undefined, starts: string | null): void {
  if (!kin) return;
  if (!kin.family) throw at('contract.family', 'predecessorId');
  if (kin.cycle) throw at('contract.cycle', 'predecessorId');
  if (starts && starts <= kin.startsOn) throw at('contract.starts_before', 'predecessorId', { day: kin.startsOn });
}

const changed = (move: RecordMove, after: After, fields: readonly string[]): boolean =>
  fields.some((field) => (move.before?.[field] ?? null) !== (after[field] ?? null));

/** Half a fen a line adds up: amounts of a contract are held to five. */
const TOLERANCE = 0.05;
function checkTax(after: After): void {
  const [amount, net, rate] = [after.amount, after.amountExclTax, after.taxRate].map((value) => (value == null ? null : Number(value)));
  if (amount == null || net == null) return;
  const wrong = rate == null ? Math.abs(net) > Math.abs(amount) + TOLERANCE : Math.abs(net * (1 + rate) - amount) > TOLERANCE;
  if (wrong) throw at('contract.tax', 'amountExclTax');
}

/** What holds for a contract beyond its fields. Amounts of milestones are told beside it, never refused. */
export const contractRule: RecordRule = async (ctx, move) => {
  const { after } = move;
  if (!after) return;
  const { fields } = contractRecords;
  const starts = dayOf(after, 'startsOn') ?? dayOf(after, 'signedOn');
  if (changed(move, after, ['signedOn', 'startsOn', 'endsOn', 'terminatedOn']))
    checkDays(
      ctx,
      starts,
      { field: 'endsOn', day: dayOf(after, 'endsOn'), name: fields.endsOn.name },
      { field: 'terminatedOn', day: dayOf(after, 'terminatedOn'), name: fields.terminatedOn.name },
    );
  if (changed(move, after, ['amount', 'amountExclTax', 'taxRate'])) checkTax(after);
  if (changed(move, after, ['predecessorId', 'frameworkId', 'kind', 'startsOn', 'signedOn', 'productId']))
    await checkKin(ctx, after, starts);
};

async function checkKin(ctx: Ctx, after: After, starts: string | null): Promise<void> {
  const kin = await kinOf(ctx.db, 'contract', after);
  checkPredecessor(kin.predecessor, starts);
  if (kin.sibling !== null) throw at('contract.renewed', 'predecessorId', { code: kin.sibling });
  const adds = after.kind === 'supplement' || after.kind === 'change';
  if (!kin.framework) {
    if (adds && !after.frameworkId) throw at('contract.belongs', 'frameworkId');
    return;
  }
  if (!kin.framework.family) throw at('contract.family', 'frameworkId');
  if (kin.framework.cycle) throw at('contract.cycle', 'frameworkId');
  if (adds ? ['supplement', 'change'].includes(kin.framework.kind ?? '') : kin.framework.kind !== 'framework')
    throw at('contract.framework', 'frameworkId');
}

/** A contract is adjusted by a change of it; what adds to another, by a change of that. */
export const contractAdjustment: AdjustmentRule = {
  says: ({ id, kind, frameworkId, draft }) => ({
    kind: 'change',
    frameworkId: kind === 'supplement' || kind === 'change' ? frameworkId : id,
    draft,
  }),
};

/** What holds for a subscription beyond its fields. */
export const subscriptionRule: RecordRule = async (ctx, move) => {
  const { after } = move;
  if (!after) return;
  const { fields } = subscriptionRecords;
  const starts = dayOf(after, 'startsOn');
  if (changed(move, after, ['startsOn', 'endsOn', 'endedOn']))
    checkDays(
      ctx,
      starts,
      { field: 'endsOn', day: dayOf(after, 'endsOn'), name: fields.endsOn.name },
      { field: 'endedOn', day: dayOf(after, 'endedOn'), name: fields.endedOn.name },
    );
  if (changed(move, after, ['predecessorId', 'startsOn']))
    checkPredecessor((await kinOf(ctx.db, 'subscription', after)).predecessor, starts);
};
