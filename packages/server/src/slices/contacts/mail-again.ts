import { type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { isRefused, resumeMail } from '../deliveries/index.ts';
import { contactById, mailAddressOf } from './contacts.sql.ts';

/** A person gets mail again: their address works, or, where they had refused mail, they asked for it; how and when is to be written down. */
export const mailAgain: Handlers<'contacts'>['mailAgain'] = async (ctx: WriteCtx, { id, consent = null }) => {
  const contact = await contactById(ctx.db, await scopeOf(ctx, 'writes'), id);
  if (!contact) throw notFound('contact');
  const address = await mailAddressOf(ctx.db, contact);
  if (!address) throw new Fault('conflict', 'contact.no_mail');
  if (!consent && (await isRefused(ctx.db, address))) throw new Fault('conflict', 'contact.consent_needed');
  await resumeMail(ctx.db, address, { consent, now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'contact.mail_again', entity: 'contact', entityId: id, after: { consent } });
  return { done: true };
};
