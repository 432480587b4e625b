import type { ChatFile, ChatWay, HookSecret } from '@fulcrum/contract';
import type { Asking } from '../../../kernel/outbound.ts';
import type { ChatAttachment } from '../../deliveries/index.ts';

export type Secrets = Readonly<Partial<Record<HookSecret | 'secret', string>>>;

/** To whom something is said. */
export interface Addressed {
  thread: string;
  /** The message that is answered. */
  messageId: string;
  way: ChatWay | null;
  number: number;
  at: string;
}
export interface Word extends Addressed {
  /** The same at every attempt: platforms that ask for one let nobody hear the same word twice. */
  id: string;
  text: string;
}
export interface Question {
  url: string;
  asking: Asking;
}
/** What was answered, its body read as JSON. */
export interface Said {
  status: number;
  body: Readonly<Record<string, unknown>>;
  /** Retry-After as it was given. */
  retryAfter: string | null;
}

/** What our people are told in their own words; anything else is told as the platform says it. */
export type Reason =
  | 'late'
  | 'often'
  | 'left'
  | 'unknown'
  | 'removed'
  | 'withdrawn'
  | 'noWay'
  | 'unreachable'
  | 'large'
  | 'expired'
  | 'program'
  | 'empty'
  | 'noKey'
  | 'noFiles'
  | 'otherKind'
  | 'otherSize'
  | 'attended';
/** `later`: it may be mended, or pass; `never`: they would say the same again; `token`: what we speak with is not good any more. */
export interface Refused {
  next: 'later' | 'never' | 'token';
  error: string;
  reason?: Reason;
  retryAfter?: string | null;
  /** The file that it was said of. */
  of?: string;
}
/** Null: it was taken. */
export type Verdict = Refused | null;

export interface Way {
  byToken: boolean;
  ask(token: string): Question;
  verdict(said: Said): Verdict;
}
/** A file of a message. */
export interface Source extends ChatFile {
  key: string;
  messageId: string;
  way: ChatWay | null;
}
export interface FileWay {
  ask(token: string): Question;
  /** Where an answer says that the file is, or why there is none; null: it says nothing of the kind, and is the file. */
  told(said: Said): { url: string } | Refused | null;
}
/** A file of an answer. */
export type OutFile = ChatAttachment;
/** A file is handed in first, and sent by the key that it has from then on for some days. */
export interface Sending {
  upload(token: string): { url: string; headers?: Readonly<Record<string, string>> };
  /** Under which name the form holds it, and what else the form says. */
  form: { field: string; fields?: Readonly<Record<string, string>> };
  key(said: Said): string | Refused;
  /** How it is sent then, the best way first; by an id as words are. */
  ways(key: string, id: string): readonly Way[];
}
export interface Platform {
  /** As many bytes as one message of theirs holds. */
  most: number;
  /** How we get what we speak with; null: nothing is needed. */
  token: { ask(secrets: Secrets): Question; read(said: Said): { token: string; seconds: number } | null } | null;
  /** How something can be said, the best way first; none: there is no way left. `seconds`: now. */
  ways(word: Word, secrets: Secrets, seconds: number): readonly Way[];
  /** How a file goes along with an answer, or why it cannot; null: files are not sent there at all. */
  sends: ((file: OutFile, to: Addressed, secrets: Secrets) => Sending | Reason) | null;
  /** How a file of a message is got; null: it is told where it is. */
  file: ((source: Source, secrets: Secrets) => FileWay) | null;
  /** How it is tried whether we may speak, where no token is asked for; nobody is written to. */
  probe:
    | ((secrets: Secrets, now: { id: string; at: string; seconds: number }) => { question: Question; verdict(said: Said): Verdict })
    | null;
}

export const getting = (url: string): Question => ({ url, asking: { method: 'GET', headers: {} } });
export const posting = (url: string, body: object, headers: Readonly<Record<string, string>> = {}): Question => ({
  url,
  asking: { method: 'POST', headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) },
});
export const postingForm = (url: string, fields: Readonly<Record<string, string>>): Question => ({
  url,
  asking: {
    ...{ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    body: new URLSearchParams(fields).toString(),
  },
});

/** Errors that are no plain “later”, by their code. */
export type Codes = Readonly<Record<string, Pick<Refused, 'next' | 'reason'>>>;
/** Reads an answer that says by a number under `code` how it went, and 0 where it went well. */
export function byCode({ status, body }: Pick<Said, 'status' | 'body'>, code: string, message: string, codes: Codes): Verdict {
  const found = body[code];
  if (status === 200 && found === 0) return null;
  const error = found === undefined ? `HTTP ${status}` : `${String(found)} ${String(body[message] ?? '')}`.trim();
  return { next: 'later', ...codes[String(found)], error };
}
/** Reads by what a file is sent that was handed in. */
export const keyIn = (found: unknown, refused: Verdict): string | Refused =>
  typeof found === 'string' && found ? found : (refused ?? { next: 'later', error: 'no key' });
/** The same of an answer to who asked for a file, which need not be one of the platform's at all. */
export const noFile = (said: Said, code: string, message: string, codes: Codes): Verdict =>
  said.status === 200 && said.body[code] === undefined ? null : byCode(said, code, message, codes);
/** Reads a token of so many seconds. */
export function tokenIn({ body }: Said, name: string, lasts: string): { token: string; seconds: number } | null {
  const [token, seconds] = [body[name], body[lasts]];
  return typeof token === 'string' && token && typeof seconds === 'number' ? { token, seconds } : null;
}
/** What stands behind the last dot of a name. */
export const endingOf = (name: string): string => /\.(\w{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
