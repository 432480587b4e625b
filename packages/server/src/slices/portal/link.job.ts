import type { Language } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { newId, newSecret, sha256 } from '../../kernel/ids.ts';
import { type Mail, readServer, sendLater } from '../deliveries/index.ts';
import { memberByEmail } from './members.sql.ts';
import { forgetOver, insertLink } from './sessions.sql.ts';

export const LINK_JOB = 'portal.link';
export const LINK_MINUTES = 20;

/** Makes a link that signs a member in once. What stands behind the # is sent to no server and kept in no log. */
export async function makeLink(db: Db, memberId: string, now: string): Promise<{ path: string; expiresAt: string }> {
  const token = newSecret('fl');
  const expiresAt = Temporal.Instant.from(now).add({ minutes: LINK_MINUTES }).toString();
  await insertLink(db, { tokenHash: sha256(token), memberId, expiresAt });
  return { path: `/portal/enter#${token}`, expiresAt };
}

const WORDS: Record<Language, (from: string, link: string) => Pick<Mail, 'subject' | 'text'>> = {
  zh: (from, link) => ({
    subject: `登录${from}服务门户`,
    text: `您好：\n\n请打开下面的链接登录${from}服务门户。链接在 ${LINK_MINUTES} 分钟内有效，只能使用一次：\n\n${link}\n\n如果不是您本人操作，请忽略这封邮件，没有人会因此登录。\n`,
  }),
  en: (from, link) => ({
    subject: `Sign in to the ${from} portal`,
    text: `Hello,\n\nopen this link to sign in to the ${from} portal. It holds for ${LINK_MINUTES} minutes and works once:\n\n${link}\n\nIf you did not ask for it, leave this mail alone: nobody is signed in by it.\n`,
  }),
};

/** To whom a link would open nothing: their company lets them in by its own sign-in alone. */
const WORDS_OF_SSO: typeof WORDS = {
  zh: (from, link) => ({
    subject: `登录${from}服务门户`,
    text: `您好：\n\n贵单位只允许用单位统一登录进入${from}服务门户，所以没有寄出登录链接。请打开下面的网页，填写邮箱后点“用单位统一登录”：\n\n${link}\n\n如果不是您本人操作，请忽略这封邮件。\n`,
  }),
  en: (from, link) => ({
    subject: `Sign in to the ${from} portal`,
    text: `Hello,\n\nyour company gets into the ${from} portal by its own sign-in alone, so this mail brings no link that signs you in. Open this page, enter your e-mail and continue with your company’s sign-in:\n\n${link}\n\nIf you did not ask for it, leave this mail alone.\n`,
  }),
};

/** Mails a link to whoever has the address; for an address of nobody's it does nothing. */
const linkJob = defineJob({
  name: LINK_JOB,
  label: { zh: '寄出门户登录链接', en: 'Mail a link to the portal' },
  input: z.object({ email: z.string() }),
  async run(ctx, { email }) {
    const [member, server] = [await memberByEmail(ctx.db, email, ctx.now), await readServer(ctx.db)];
    if (!member || !server) return null;
    return ctx.write(async (write) => {
      const path = member.ssoOnly ? '/portal' : (await makeLink(write.db, member.id, ctx.now)).path;
      const wordsOf = (member.ssoOnly ? WORDS_OF_SSO : WORDS)[member.language ?? ctx.organisation?.language ?? 'zh'];
      const words = wordsOf(ctx.organisation?.name ?? '', server.web + path);
      const answer = { automatic: true, to: null, references: [] };
      await sendLater(write.db, [{ key: `portal:${newId()}`, to: email, accountId: member.accountId, answer, ...words }], ctx.now);
      await write.record({ action: 'portal.mail_link', entity: 'portal_member', entityId: member.id });
      return { mailed: 1 };
    });
  },
});

// unaudited: what is over opens nothing
const tidyJob = defineJob({
  name: 'portal.tidy',
  label: { zh: '清理门户会话', en: 'Forget sessions of the portal that are over' },
  input: z.object({}),
  async run(ctx) {
    const forgotten = await forgetOver(ctx.db, ctx.now);
    return forgotten ? { forgotten } : null;
  },
});

export const portalLinkJobs: readonly Job[] = [linkJob];
export const portalTidyJobs: readonly Job[] = [tidyJob];
