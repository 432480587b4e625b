import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../harness/fulcrum.ts';
import { served, type TestServer } from '../harness/served.ts';
import { changedTables, countTables } from '../harness/table-counts.ts';
import { SEED } from './hostile-values.ts';

const fulcrum = await testFulcrum();
let server: TestServer;
beforeAll(async () => {
  server = await served(fulcrum);
});
afterAll(() => server.stop());

/** Sends bytes as they are, and answers the status of what comes back; 0 when the connection is closed without an answer. */
async function status(bytes: Buffer): Promise<number> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part)).on('error', () => undefined);
  socket.write(bytes);
  socket.setTimeout(2000, () => socket.destroy());
  await once(socket, 'close');
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(parts).toString('latin1'))?.[1] ?? 0);
}
const request = (body: Uint8Array | string, headers: Record<string, string> = {}, line = 'POST /api/v1/accounts HTTP/1.1'): Buffer => {
  const all: Record<string, string> = {
    Host: '127.0.0.1',
    Authorization: `Bearer ${server.secret}`,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${line}\r\n${head.join('')}\r\n`, 'latin1'), Buffer.from(body)]);
};
const account = '{"code":"R-1","name":"甲"}';

const CASES: Record<string, () => Buffer> = {
  'a body that ends early': () => request(account.slice(0, 20)),
  'a body shorter than it says': () => request(account, { 'Content-Length': '1000' }),
  'arrays nested 100,000 deep': () => request('['.repeat(100_000) + ']'.repeat(100_000)),
  'objects nested 50,000 deep': () => request(`${'{"name":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
  'a number of 100,000 digits': () => request(`{"code":"R-2","name":"x","employees":${'9'.repeat(100_000)}}`),
  'a body of three megabytes': () => request(`{"name":"${'x'.repeat(3_000_000)}"}`),
  'bytes that are no UTF-8': () =>
    request(Buffer.concat([Buffer.from('{"code":"R-3","name":"'), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from('"')])),
  'GBK for UTF-8': () => request(Buffer.from([0x7b, 0x22, 0xbf, 0xcd, 0xbb, 0xa7, 0x22, 0x3a, 0x31, 0x7d])),
  'a prototype in the body': () => request('{"__proto__":{"code":"R-4"},"name":"x"}'),
  'a doubled key': () => request('{"code":"R-5","code":"R-6","name":1}'),
  XML: () => request('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', { 'Content-Type': 'application/xml' }),
  'a form': () => request('code=R-7&name=x', { 'Content-Type': 'application/x-www-form-urlencoded' }),
  'multipart without parts': () => request('--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }),
  text: () => request(account, { 'Content-Type': 'text/plain' }),
  'gzip that nobody announced': () => request(gzipSync(account)),
  'a content type of nonsense': () => request('[]', { 'Content-Type': '💥'.repeat(20) }),
  'a header of 20 kB': () => request(account, { 'X-Long': 'x'.repeat(20_000) }),
  'three thousand headers': () => request('[]', Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`X-${n}`, '1']))),
  'an idempotency key of 10 kB': () => request('{}', { 'Idempotency-Key': 'k'.repeat(10_000) }),
  'a token of 10 kB': () => request(account, { Authorization: `Bearer ${'t'.repeat(10_000)}` }),
  'a cookie of nonsense': () => request(account, { Authorization: 'Basic eA==', Cookie: `fulcrum_session=${'%00'.repeat(500)}; ;=;` }),
  'a language of nonsense': () => request('{}', { 'Accept-Language': `${'zh;q=9,'.repeat(500)}` }),
  'a path that cannot be decoded': () => request('', {}, 'GET /api/v1/accounts/%E0%A4%A HTTP/1.1'),
  'a path out of the house': () => request('', {}, 'GET /api/v1/../../../etc/passwd HTTP/1.1'),
  'a path of 12 kB': () => request('', {}, `GET /api/v1/accounts/${'x'.repeat(12_000)} HTTP/1.1`),
  'a query of nested brackets': () => request('', {}, `GET /api/v1/accounts?${'a[b]'.repeat(500)}=1 HTTP/1.1`),
  'a thousand parameters': () =>
    request('', {}, `GET /api/v1/accounts?${Array.from({ length: 1000 }, (_, n) => `p${n}=1`).join('&')} HTTP/1.1`),
  'a parameter given five times': () => request('', {}, 'GET /api/v1/accounts?limit=1&limit=2&limit=3&limit=x&limit HTTP/1.1'),
  'a prototype in the query': () => request('', {}, 'GET /api/v1/accounts?__proto__[x]=1&constructor.prototype.y=2 HTTP/1.1'),
  'a method nobody knows': () => request('', {}, 'BREW /api/v1/accounts HTTP/1.1'),
  TRACE: () => request('', {}, 'TRACE /api/v1/accounts HTTP/1.1'),
  'HTTP 0.9': () => Buffer.from('GET /api/v1/accounts\r\n\r\n'),
  'a TLS greeting': () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  'two lengths': () => Buffer.from(`POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`),
  'a length below nothing': () => request(account, { 'Content-Length': '-1' }),
  'chunks of nonsense': () =>
    Buffer.from(`POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`),
  'a length and chunks': () => request('0\r\n\r\n', { 'Transfer-Encoding': 'chunked' }),
};
/** A right request with a few bytes changed, dropped or doubled, anywhere. */
const mutated = fc.sample(
  fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.constantFrom('change', 'drop', 'double')), { minLength: 1, maxLength: 6 }),
  { seed: SEED, numRuns: 160 },
);

test(`${Object.keys(CASES).length + mutated.length} requests of raw bytes are refused or dropped, none is a bug, and none writes half`, async () => {
  const before = await countTables(fulcrum.db);
  const answers = await Promise.all(Object.entries(CASES).map(async ([name, bytes]) => [name, await status(bytes())] as const));
  expect(answers.filter(([, code]) => code >= 500 || (code > 0 && code < 300 && code !== 200))).toEqual([]);
  expect(changedTables(before, await countTables(fulcrum.db))).toEqual([]);
  const bugs = await Promise.all(
    mutated.map(async (changes) => {
      let bytes: Buffer = request('{"code":"","name":""}');
      for (const [at, byte, how] of changes) {
        const place = at % bytes.length;
        const middle = how === 'drop' ? [] : how === 'change' ? [byte] : [bytes[place]!, bytes[place]!];
        bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(middle), bytes.subarray(place + 1)]);
      }
      const code = await status(bytes);
      return code < 500 ? [] : [bytes.toString('latin1')];
    }),
  );
  expect(bugs.flat()).toEqual([]);
  expect(changedTables(before, await countTables(fulcrum.db))).toEqual([]);
});
