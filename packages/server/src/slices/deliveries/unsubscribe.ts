import type { Ctx, Handlers, Services, WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { isRefused, noteRefusal } from './mail-address.sql.ts';

/** Nothing else that we seal begins so: a token is good for this alone. */
const MARK = 'unsubscribe:';

/** Where the reader of an address says that they want no more mail. It holds the address, sealed: nobody else can write one. */
export const unsubscribeLink = (services: Pick<Services, 'seal'>, web: string, address: string): string =>
  `${web}/u/${services.seal(`${MARK}${address}`)}`;

function addressOf({ services }: Ctx, token: string): string {
  let text: string;
  try {
    text = services.unseal(token);
  } catch {
    throw notFound('unsubscribe_link');
  }
  if (!text.startsWith(MARK)) throw notFound('unsubscribe_link');
  return text.slice(MARK.length);
}

const told = async (ctx: Ctx, address: string) => ({
  ...{ address, organisation: ctx.organisation?.name ?? null, language: ctx.language },
  refused: await isRefused(ctx.db, address),
});

export const refusal: Handlers<'mail'>['refusal'] = (ctx, { token }) => told(ctx, addressOf(ctx, token));

/** Asked for twice it is done once; that it was asked is recorded each time. */
export const refuse: Handlers<'mail'>['refuse'] = async (ctx: WriteCtx, { token }) => {
  const address = addressOf(ctx, token);
  const isNew = await noteRefusal(ctx.db, address, ctx.now);
  await ctx.record({ action: 'mail.refuse', entity: 'mail_address', after: { address, isNew } });
  return told(ctx, address);
};
