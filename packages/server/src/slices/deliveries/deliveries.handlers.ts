import { sql } from 'kysely';
import { type Handlers, pageFrom, readCursor, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { readFile } from '../files/index.ts';
import { countDeliveries, selectDeliveries, tryAgain } from './deliveries.sql.ts';
import { forgiveBounce } from './mail-address.sql.ts';
import { keepServer, MAIL_KEY, readServer, tellServer } from './mail-server.ts';
import { bounce } from './reports.ts';
import { MailError, openPost } from './smtp.ts';
import { testMail } from './test-mail.ts';
import { refusal, refuse } from './unsubscribe.ts';

export const deliveriesHandlers: Handlers<'deliveries'> = {
  async list(ctx, { limit, cursor, state }) {
    const rows = await selectDeliveries(ctx.db, { state, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      (row) => [row.createdAt, row.id],
    );
  },
  figures: (ctx) => countDeliveries(ctx.db),
  async retry(ctx, { id }) {
    if (!(await tryAgain(ctx.db, id, ctx.now))) throw notFound('delivery');
    await forgiveBounce(ctx.db, id);
    await ctx.record({ action: 'delivery.retry', entity: 'delivery', entityId: id });
    return { id };
  },
};

/** Sends a mail to the caller now. What the server answers is an answer, not a failure of the call. */
async function test(ctx: WriteCtx) {
  const server = await readServer(ctx.db);
  if (!server) throw new Fault('conflict', 'mail.no_server', {});
  const found = await sql<{ email: string }>`select email from app_user where id = ${ctx.actor.userId}::uuid`.execute(ctx.db);
  const to = found.rows[0]?.email;
  if (!to) throw new Fault('conflict', 'notification.nobody', {});
  const post = openPost(server, server.sealedPassword === null ? null : ctx.services.unseal(server.sealedPassword), (fileId) =>
    readFile(ctx.db, fileId),
  );
  let error: string | null = null;
  try {
    await post.send(ctx.origin.requestId, { to, ...testMail(server.web, ctx.language) });
  } catch (thrown) {
    if (!(thrown instanceof MailError)) throw thrown;
    error = thrown.message;
  } finally {
    post.close();
  }
  await ctx.record({ action: 'mail.test', entity: 'setting', entityId: MAIL_KEY, after: { to, error } });
  return { sent: error === null, to, error };
}

export const mailHandlers: Handlers<'mail'> = { server: tellServer, setServer: keepServer, test, bounce, refusal, refuse };
