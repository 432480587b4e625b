import type { ORDER_FIELDS, ServiceOrderTold } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { requireUsableProducts } from '../orders/index.ts';
import { checkAbout } from '../requests/index.ts';
import { addCost, bookCosts, voidCost } from './costs.ts';
import * as course from './course.ts';
import type { Move } from './course-rules.ts';
import { keep, type Said } from './keep.ts';
import { openOrder, providerFor } from './opening.ts';
import { engineersFor, spanOf } from './planning.ts';
import { insertEntries, type Stored } from './store.sql.ts';
import { take, takeAsOurs } from './take.ts';
import { told } from './told.ts';

type Verbs = Handlers<'serviceOrders'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

const FIELDS = {
  contact: 'contactId',
  product: 'productId',
  kind: 'kind',
  severity: 'severity',
  title: 'title',
  description: 'description',
  provider: 'providerId',
} as const satisfies Record<(typeof ORDER_FIELDS)[number], keyof Stored>;

async function kept(ctx: WriteCtx, order: Stored, said: Said, move: Move): Promise<ServiceOrderTold> {
  await keep(ctx, order, said, `service_order.${move}`);
  return told(ctx, order.id);
}

/** Whether a delivery is the first of its order, and in time: what figures of any day read. */
const deliveryOf = ({ promisedAt, rejected, reopened }: Stored, now: string): object => ({
  first: rejected === 0 && reopened === 0,
  inTime: promisedAt !== null && Temporal.Instant.compare(Temporal.Instant.from(now), Temporal.Instant.from(promisedAt)) <= 0,
});

export const verbs = {
  create: async (ctx: WriteCtx, input: Input<'create'>) => told(ctx, await openOrder(ctx, input)),

  async change(ctx: WriteCtx, { id, revision, toProvider, ...change }: Input<'change'>) {
    const stored = await takeAsOurs(ctx, { id, revision }, 'change');
    const next = { ...stored, ...change };
    await checkAbout(ctx, next, stored);
    if (next.productId && next.productId !== stored.productId) await requireUsableProducts(ctx, [next.productId]);
    const asked = toProvider !== undefined || (stored.providerId !== null && next.productId !== stored.productId);
    const providerId = asked ? await providerFor(ctx, next.productId, toProvider ?? true) : stored.providerId;
    // Another who does it plans it anew; what the customer was promised stands.
    const moved = providerId !== stored.providerId;
    if (moved && stored.state !== 'created' && stored.state !== 'planned') throw new Fault('conflict', 'service_order.not_now');
    const unplanned = moved ? ({ state: 'created', plannedFrom: null, plannedTo: null, engineerIds: [] } as const) : {};
    const after: Stored = { ...next, providerId, ...unplanned };
    const fields = Object.entries(FIELDS).flatMap(([field, key]) => (after[key] === stored[key] ? [] : [field]));
    return kept(ctx, after, { what: 'changed', detail: { fields } }, 'change');
  },

  async plan(ctx: WriteCtx, { id, revision, engineerIds, note, askedByCustomer, ...span }: Input<'plan'>) {
    const stored = await take(ctx, { id, revision }, 'plan');
    const { from, to } = spanOf(span);
    const who = await engineersFor(ctx, stored, engineerIds);
    const next = { ...stored, ...course.plan(stored, { from, to, askedByCustomer }), engineerIds: who };
    return kept(ctx, next, { what: 'planned', body: note, detail: { from, to, engineerIds: who, promisedAt: next.promisedAt } }, 'plan');
  },

  async solve(ctx: WriteCtx, { solution, ...one }: Input<'solve'>) {
    const stored = await take(ctx, one, 'solve');
    return kept(ctx, { ...stored, ...course.solve(stored, solution, ctx.now) }, { what: 'solved', body: solution }, 'solve');
  },

  async deliver(ctx: WriteCtx, { note, ...one }: Input<'deliver'>) {
    const stored = await take(ctx, one, 'deliver');
    const said = { what: 'delivered', body: note, detail: deliveryOf(stored, ctx.now) } as const;
    return kept(ctx, { ...stored, ...course.deliver(stored, ctx.now) }, said, 'deliver');
  },

  async check(ctx: WriteCtx, { verdict, note, contactId: spokeId, rating: given, ...one }: Input<'check'>) {
    const [contactId, rating] = [spokeId ?? null, given ?? null];
    if (verdict !== 'accepted' && !note) throw new Fault('invalid', 'service_order.reason');
    const stored = verdict === 'waived' ? await takeAsOurs(ctx, one, 'check') : await take(ctx, one, 'check');
    await checkAbout(ctx, { ...stored, contactId }, { ...stored, contactId: null });
    return kept(ctx, ...checked(stored, verdict, { note, contactId, rating }, ctx.now), 'check');
  },

  async close(ctx: WriteCtx, { note, ...one }: Input<'close'>) {
    const stored = await takeAsOurs(ctx, one, 'close');
    await bookCosts(ctx, [stored.id]);
    return kept(ctx, { ...stored, ...course.close(stored, ctx.now) }, { what: 'closed', body: note }, 'close');
  },
  async cancel(ctx: WriteCtx, { reason, ...one }: Input<'cancel'>) {
    const stored = await takeAsOurs(ctx, one, 'cancel');
    await bookCosts(ctx, [stored.id]);
    return kept(ctx, { ...stored, ...course.cancel(stored, ctx.now) }, { what: 'cancelled', body: reason }, 'cancel');
  },
  async reopen(ctx: WriteCtx, { reason, ...one }: Input<'reopen'>) {
    const stored = await takeAsOurs(ctx, one, 'reopen');
    return kept(ctx, { ...stored, ...course.reopen(stored), engineerIds: [] }, { what: 'reopened', body: reason }, 'reopen');
  },

  async note(ctx: WriteCtx, { id, text, shared }: Input<'note'>) {
    await take(ctx, { id });
    const entryId = newId();
    const by = { authorId: ctx.actor.userId, at: ctx.now };
    await insertEntries(ctx.db, [{ orderId: id, id: entryId, ...by, what: 'note', body: text, shared }]);
    await ctx.record({ action: 'service_order.note', entity: 'service_order', entityId: id, after: { entryId, shared } });
    return told(ctx, id);
  },

  addCost,
  voidCost,
};

/** An order after the customer's word, and what is written down of it. */
export function checked(
  stored: Stored,
  verdict: 'accepted' | 'rejected' | 'waived',
  word: course.Word,
  now: string,
): [order: Stored, said: Said] {
  const said: Said = { what: verdict, body: word.note, contactId: word.contactId, detail: { rating: word.rating } };
  if (verdict === 'rejected') return [{ ...stored, ...course.reject(stored) }, said];
  const rating = verdict === 'accepted' ? word.rating : null;
  return [{ ...stored, ...course.accept(stored, verdict, { ...word, rating }, now) }, said];
}
