// For tests: a company's sign-in by OpenID Connect that is really asked, on a port of this machine that stands for every name of the internet.
import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll } from 'vitest';
import { ask } from '../../src/kernel/outbound.ts';
import type { TestFulcrum } from './fulcrum.ts';

const ALG = 'RS256';
export const ISSUER = 'https://sign-in.company.example';
export const CLIENT = { clientId: 'portal', secret: 'between the issuer and us' };

/** What the issuer does otherwise than it should, until it is set anew. */
interface Ways {
  claims: JWTPayload;
  /** Signs with a key that it does not publish. */
  foreignKey: boolean;
  /** Tells of mail by what it knows of the subject, and not in the token. */
  mailApart: boolean;
  configuration: Record<string, unknown>;
}
const RIGHT: Ways = { claims: {}, foreignKey: false, mailApart: false, configuration: {} };

interface Given {
  nonce: string;
  challenge: string;
  redirect: string;
  email: string;
}

export async function testIssuer({ clock, services }: Pick<TestFulcrum, 'clock' | 'services'>) {
  const [own, foreign] = await Promise.all([generateKeyPair(ALG), generateKeyPair(ALG)]);
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: ALG, use: 'sig' }] };
  const codes = new Map<string, Given>();
  const mails = new Map<string, string>();
  const issuer = { ways: RIGHT, asked: [] as string[], set, signIn };

  function set(ways: Partial<Ways>) {
    issuer.ways = { ...RIGHT, ...ways };
  }
  /** What a person does there in the browser: where it sends them back to, as the issuer would. */
  function signIn(url: string, email: string): { state: string; code: string; iss: string } {
    const asked = new URL(url).searchParams;
    const get = (name: string) => asked.get(name) ?? '';
    if (get('code_challenge_method') !== 'S256' || get('client_id') !== CLIENT.clientId || get('response_type') !== 'code')
      throw new Error(`asked for ${url}`);
    const code = randomUUID();
    codes.set(code, { nonce: get('nonce'), challenge: get('code_challenge'), redirect: get('redirect_uri'), email });
    return { state: get('state'), code, iss: ISSUER };
  }

  const configuration = () => ({
    ...{ issuer: ISSUER, authorization_endpoint: `${ISSUER}/authorize`, token_endpoint: `${ISSUER}/token`, jwks_uri: `${ISSUER}/keys` },
    ...{ userinfo_endpoint: `${ISSUER}/me`, response_types_supported: ['code'], id_token_signing_alg_values_supported: [ALG] },
    ...{ code_challenge_methods_supported: ['S256'], authorization_response_iss_parameter_supported: true },
    ...issuer.ways.configuration,
  });

  /** A code is exchanged once, by the client, with what the challenge was made of, for the address it was asked for. */
  async function tokens(authorization: string, form: URLSearchParams): Promise<object | null> {
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const right = `Basic ${Buffer.from(`${CLIENT.clientId}:${encodeURIComponent(CLIENT.secret).replaceAll('%20', '+')}`).toString('base64')}`;
    if (!given || given.challenge !== challenge || given.redirect !== form.get('redirect_uri') || authorization !== right) return null;
    const now = Math.floor(clock.now().epochMilliseconds / 1000);
    const { claims, foreignKey, mailApart } = issuer.ways;
    const mail = { email: given.email, email_verified: true };
    const payload = {
      iss: ISSUER,
      aud: CLIENT.clientId,
      sub: given.email,
      iat: now,
      exp: now + 300,
      nonce: given.nonce,
      ...(mailApart ? {} : mail),
    };
    const access_token = randomUUID();
    mails.set(access_token, given.email);
    const id_token = await new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg: ALG, kid: 'one' })
      .sign((foreignKey ? foreign : own).privateKey);
    return { access_token, token_type: 'Bearer', id_token };
  }

  async function answerTo(path: string, authorization: string, body: string): Promise<object | null> {
    if (path.endsWith('/.well-known/openid-configuration')) return configuration();
    if (path === '/keys') return keys;
    if (path === '/token') return tokens(authorization, new URLSearchParams(body));
    const email = mails.get(authorization.replace(/^Bearer /, ''));
    return path === '/me' && email ? { sub: email, email, email_verified: true } : null;
  }
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', async () => {
      issuer.asked.push(request.url ?? '');
      const said = await answerTo(request.url ?? '', request.headers.authorization ?? '', body);
      response.writeHead(said ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(said ?? { error: 'invalid_grant' }));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  services.askOutside = (address, asking) =>
    ask(Object.assign(new URL(address), { port: String(port) }).href.replace('https:', 'http:'), asking, {
      protocols: ['http:'],
      resolve: () => Promise.resolve(['127.0.0.1']),
      isAllowed: () => true,
    });
  return issuer;
}
