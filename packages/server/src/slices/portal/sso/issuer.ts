import * as oidc from 'openid-client';
import type { Ctx } from '../../../access/index.ts';
import { systemClock } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import { askInternet, OutboundError } from '../../../kernel/outbound.ts';

const TIMEOUT_SECONDS = 10;
const LONGEST_REASON = 200;
/** A signature that the holder of the client's secret could make as well is none of the issuer's. */
const isOfKeyPair = (alg: string): boolean => /^(RS|PS|ES)(256|384|512)$|^(EdDSA|Ed25519)$/.test(alg);

export interface Client {
  issuer: string;
  clientId: string;
  secret: string;
}

/** Requests of the library go out by the one way that leads to addresses of the internet alone. */
function fetchBy({ services: { askOutside = askInternet } }: Ctx): oidc.CustomFetch {
  return async (url, { method, headers, body }) => {
    const text = body === undefined || body === null ? undefined : String(body);
    const answer = await askOutside(url, { method: method === 'POST' ? 'POST' : 'GET', headers, body: text });
    return new Response(answer.body, { status: answer.status, headers: answer.contentType ? { 'content-type': answer.contentType } : {} });
  };
}

/** What an error was, below what the library wrapped it in. */
function outboundIn(error: unknown): OutboundError | undefined {
  if (error instanceof OutboundError) return error;
  return error instanceof Error && error.cause !== undefined ? outboundIn(error.cause) : undefined;
}

const otherIssuer = (issuer: string) => new Fault('invalid', 'portal.sso_other_issuer', { issuer: issuer.slice(0, LONGEST_REASON) });

function faultOf(error: unknown): Fault {
  const options = { cause: error };
  const outbound = outboundIn(error);
  if (outbound?.inner) return new Fault('invalid', 'portal.sso_inner', {}, [], options);
  if (outbound) return new Fault('invalid', 'portal.sso_unreachable', { why: outbound.message.slice(0, LONGEST_REASON) }, [], options);
  const told = error instanceof Error ? (error.cause as { body?: { issuer?: unknown } } | undefined)?.body?.issuer : undefined;
  if (typeof told === 'string') return otherIssuer(told);
  return new Fault('invalid', 'portal.sso_not_issuer', {}, [], options);
}

/** Reads and judges an issuer's configuration. Client and secret are used by what is done with it alone. */
export async function discover(ctx: Ctx, { issuer, clientId, secret }: Client): Promise<oidc.Configuration> {
  const options = { [oidc.customFetch]: fetchBy(ctx), timeout: TIMEOUT_SECONDS };
  const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), options).catch((error: unknown) => {
    throw faultOf(error);
  });
  const server = found.serverMetadata();
  // The library lets some issuers speak for any tenant of theirs; anybody can open one there, and claim any address in it.
  if (new URL(server.issuer).href !== new URL(issuer).href) throw otherIssuer(server.issuer);
  const lacks = (what: string) => new Fault('invalid', 'portal.sso_lacks', { what });
  if (!server.authorization_endpoint || !server.token_endpoint || !server.jwks_uri) throw new Fault('invalid', 'portal.sso_not_issuer');
  if (!(server.response_types_supported ?? ['code']).includes('code')) throw lacks('response_type=code');
  // Issuers that know PKCE and do not say so are many; those that say so, and not this, cannot be used.
  if (!(server.code_challenge_methods_supported ?? ['S256']).includes('S256')) throw lacks('PKCE S256');
  if (!(server.id_token_signing_alg_values_supported ?? ['RS256']).some(isOfKeyPair)) throw lacks('RS256 / ES256');
  const basic = (server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']).includes('client_secret_basic');
  const way = basic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
  // The application's clock judges what has expired, as it does everywhere.
  const skew = Math.round((ctx.clock.now().epochMilliseconds - systemClock.now().epochMilliseconds) / 1000);
  const ready = new oidc.Configuration(server, clientId, { [oidc.clockSkew]: skew }, way);
  ready[oidc.customFetch] = options[oidc.customFetch];
  ready.timeout = TIMEOUT_SECONDS;
  // The signature is checked though the token came from the issuer itself: what stands between may read what it likes, and write nothing.
  oidc.enableNonRepudiationChecks(ready);
  return ready;
}
