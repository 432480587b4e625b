import type { PortalRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, type Member, pageFrom, readCursor, SYSTEM, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { serviceClassOf } from '../benefits/index.ts';
import { confirmByCustomer, requireDrafts, takeIn } from '../requests/index.ts';
import { takeBackDeflection } from './help.sql.ts';
import { memberOf } from './member.ts';
import { saidLately, selectEntries, selectRequest, selectRequests } from './requests.sql.ts';

type Portal = Handlers<'portal'>;
type Input<Name extends keyof Portal> = Parameters<Portal[Name]>[1];
/** In an hour: more than anybody types. */
const MOST = { opened: 20, said: 60 };

export async function requests(ctx: Ctx, { view, q, limit, cursor }: Input<'requests'>) {
  const rows = await selectRequests(ctx.db, memberOf(ctx), { view, q, after: readCursor(cursor, 2), limit });
  return pageFrom(
    rows,
    limit,
    (row) => row,
    ({ openedAt, id }) => [openedAt, id],
  );
}

/** A request as its customer is told of it; of another company's there is none. */
export async function request(ctx: Ctx, { id }: { id: string }): Promise<PortalRequestTold> {
  const found = await selectRequest(ctx.db, memberOf(ctx), id);
  if (!found) throw notFound('service_request');
  return { ...found, entries: await selectEntries(ctx.db, id) };
}

async function requireFew(ctx: Ctx, member: Member): Promise<void> {
  const { opened, said } = await saidLately(ctx.db, member, ctx.now);
  if (opened >= MOST.opened || said >= MOST.said) throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
}

/** The desk takes in what a customer says, whose account and person are those of the session. The record of it stays theirs. */
const say = (ctx: WriteCtx, incoming: Omit<Parameters<typeof takeIn>[2], 'accountId' | 'contactId' | 'channel' | 'code'>) => {
  const { accountId, contactId } = memberOf(ctx);
  return takeIn({ ...ctx, actor: SYSTEM }, serviceClassOf, { ...incoming, accountId, contactId, channel: 'portal', code: null });
};

export async function ask(ctx: WriteCtx, { productId, formId, kind, severity, subject, text, fileIds }: Input<'ask'>) {
  await requireFew(ctx, memberOf(ctx));
  await requireDrafts(ctx.db, fileIds, { memberId: memberOf(ctx).memberId });
  if (formId) await takeBackDeflection(ctx.db, formId, memberOf(ctx).memberId);
  const { requestId } = await say(ctx, { requestId: null, productId: productId ?? null, kind, severity, subject, text, fileIds });
  return request(ctx, { id: requestId });
}

export async function reply(ctx: WriteCtx, { id, text, fileIds }: Input<'reply'>) {
  const { state, subject, kind, severity } = await request(ctx, { id });
  if (state === 'merged') throw new Fault('conflict', 'request.merged');
  await requireFew(ctx, memberOf(ctx));
  await requireDrafts(ctx.db, fileIds, { memberId: memberOf(ctx).memberId });
  const { requestId } = await say(ctx, { requestId: id, productId: null, kind, severity, subject, text, fileIds });
  return request(ctx, { id: requestId });
}

export async function confirm(ctx: WriteCtx, { id, rating, note }: Input<'confirm'>) {
  await request(ctx, { id });
  await confirmByCustomer(ctx, id, { contactId: memberOf(ctx).contactId, note, rating });
  return request(ctx, { id });
}

/** Products in use; which ones the company has is for the desk to know. */
export async function products(ctx: Ctx) {
  const found = await sql<{ id: string; name: string }>`
    select id, name from product where status = 'active' order by name limit 200`.execute(ctx.db);
  return { items: found.rows };
}
