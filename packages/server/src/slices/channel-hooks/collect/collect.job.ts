import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../../access/index.ts';
import { Fault } from '../../../kernel/fault.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { nextAttempt } from '../../deliveries/index.ts';
import type { ChatMessage } from '../adapters/adapter.ts';
import type { Refused } from '../answers/platform.ts';
import { toldRefusal } from '../answers/refusals.ts';
import { isNo, type Speaker } from '../answers/speak.ts';
import { speakerOf } from '../answers/speaker.ts';
import { receive } from '../receive.ts';
import { claimAccounts, type DueAccount, moveCursor, noteFetched } from './accounts.sql.ts';
import { fetchNames, fetchPage } from './fetch-messages.ts';
import { messageIn } from './fetched-messages.ts';

export const COLLECT_JOB = 'chats.collect';
const MOST_ACCOUNTS = 20;
const MOST_PAGES = 20;
const LONGEST_ERROR = 300;
/** Clocks of servers differ. */
const SLACK = { minutes: 10 };
const TOKEN_HOLDS = { minutes: 9 };

/** The token of the news while it holds; the second attempt goes without it, in case that it was what is wrong. */
function tokenOf(ctx: JobCtx, { sealedToken, toldAt, attempts }: DueAccount): string | null {
  const holds = Temporal.Instant.compare(Temporal.Instant.from(toldAt).add(TOKEN_HOLDS), ctx.clock.now()) > 0;
  return sealedToken && holds && attempts === 1 ? ctx.services.unseal(sealedToken) : null;
}

/** What no later attempt would take: words that are none, and more in one chat than anybody types. */
const LEFT: readonly string[] = ['invalid', 'limit'];

/** Takes a message in by the verb of those that are posted. */
async function take(ctx: JobCtx, id: string, { name, files = [], ...said }: ChatMessage): Promise<void> {
  try {
    await ctx.write((own) => receive({ ...own, now: ctx.clock.now().toString() }, { id, name, files, ...said }));
  } catch (error) {
    if (!(error instanceof Fault) || !LEFT.includes(error.kind)) throw error;
  }
}

/**
 * Takes in what an account was sent from a cursor on, page by page, each message in a transaction of its own and once; the cursor follows when its page is
 * taken in, so that a kill in between fetches the page again and loses none of it.
 */
async function collectFrom(
  ctx: JobCtx,
  speaker: Speaker,
  due: DueAccount,
  cursor: string | null,
  pagesLeft: number,
): Promise<Refused | null> {
  if (pagesLeft === 0) return { next: 'later', error: '' };
  const page = await fetchPage(ctx, speaker, { account: due.account, cursor, token: tokenOf(ctx, due) });
  if (isNo(page)) return page.refused;
  const since = Temporal.Instant.from(due.since).subtract(SLACK);
  const messages = page.messages.map((said) => messageIn(said, due.account, since)).filter((said) => said !== null);
  const names = await fetchNames(ctx, speaker, [...new Set(messages.map(({ thread }) => thread))]);
  await inTurn(messages, (said) => take(ctx, due.hookId, { ...said, name: names.get(said.thread) ?? null }));
  if (!page.cursor || page.cursor === cursor) return null;
  await moveCursor(ctx.db, due, page.cursor);
  return page.more ? collectFrom(ctx, speaker, due, page.cursor, pagesLeft - 1) : null;
}

/** An account that cannot be read stands in the way of no other: it says why, and is asked again later. */
async function collectOne(ctx: JobCtx, due: DueAccount): Promise<boolean> {
  const speaker = speakerOf(ctx.services, { id: due.hookId, kind: 'wechat_kf', sealedSecrets: due.sealedSecrets });
  if (!speaker) return false;
  const refused = await collectFrom(ctx, speaker, due, due.cursor, MOST_PAGES).catch((error: unknown): Refused => {
    ctx.log.error({ err: error, hook: due.hookId, attempt: due.attempts }, 'messages not taken in');
    return { next: 'later', error: error instanceof Error ? error.message.slice(0, LONGEST_ERROR) : '' };
  });
  const language = ctx.organisation?.language ?? 'zh';
  await noteFetched(ctx.db, due, {
    error: refused && (toldRefusal(refused, language) || null),
    nextAt: refused && nextAttempt(due.attempts, ctx.clock.now().toString(), refused.retryAfter),
  });
  return !refused;
}

/** Fetches messages of platforms that only say that there are some: at once when they do, and every minute what is left. */
// unaudited: what was said is recorded with its request
const collectJob = defineJob({
  name: COLLECT_JOB,
  label: { zh: '取微信客服的消息', en: 'Fetch messages of WeChat customer service' },
  input: z.object({}),
  async run(ctx) {
    const due = await claimAccounts(ctx.db, ctx.clock.now().toString(), MOST_ACCOUNTS);
    const done = await inTurn(due, (one) => collectOne(ctx, one));
    return due.length ? { asked: due.length, refused: done.filter((well) => !well).length } : null;
  },
});

export const collectingChatJobs: readonly Job[] = [collectJob];
