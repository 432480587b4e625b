import type { Ctx } from '../../../access/index.ts';
import { askInternet, type Heard, OutboundError } from '../../../kernel/outbound.ts';
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
export type Speaking = Pick<Ctx, 'db' | 'clock' | 'services'>;
interface No {
  refused: Refused;
}
export const isNo = (made: object): made is No => 'refused' in made;

/** Asks outside; what is not answered may be the next time, but for a file that is too large. */
export async function hear(
  { services: { askOutside = askInternet } }: Speaking,
  { url, asking }: Question,
): Promise<{ heard: Heard } | No> {
  try {
    return { heard: await askOutside(url, asking) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    if (error.endless && asking.mostBytes !== undefined) return { refused: { next: 'never', reason: 'large', error: '' } };
    return { refused: { next: 'later', reason: 'unreachable', error: error.message.slice(0, LONGEST_ERROR) } };
  }
}
export const saidIn = ({ status, body, retryAfter }: Heard): Said => ({ status, body: jsonOf(body), retryAfter });

/** Asks the platform for what we speak with, and keeps it as long as it holds. */
export async function freshToken(ctx: Speaking, { hookId, platform: { token }, secrets }: Speaker): Promise<{ token: string } | No> {
  if (!token) return { token: '' };
  const asked = await hear(ctx, token.ask(secrets));
  if (isNo(asked)) return asked;
  const said = saidIn(asked.heard);
  const given = token.read(said);
  if (!given) {
    const { status, body } = said;
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
/** Does something by what we speak with; where that was taken away since it was kept, once more with a new one. */
export async function byToken<Made extends object>(
  ctx: Speaking,
  speaker: Speaker,
  work: (token: string) => Promise<Made | No>,
): Promise<Made | No> {
  const doing = async (found: Awaited<ReturnType<typeof freshToken>>) => (isNo(found) ? found : work(found.token));
  const made = await doing(await tokenOf(ctx, speaker));
  return isNo(made) && made.refused.next === 'token' ? doing(await freshToken(ctx, speaker)) : made;
}

async function goOneWay(ctx: Speaking, speaker: Speaker, way: Way): Promise<Verdict> {
  const say = async (token: string): Promise<object | No> => {
    const asked = await hear(ctx, way.ask(token));
    if (isNo(asked)) return asked;
    const verdict = way.verdict(saidIn(asked.heard));
    return verdict ? { refused: { ...verdict, error: verdict.error.slice(0, LONGEST_ERROR), retryAfter: asked.heard.retryAfter } } : {};
  };
  const made = way.byToken ? await byToken(ctx, speaker, say) : await say('');
  return isNo(made) ? made.refused : null;
}

const NO_WAY: Refused = { next: 'never', reason: 'noWay', error: '' };
/** The first of some ways that the platform takes; answers why none was taken, or null. */
export async function goAnyWay(ctx: Speaking, speaker: Speaker, ways: readonly Way[]): Promise<Verdict> {
  let verdict: Verdict = NO_WAY;
  for (const way of ways) {
    verdict = await goOneWay(ctx, speaker, way);
    if (!verdict) return null;
  }
  return verdict;
}
/** Says something, by the first way that the platform takes it; answers why it was not taken, or null. */
export async function speak(ctx: Speaking, speaker: Speaker, word: Word): Promise<Verdict> {
  const seconds = Math.floor(ctx.clock.now().epochMilliseconds / 1000);
  return goAnyWay(ctx, speaker, speaker.platform.ways(word, speaker.secrets, seconds));
}
