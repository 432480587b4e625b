import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../access/index.ts';
import { ImapError, withFolder } from './imap.ts';
import { keepMail } from './inbound.sql.ts';
import { lockMailbox, type MailboxRow, moveCursor, noteAsked, selectMailboxes } from './mailbox.sql.ts';

/** Of one mailbox in one go; the rest comes with the next minute. */
const MOST = 200;
/** Clocks of servers differ. */
const SLACK_MINUTES = 10;

/** Whether the mailbox is still asked as it was when the connection was opened. */
const isSame = (now: MailboxRow | undefined, then: MailboxRow): now is MailboxRow =>
  now?.enabled === true && now.host === then.host && now.user_name === then.user_name && now.folder === then.folder;

/** Keeps a mail (null: none that is to be kept) and moves the cursor over it, in one transaction. Null: no more of this mailbox. */
const step = (ctx: JobCtx, mailbox: MailboxRow, at: { validity: string; uid: number }, mail: { raw: Buffer; bytes: number } | null) =>
  ctx.write(async ({ db }): Promise<boolean | null> => {
    const now = await lockMailbox(db, mailbox.id);
    if (!isSame(now, mailbox)) return null;
    if (now.uid_validity === at.validity && Number(now.last_uid) >= at.uid) return false;
    const isNew = mail !== null && (await keepMail(db, { mailboxId: mailbox.id, ...mail, now: ctx.clock.now().toString() }));
    await moveCursor(db, mailbox.id, at);
    return isNew;
  });

/**
 * Takes what is new in a folder, each mail in a transaction of its own that moves the cursor with it: a kill between two of them loses none and takes none
 * twice, and of two workers at one mailbox the later finds the cursor beyond.
 */
async function collect(ctx: JobCtx, mailbox: MailboxRow): Promise<number> {
  const since = Temporal.Instant.from(mailbox.since).subtract({ minutes: SLACK_MINUTES });
  // Servers compare days of their own time zone.
  const day = since.subtract({ hours: 24 }).toString().slice(0, 10);
  return withFolder(ctx.services, mailbox, async (folder) => {
    const { validity } = folder;
    const known = mailbox.uid_validity === validity ? Number(mailbox.last_uid) : 0;
    let taken = 0;
    for (const found of await folder.after(known, day, MOST)) {
      const isOld = found.arrivedAt !== null && Temporal.Instant.compare(found.arrivedAt, since) < 0;
      const raw = isOld ? null : await folder.fetch(found);
      const kept = await step(ctx, mailbox, { validity, uid: found.uid }, raw && { raw, bytes: found.bytes });
      if (kept === null) break;
      if (kept) taken += 1;
    }
    return taken;
  });
}

/** Takes what is new and notes how that went; a server that says no is no failure of ours. Answers how many mails are new. */
async function ask(ctx: JobCtx, mailbox: MailboxRow): Promise<number> {
  let taken = 0;
  let error: string | null = null;
  try {
    taken = await collect(ctx, mailbox);
  } catch (thrown) {
    if (!(thrown instanceof ImapError)) throw thrown;
    error = thrown.message;
  }
  await noteAsked(ctx.db, mailbox.id, { error, now: ctx.clock.now().toString() });
  return taken;
}

/** Asks every mailbox for what is new, every minute; one that cannot be reached stands in the way of no other. */
// unaudited: what arrives is kept as it came
const collectJob = defineJob({
  name: 'mail.collect',
  label: { zh: '收取邮件', en: 'Fetch mail' },
  input: z.object({}),
  async run(ctx) {
    let taken = 0;
    for (const mailbox of await selectMailboxes(ctx.db)) if (mailbox.enabled && mailbox.kind === 'imap') taken += await ask(ctx, mailbox);
    return taken ? { taken } : null;
  },
});

export const collectingJobs: readonly Job[] = [collectJob];
