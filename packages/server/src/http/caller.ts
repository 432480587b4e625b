import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS, type Call, type CallCtx, type Ctx, LOCAL } from '../access/index.ts';
import { Fault } from '../kernel/fault.ts';
import { languageOf } from './language.ts';

export type Authenticate = (secret: string | undefined, now: string) => Promise<{ actor: Actor; language: 'zh' | 'en' | null }>;
/** A message as Standard Webhooks 1.0.0 signs it. */
interface Signed {
  id: string;
  seconds: string;
  signatures: string;
  body: string;
}
export interface CallerParts {
  callCtx: CallCtx;
  authenticate: Authenticate;
  /** Whose session of the portal a secret is. */
  authenticateMember: Authenticate;
  /** Who is told by the secret of a calendar feed: good for that alone. */
  authenticateFeed: Authenticate;
  /** Whose mail a mail service hands in by a secret path; null: none of ours. */
  authenticateMailHook(secret: string): Promise<{ actor: Actor; mailboxId: string } | null>;
  /** Which chat posts to a path, by its secret and its signature, and what it says; null: the path is none of ours. */
  authenticateChannel(
    path: { kind: string; secret: string },
    arrived: { query: Record<string, string>; headers: Record<string, string>; body: string },
  ): Promise<{
    actor: Actor;
    hookId: string;
    heard:
      | { message: { messageId: string; thread: string; text: string; name: string | null; email?: string } }
      | { call: object }
      | { news: object }
      | { echo: string }
      | 'other';
  } | null>;
  /** Who posts below the tracker's path, by its signature; null: the path is none of ours. */
  authenticateTracker(part: string, signed: Signed): Promise<Actor | null>;
  /** Known only to who can read the data folder: the command line proves by it that it is the local administrator. */
  localSecret: string | null;
  secureCookies: boolean;
  now(): string;
}

export const COOKIE = 'fulcrum_session';
/** Customers have a cookie of their own, which goes to their part alone: whoever is signed in to both is one there and the other here. */
const MEMBER_COOKIE = 'fulcrum_portal';
const MEMBER_PATH = '/api/v1/portal';
/** Kept while a person signs in at their company: it has no session yet, and opens none by itself. */
const HANDSHAKE_COOKIE = 'fulcrum_handshake';
const cookieOf = ({ url }: FastifyRequest) =>
  /^\/api\/v1\/portal(?![\w-])/.test(url) ? { name: MEMBER_COOKIE, path: MEMBER_PATH } : { name: COOKIE, path: '/' };

/** Letters of two bytes make texts of one length differ in bytes. */
function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A browser says where a request comes from; one from another site must not ride on the session cookie. */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.headers.host;
  if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) throw new Fault('forbidden', 'access.cross_site');
}

/** The context of a request: who calls, from where, in which language. */
export async function callerOf(parts: CallerParts, request: FastifyRequest): Promise<Ctx> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const cookie = request.cookies[cookieOf(request).name];
  if (!bearer && cookie) refuseCrossSite(request);
  const isLocal = bearer !== undefined && parts.localSecret !== null && same(bearer, parts.localSecret);
  const secret = bearer ?? cookie;
  const authenticate = secret?.startsWith('fp_') ? parts.authenticateMember : parts.authenticate;
  const found = isLocal ? { actor: LOCAL, language: null } : await authenticate(secret, parts.now());
  if (bearer && found.actor === ANONYMOUS) throw new Fault('unauthenticated', 'access.sign_in');
  const origin = {
    via: isLocal ? 'cli' : bearer ? 'rest' : 'web',
    requestId: request.id,
    address: request.ip,
    agent: request.headers['user-agent'] ?? null,
  } as const;
  return parts.callCtx({ actor: found.actor, origin, language: languageOf(request.headers['accept-language']) ?? found.language });
}

/** What a call may do to the caller's cookies, and its idempotency key. */
export function callOf(parts: CallerParts, request: FastifyRequest, reply: FastifyReply): Call {
  const key = request.headers['idempotency-key'];
  const { name, path } = cookieOf(request);
  const options = { path, httpOnly: true, sameSite: 'lax', secure: parts.secureCookies } as const;
  const seconds = (until: string) =>
    Math.round((Temporal.Instant.from(until).epochMilliseconds - Temporal.Instant.from(parts.now()).epochMilliseconds) / 1000);
  return {
    idempotencyKey: typeof key === 'string' && key.length <= 255 ? key : undefined,
    session: {
      set: (token, expiresAt) => void reply.setCookie(name, token, { ...options, maxAge: seconds(expiresAt) }),
      clear: () => void reply.clearCookie(name, options),
    },
    handshake: {
      secret: request.cookies[HANDSHAKE_COOKIE],
      set: (secret, expiresAt) => void reply.setCookie(HANDSHAKE_COOKIE, secret, { ...options, maxAge: seconds(expiresAt) }),
      clear: () => void reply.clearCookie(HANDSHAKE_COOKIE, options),
    },
  };
}
