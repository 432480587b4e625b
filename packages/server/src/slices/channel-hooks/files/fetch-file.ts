import { HOOK_ANSWER_SECRETS, type HookKind, MOST_REQUEST_FILE_MB } from '@fulcrum/contract';
import type { Heard } from '../../../kernel/outbound.ts';
import { type FileWay, getting, type Question, type Refused, type Secrets, type Source } from '../answers/platform.ts';
import { byToken, hear, isNo, type Speaker, type Speaking, saidIn } from '../answers/speak.ts';

const MOST_BYTES = MOST_REQUEST_FILE_MB * 1024 * 1024;
const GONE: readonly number[] = [403, 404, 410];

export interface Fetched {
  bytes: Buffer;
  mediaType: string;
}
type Got = Fetched | { refused: Refused };

const asFile = ({ url, asking }: Question): Question => ({ url, asking: { ...asking, mostBytes: MOST_BYTES } });
const fetched = ({ bytes, contentType }: Heard): Fetched => ({ bytes, mediaType: (contentType ?? '').split(';')[0]?.trim() ?? '' });

/** What is at an address; theirs may be told by http and are reached by https. */
async function fromAddress(ctx: Speaking, url: string): Promise<Got> {
  const secure = url.replace(/^http:/, 'https:');
  if (!URL.canParse(secure)) return { refused: { next: 'never', reason: 'expired', error: '' } };
  const asked = await hear(ctx, asFile(getting(secure)));
  if (isNo(asked)) return asked;
  const { status } = asked.heard;
  if (status === 200) return fetched(asked.heard);
  return {
    refused: GONE.includes(status)
      ? { next: 'never', reason: 'expired', error: `HTTP ${status}` }
      : { next: 'later', error: `HTTP ${status}` },
  };
}

async function fromPlatform(ctx: Speaking, way: FileWay, token: string): Promise<Got> {
  const asked = await hear(ctx, asFile(way.ask(token)));
  if (isNo(asked)) return asked;
  const { heard } = asked;
  const told = way.told(saidIn(heard));
  if (!told) return fetched(heard);
  return 'url' in told ? fromAddress(ctx, told.url) : { refused: { ...told, retryAfter: heard.retryAfter } };
}

const mayAsk = (kind: HookKind, secrets: Secrets): boolean => HOOK_ANSWER_SECRETS[kind].every((name) => secrets[name]);

/** Gets a file that came with a message: from the platform where we may ask it, else from where the message says that it is. */
export async function fetchFile(
  ctx: Speaking,
  speaker: Speaker,
  kind: HookKind,
  { key, ...source }: Omit<Source, 'key'> & { key: string | null },
): Promise<Got> {
  const { platform, secrets } = speaker;
  if (platform.file && key !== null && mayAsk(kind, secrets)) {
    const way = platform.file({ ...source, key }, secrets);
    return byToken(ctx, speaker, (token) => fromPlatform(ctx, way, token));
  }
  return source.url === null ? { refused: { next: 'never', reason: 'noKey', error: '' } } : fromAddress(ctx, source.url);
}
