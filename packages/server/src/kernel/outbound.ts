import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where the product may send to on its own. */
export interface Outbound {
  protocols: readonly string[];
  resolve(host: string): Promise<string[]>;
  isAllowed(address: string): boolean;
}

const RESERVED: readonly (readonly [network: string, prefix: number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
];
const blocked = new BlockList();
for (const [network, prefix] of RESERVED) blocked.addSubnet(network, prefix, 'ipv4');
/** Of IPv6 only what is handed out for the internet; of that not what leads elsewhere: documentation, 6to4, Teredo, benchmarks. */
const internet = new BlockList();
internet.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  blocked.addSubnet(network, prefix, 'ipv6');

/** Whether an address is one of the internet: not of this machine, this network, a cloud's own services, or of no network at all. */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  if (isIPv6(address)) return internet.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
  return !blocked.check(address, 'ipv4');
}

export const INTERNET: Outbound = {
  protocols: ['https:'],
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isAllowed: isPublic,
};

export interface Answer {
  status: number;
  body: string;
  /** Retry-After as it was given: seconds, or a date of HTTP; null: none. */
  retryAfter: string | null;
}

/** The request was not made, or was not answered. `inner`: it would have led to no address of the internet; `endless`: there was more than is read. */
export class OutboundError extends Error {
  readonly inner: boolean;
  readonly endless: boolean;
  constructor(message: string, { inner = false, endless = false, ...options }: ErrorOptions & { inner?: boolean; endless?: boolean } = {}) {
    super(message, options);
    this.inner = inner;
    this.endless = endless;
  }
}

/** Besides what is said of the body. */
type Headers = Readonly<Record<string, string>>;
export interface Asking {
  method: 'GET' | 'POST';
  headers: Headers;
  /** Text, or the bytes of a form with a file in it, which may take its time as well. */
  body?: string | Uint8Array;
  /** A file is asked for, of so many bytes at most: it may take its time. */
  mostBytes?: number;
}
/** `body` is empty where there is more than an answer in words has. */
export interface Heard extends Answer {
  bytes: Buffer;
  contentType: string | null;
}

const TIMEOUT_MS = 10_000;
const FILE_TIMEOUT_MS = 60_000;
const LONGEST_ANSWER = 64 * 1024;

/**
 * Asks an address outside. The name is resolved once, every address it has must be allowed, and the connection goes to the one that was
 * looked at, whatever the name means a moment later; an answer that leads elsewhere is an answer, and not followed.
 */
export async function ask(address: string, asking: Asking, to: Outbound): Promise<Heard> {
  const url = new URL(address);
  if (!to.protocols.includes(url.protocol)) throw new OutboundError(`${url.protocol} is not spoken here`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolved(host, to);
  const [first] = addresses;
  if (first === undefined) throw new OutboundError(`${host} has no address`);
  const wrong = addresses.find((each) => !to.isAllowed(each));
  if (wrong !== undefined) throw new OutboundError(`${host} leads to ${wrong}, which is no address of the internet`, { inner: true });
  return send(url, asking, first);
}

/** Asks an address of the internet. */
export const askInternet = (address: string, asking: Asking) => ask(address, asking, INTERNET);

/** Posts JSON, or text of it as it is. */
export async function postJson(address: string, body: object | string, to: Outbound, headers: Headers = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const asking = { method: 'POST', headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: text } as const;
  const { status, body: said, retryAfter } = await ask(address, asking, to);
  return { status, body: said, retryAfter };
}

/** Posts JSON to an address of the internet. */
export const postToInternet = (address: string, body: object | string, headers: Headers = {}): Promise<Answer> =>
  postJson(address, body, INTERNET, headers);

async function resolved(host: string, to: Outbound): Promise<string[]> {
  try {
    return await to.resolve(host);
  } catch (error) {
    throw new OutboundError(`${host} is not known: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function send(url: URL, { method, headers, body = '', mostBytes }: Asking, address: string): Promise<Heard> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const most = mostBytes ?? LONGEST_ANSWER;
    let length = 0;
    const fail = (error: Error) => reject(new OutboundError(error.message, { cause: error, endless: length > most }));
    const sent = request(
      url,
      {
        method,
        agent: false,
        headers: method === 'POST' ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers,
        lookup: (_host, { all }, done) =>
          all ? done(null, [{ address, family: isIPv6(address) ? 6 : 4 }]) : done(null, address, isIPv6(address) ? 6 : 4),
        signal: AbortSignal.timeout(mostBytes === undefined && typeof body === 'string' ? TIMEOUT_MS : FILE_TIMEOUT_MS),
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => {
          length += part.length;
          if (length > most) sent.destroy(new Error('the answer has no end'));
          else parts.push(part);
        });
        answer.on('end', () => {
          const [bytes, given] = [Buffer.concat(parts), answer.headers];
          resolve({
            ...{
              status: answer.statusCode ?? 0,
              bytes,
              body: length > LONGEST_ANSWER ? '' : bytes.toString('utf8'),
              retryAfter: given['retry-after'] ?? null,
            },
            contentType: given['content-type'] ?? null,
          });
        });
        answer.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}
