import { TOKEN_CODES } from '../answers/hand-in.ts';
import { byCode, posting, type Refused } from '../answers/platform.ts';
import { byToken, hear, isNo, type Speaker, type Speaking, saidIn } from '../answers/speak.ts';
import { API } from '../answers/wecom.ts';
import { namesIn, type Page, pageIn } from './fetched-messages.ts';

const PAGE = 1000;
/** As many people as may be asked for at once. */
const MOST_NAMES = 100;

async function ask<Made extends object>(
  ctx: Speaking,
  speaker: Speaker,
  { path, body }: { path: string; body: object },
  read: (body: string) => Made,
): Promise<Made | { refused: Refused }> {
  return byToken(ctx, speaker, async (token): Promise<Made | { refused: Refused }> => {
    const asked = await hear(ctx, posting(`${API}/kf/${path}?access_token=${encodeURIComponent(token)}`, body));
    if (isNo(asked)) return asked;
    const refused = byCode(saidIn(asked.heard), 'errcode', 'errmsg', TOKEN_CODES);
    return refused ? { refused: { ...refused, retryAfter: asked.heard.retryAfter } } : read(asked.heard.body);
  });
}

/** What an account was sent since a cursor; without one, of the last three days. Without the token of the news the platform lets itself be asked rarely. */
export const fetchPage = (
  ctx: Speaking,
  speaker: Speaker,
  { account, cursor, token }: { account: string; cursor: string | null; token: string | null },
): Promise<Page | { refused: Refused }> =>
  ask(
    ctx,
    speaker,
    {
      path: 'sync_msg',
      body: { open_kfid: account, limit: PAGE, voice_format: 0, ...(cursor ? { cursor } : {}), ...(token ? { token } : {}) },
    },
    pageIn,
  );

/** How people call themselves; where the platform does not say so, nobody has a name. */
export async function fetchNames(ctx: Speaking, speaker: Speaker, people: readonly string[]): Promise<Map<string, string>> {
  if (!people.length) return new Map();
  const body = { external_userid_list: people.slice(0, MOST_NAMES), need_enter_session_context: 0 };
  const asked = await ask(ctx, speaker, { path: 'customer/batchget', body }, (text) => ({ names: namesIn(text) }));
  return isNo(asked) ? new Map() : asked.names;
}
