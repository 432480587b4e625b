import { timingSafeEqual } from 'node:crypto';
import type { CallEvent, ChatFile, ChatWay, HookSecret } from '@fulcrum/contract';

/** A call as it came in. */
export interface Arrived {
  query: Readonly<Record<string, string | undefined>>;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}
export interface ChatMessage {
  messageId: string;
  thread: string;
  text: string;
  name: string | null;
  email?: string;
  way?: ChatWay;
  files?: ChatFile[];
}
/** What a call centre says of a call, not checked yet. */
export type HeardCall = Readonly<Record<keyof CallEvent, unknown>>;
/** That an account of ours has messages to be fetched, and by what for a while. */
export interface News {
  account: string;
  token: string | null;
}
/** A message; a call; news of messages; what the platform wants to hear back to know that this is us; or something that makes no request. */
export type Heard = { message: ChatMessage } | { news: News } | { call: HeardCall } | { echo: string } | 'other';

/** How a platform speaks: null where it did not sign. `seconds`: now. */
export type Adapter = (
  arrived: Arrived,
  secrets: Readonly<Partial<Record<HookSecret | 'secret', string>>>,
  seconds: number,
) => Heard | null;

export function same(given: string | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** An object of JSON, or nothing: what is signed may still be no JSON. */
export function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
export const textAt = (value: unknown, ...path: string[]): string => {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};

/** A file of a message by its key, with nothing where the message names none. */
export const fileOf = (kind: ChatFile['kind'], key: string, more: Partial<Pick<ChatFile, 'name' | 'url'>> = {}): ChatFile[] =>
  key ? [{ kind, key, url: null, name: null, ...more }] : [];
/** What was said; what is neither words nor a file that can be got is told as what it is. */
export const spoken = (kind: string, text: string, files: ChatFile[] = []): Pick<ChatMessage, 'text' | 'files'> =>
  files.length ? { text, files } : { text: text || `[${kind}]` };
/** The parts of a list of JSON; none where it is no list. */
export const partsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.flatMap((part: unknown) => (typeof part === 'object' && part !== null ? [{ ...part }] : [])) : [];
