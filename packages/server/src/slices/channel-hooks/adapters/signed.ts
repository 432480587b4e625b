import { type ChatFile, type HookKind, MOST_CHAT_FILES } from '@fulcrum/contract';
import { isSigned } from '../../deliveries/index.ts';
import { type Adapter, type Arrived, jsonOf, partsOf, textAt } from './adapter.ts';

/** Kinds of programs, which somebody writes and which sign as Standard Webhooks say; platforms have ways of their own. */
const PROGRAMS: readonly HookKind[] = ['signed', 'call'];
export const isProgram = (kind: HookKind): boolean => PROGRAMS.includes(kind);

/** What a message was signed with. */
export const signatureOf = ({ headers }: Arrived) => ({
  id: headers['webhook-id'] ?? '',
  seconds: headers['webhook-timestamp'] ?? '',
  signatures: headers['webhook-signature'] ?? '',
});

/** What a program says that signs as Standard Webhooks 1.0.0 say, with the id of the saying; null: it did not sign. */
export function signedSaying(arrived: Arrived, secret: string, seconds: number): { id: string; said: Record<string, unknown> } | null {
  const { body } = arrived;
  const signed = { ...signatureOf(arrived), body };
  return signed.id && secret && isSigned(secret, signed, seconds) ? { id: signed.id, said: jsonOf(body) } : null;
}

const isHttps = (url: string): boolean => url.length <= 2000 && URL.canParse(url) && new URL(url).protocol === 'https:';
/** Files that are got by https; others are left. */
const filesOf = (value: unknown): ChatFile[] =>
  partsOf(value)
    .map((part): ChatFile => ({ kind: 'file', key: null, url: textAt(part, 'url'), name: textAt(part, 'name').slice(0, 200) || null }))
    .filter(({ url }) => url !== null && isHttps(url))
    .slice(0, MOST_CHAT_FILES);

/** Any program that signs: `{ data: { thread, text, name?, email?, files?: [{ url, name? }] } }`, whose webhook-id is that of the message. */
export const signed: Adapter = (arrived, { secret = '' }, seconds) => {
  const saying = signedSaying(arrived, secret, seconds);
  if (!saying) return null;
  const { id, said } = saying;
  const text = textAt(said, 'data', 'text').trim();
  const files = filesOf((said.data as { files?: unknown } | undefined)?.files);
  if (!text && !files.length) return 'other';
  const email = textAt(said, 'data', 'email');
  const about = { thread: textAt(said, 'data', 'thread') || id, name: textAt(said, 'data', 'name') || null };
  return { message: { messageId: id, text, ...(files.length ? { files } : {}), ...about, ...(email ? { email } : {}) } };
};
