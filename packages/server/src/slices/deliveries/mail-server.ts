import type { MailServer } from '@fulcrum/contract';
import { MAIL_SECURITIES } from '@fulcrum/contract';
import * as z from 'zod';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { readSetting, writeSetting } from '../settings/index.ts';

export const MAIL_KEY = 'mail.server';
/** As it is kept: the password sealed. */
const Kept = z.object({
  server: z
    .object({
      enabled: z.boolean(),
      host: z.string(),
      port: z.number(),
      security: z.enum(MAIL_SECURITIES),
      user: z.string().nullable(),
      fromName: z.string(),
      fromAddress: z.string(),
      web: z.string(),
      sealedPassword: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type KeptServer = NonNullable<z.infer<typeof Kept>['server']>;

export const readServer = async (db: Db): Promise<KeptServer | null> => (await readSetting(db, MAIL_KEY, Kept)).server;

function shown(server: KeptServer | null): MailServer | null {
  if (!server) return null;
  const { sealedPassword, ...rest } = server;
  return { ...rest, hasPassword: sealedPassword !== null };
}

export const tellServer = async (ctx: Ctx) => ({ server: shown(await readServer(ctx.db)) });

type Said = Omit<MailServer, 'hasPassword'> & { password?: string | undefined };
/** Without a password the one kept stays; an empty one takes it away. */
export async function keepServer(ctx: WriteCtx, { password, ...said }: Said) {
  const before = await readServer(ctx.db);
  // A password goes to the server that it was given for: another host gets none of it.
  const kept = before && before.host === said.host && before.user === said.user ? before.sealedPassword : null;
  const sealedPassword = password === undefined ? kept : password === '' ? null : ctx.services.seal(password);
  const server: KeptServer = { ...said, web: said.web.replace(/\/+$/, ''), sealedPassword };
  await writeSetting(ctx.db, MAIL_KEY, { server }, { now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'mail.set_server', entity: 'setting', entityId: MAIL_KEY, before: shown(before), after: shown(server) });
  return { server: shown(server) };
}
