import type { Ctx } from '../../../access/index.ts';
import { askInternet, OutboundError } from '../../../kernel/outbound.ts';
import { jsonOf } from '../adapters/adapter.ts';
import type { Platform, Question, Refused, Said, Secrets, Verdict, Way, Word } from './platform.ts';
import { keepToken, keptToken } from './token.sql.ts';

const LONGEST_ERROR = 300;
/** What ends so soon may have ended by the time it is there. */
const MARGIN = { seconds: 60 };

/** A chat that we speak in, as a person of it would: with what it takes, unsealed. */
export interface Speaker {
  hookId: string;
  platform: Platform;
  secrets: Secrets;
}
type Speaking = Pick<Ctx, 'db' | 'clock' | 'services'>;
type Heard = { said: Said } | { refused: Refused };

export async function hear({ services: { askOutside = askInternet } }: Speaking, { url, asking }: Question): Promise<Heard> {
  try {
    const { status, body, retryAfter } = await askOutside(url, asking);
    return { said: { status, body: jsonOf(body), retryAfter } };
  } catch (error) {
    if (error instanceof OutboundError) return { refused: { next: 'later', error: error.message.slice(0, LONGEST_ERROR) } };
    throw error;
  }
}

/** Asks the platform for what we speak with, and keeps it as long as it holds. */
export async function freshToken(
  ctx: Speaking,
  { hookId, platform: { token }, secrets }: Speaker,
): Promise<{ token: string } | { refused: Refused }> {
  if (!token) return { token: '' };
  const heard = await hear(ctx, token.ask(secrets));
  if ('refused' in heard) return heard;
  const given = token.read(heard.said);
  if (!given) {
    const { status, body } = heard.said;
    const [code, message] = [body.errcode ?? body.code, body.errmsg ?? body.msg ?? body.message];
    const error = code === undefined ? `HTTP ${status}` : `${String(code)} ${String(message ?? '')}`.trim();
    return { refused: { next: 'later', error: error.slice(0, LONGEST_ERROR) } };
  }
  const until = ctx.clock.now().add({ seconds: given.seconds }).toString();
  await keepToken(ctx.db, hookId, { sealed: ctx.services.seal(given.token), until });
  return { token: given.token };
}
async function tokenOf(ctx: Speaking, speaker: Speaker): ReturnType<typeof freshToken> {
  const kept = await keptToken(ctx.db, speaker.hookId, ctx.clock.now().add(MARGIN).toString());
  return kept === undefined ? freshToken(ctx, speaker) : { token: ctx.services.unseal(kept) };
}

async function goOneWay(ctx: Speaking, speaker: Speaker, way: Way): Promise<Verdict> {
  const say = async (found: Awaited<ReturnType<typeof freshToken>>): Promise<Verdict> => {
    if ('refused' in found) return found.refused;
    const heard = await hear(ctx, way.ask(found.token));
    if ('refused' in heard) return heard.refused;
    const verdict = way.verdict(heard.said);
    return verdict && { ...verdict, error: verdict.error.slice(0, LONGEST_ERROR), retryAfter: heard.said.retryAfter };
  };
  if (!way.byToken) return say({ token: '' });
  const verdict = await say(await tokenOf(ctx, speaker));
  // What was kept may have been taken away since: once more with a new one.
  return verdict?.next === 'token' ? say(await freshToken(ctx, speaker)) : verdict;
}

const NO_WAY: Refused = { next: 'never', reason: 'noWay', error: '' };
/** Says something, by the first way that the platform takes it; answers why it was not taken, or null. */
export async function speak(ctx: Speaking, speaker: Speaker, word: Word): Promise<Verdict> {
  const seconds = Math.floor(ctx.clock.now().epochMilliseconds / 1000);
  let verdict: Verdict = NO_WAY;
  for (const way of speaker.platform.ways(word, speaker.secrets, seconds)) {
    verdict = await goOneWay(ctx, speaker, way);
    if (!verdict) return null;
  }
  return verdict;
}
