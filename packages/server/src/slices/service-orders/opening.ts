import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { requireUsableProducts } from '../orders/index.ts';
import { checkAbout, providerOf, requestTold, viewerOf } from '../requests/index.ts';
import { create } from './course.ts';
import { insertEntries, insertOrders } from './store.sql.ts';

type Input = Parameters<Handlers<'serviceOrders'>['create']>[1];
interface From {
  accountId: string;
  contactId: string | null;
  productId: string | null;
  providerId: string | null;
}

/** What an order takes over from its request. Who opens one out of a request works on that. */
async function ofRequest(ctx: WriteCtx, requestId: string, accountId: string | undefined): Promise<From> {
  const request = await requestTold(ctx, requestId);
  if (!request.mayWork) throw notFound('service_request');
  if (!request.accountId) throw new Fault('invalid', 'request.account_needed');
  if (accountId && accountId !== request.accountId) throw new Fault('invalid', 'service_order.request_customer');
  return { accountId: request.accountId, contactId: request.contactId, productId: request.productId, providerId: request.providerId };
}

/** Who does it: us, or the provider of the product. Fails with not_found for a product without one. */
export async function providerFor(ctx: WriteCtx, productId: string | null, toProvider: boolean): Promise<string | null> {
  if (!toProvider) return null;
  const providerId = await providerOf(ctx.db, productId);
  if (!providerId) throw notFound('provider');
  return providerId;
}

/** Opens an order; answers its id. */
export async function openOrder(ctx: WriteCtx, input: Input): Promise<string> {
  const { requestId, accountId, kind, severity, title, description, toProvider } = input;
  if (!requestId && !accountId) throw new Fault('invalid', 'request.account_needed');
  const nothing = { contactId: null, productId: null, providerId: null };
  const from: From = requestId ? await ofRequest(ctx, requestId, accountId) : { accountId: accountId ?? '', ...nothing };
  const whose = { accountId: from.accountId, contactId: input.contactId ?? from.contactId, productId: input.productId ?? from.productId };
  await checkAbout(ctx, whose, requestId ? from : undefined);
  if (whose.productId) await requireUsableProducts(ctx, [whose.productId]);
  const { providers } = await viewerOf(ctx);
  // A provider opens orders for itself alone, out of what it was given.
  const providerId =
    providers || (toProvider === undefined && whose.productId === from.productId)
      ? from.providerId
      : await providerFor(ctx, whose.productId, toProvider ?? false);
  const id = newId();
  const by = { createdBy: ctx.actor.userId, createdAt: ctx.now, changedAt: ctx.now };
  const about = { ...whose, requestId: requestId ?? null, kind, severity: severity ?? null, title, description, providerId };
  await insertOrders(ctx.db, [{ ...create(), ...about, ...by, id, engineerIds: [] }]);
  await insertEntries(ctx.db, [{ orderId: id, id: newId(), at: ctx.now, what: 'created', authorId: ctx.actor.userId }]);
  await ctx.record({ action: 'service_order.create', entity: 'service_order', entityId: id, after: about });
  return id;
}
