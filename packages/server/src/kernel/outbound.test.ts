import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { INTERNET, isPublic, type Outbound, postJson } from './outbound.ts';

const asked: { host: string | undefined; url: string | undefined; body: string }[] = [];
const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    asked.push({ host: request.headers.host, url: request.url, body });
    if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://127.0.0.1/inner' }).end();
    else if (request.url === '/endless') response.end('x'.repeat(200_000));
    else response.end('{"errcode":0}');
  });
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => server.close(resolve)));
const { port } = server.address() as AddressInfo;
const at = (path: string, host = 'robot.example.com') => `http://${host}:${port}${path}`;
/** A network in which names lead where the test says, and this machine is an address like another. */
const network = (names: Record<string, string[]>): Outbound & { asked: string[] } => {
  const resolved: string[] = [];
  return {
    asked: resolved,
    protocols: ['http:'],
    resolve: (host) => {
      resolved.push(host);
      const found = names[host];
      return found ? Promise.resolve(found) : Promise.reject(new Error('ENOTFOUND'));
    },
    isAllowed: (address) => address === '127.0.0.1' || isPublic(address),
  };
};

test('addresses of this machine, this network and clouds’ own services are no addresses of the internet, however they are written', () => {
  const inner = [
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '100.100.100.200',
    ],
    ...[
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '240.0.0.1',
      '192.0.2.1',
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      'fd12:3456::1',
      'ff02::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::1',
      '2001:db8::1',
      '2001::1',
      'localhost',
      '',
    ],
  ];
  expect(inner.filter(isPublic)).toEqual([]);
  const outer = [
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '223.5.5.5',
    '2400:3200::1',
    '2606:4700::1111',
  ];
  expect(outer.filter((address) => !isPublic(address))).toEqual([]);
});

test('what is posted goes to the address that was looked at, under the name that was asked for', async () => {
  const to = network({ 'robot.example.com': ['127.0.0.1'] });
  expect(await postJson(at('/send?key=1'), { 消息: '您好' }, to)).toEqual({ status: 200, body: '{"errcode":0}', retryAfter: null });
  expect(asked.at(-1)).toEqual({ host: `robot.example.com:${port}`, url: '/send?key=1', body: '{"消息":"您好"}' });
  // Looked up once: what the name means a moment later is of no account.
  expect(to.asked).toEqual(['robot.example.com']);
});

test('nothing is sent where a name leads inside, be it with one address of several, or where the address is given as such', async () => {
  const before = asked.length;
  const to = { ...network({ 'in.example.com': ['10.0.0.7'], 'both.example.com': ['8.8.8.8', '192.168.0.1'] }), isAllowed: isPublic };
  await expect(postJson(at('/', 'in.example.com'), {}, to)).rejects.toThrow('in.example.com leads to 10.0.0.7');
  await expect(postJson(at('/', 'both.example.com'), {}, to)).rejects.toThrow('192.168.0.1');
  await expect(postJson(at('/', '127.0.0.1'), {}, to)).rejects.toThrow('127.0.0.1');
  await expect(postJson(at('/', '[::1]'), {}, to)).rejects.toThrow('::1');
  await expect(postJson(at('/', '2130706433'), {}, to)).rejects.toThrow('127.0.0.1');
  await expect(postJson(at('/', 'gone.example.com'), {}, to)).rejects.toThrow('gone.example.com is not known');
  expect(asked).toHaveLength(before);
});

test('an answer that leads elsewhere is not followed, and one without an end is given up', async () => {
  const to = network({ 'robot.example.com': ['127.0.0.1'] });
  const before = asked.length;
  expect(await postJson(at('/elsewhere'), {}, to)).toMatchObject({ status: 302 });
  expect(asked).toHaveLength(before + 1);
  await expect(postJson(at('/endless'), {}, to)).rejects.toThrow('no end');
});

test('outside the tests only https is spoken', async () => {
  await expect(postJson(at('/'), {}, INTERNET)).rejects.toThrow('http: is not spoken here');
});
