import { sql } from 'kysely';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { bounceByStatus } from './bounce.ts';
import { type Failed, readReport } from './dsn.ts';
import { noteAddresses } from './mail-address.sql.ts';

/** Marks mails that a report says did not arrive: of those that it names, to an address that it names. Answers their addresses, in small letters. */
async function markFailed(db: Db, messageIds: readonly string[], failed: readonly Failed[], now: string): Promise<string[]> {
  const found = await sql<{ address: string }>`
    update delivery d set state = 'failed', error = f.reason, ended_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(failed)}::jsonb) f(address text, reason text)
    where d.id = any(${[...messageIds]}::uuid[]) and d.channel = 'mail' and d.user_id is null and lower(d.content ->> 'to') = lower(f.address)
    returning lower(f.address) as address`.execute(db);
  return found.rows.map(({ address }) => address);
}

/** A report of a mail server that a mail did not arrive. Believed of mails that we sent, and of their readers alone. */
export const bounce: Handlers<'mail'>['bounce'] = async (ctx: WriteCtx, { message }) => {
  const { messageIds, failed } = readReport(message);
  const ours = new Set(failed.length && messageIds.length ? await markFailed(ctx.db, messageIds, failed, ctx.now) : []);
  const marked = failed.filter(({ address }) => ours.has(address.toLowerCase()));
  const shown = marked.flatMap(({ address, status, reason }) => {
    const said = bounceByStatus(status);
    return said ? [{ address, kind: said.kind, status, reason }] : [];
  });
  await noteAddresses(ctx.db, shown, ctx.now);
  const answer = { mails: marked.length, addresses: shown.filter(({ kind }) => kind === 'hard').length };
  await ctx.record({ action: 'mail.bounce', entity: 'mail_address', after: { ...answer, statuses: marked.map(({ status }) => status) } });
  return answer;
};
