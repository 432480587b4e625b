// For tests: a server of this machine that stands for every name of the internet, and the way there.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { type askInternet, postJson, type postToInternet } from '../../src/kernel/outbound.ts';
import { asksAt, insteadOf, wayTo } from './asks-at.ts';

export interface Received {
  method: string;
  /** As which name it was asked. */
  host: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
  bytes: Buffer;
}
/** What the server says to whatever is asked. */
export interface Saying {
  status: number;
  headers?: Record<string, string>;
  text?: string | Buffer;
}

type Says = Saying | ((asked: Received) => Saying | Promise<Saying>);
/** Closed after the file. `says` holds until it is set anew; `to` posts there, and `asks` asks, by the addresses that are allowed. */
export async function outsideServer(first: Says) {
  const received: Received[] = [];
  const outside = { received, says: first, url: '', to, asks };
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', async () => {
      const { method = '', url: path = '', headers: given } = request;
      const bytes = Buffer.concat(parts);
      const host = (given.host ?? '').replace(/:\d+$/, '');
      const asked = { method, host, path, headers: given, body: bytes.toString('utf8'), bytes };
      received.push(asked);
      const { status, headers = {}, text = '' } = typeof outside.says === 'function' ? await outside.says(asked) : outside.says;
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  outside.url = `http://127.0.0.1:${port}`;
  function to(isAllowed: (address: string) => boolean): typeof postToInternet {
    return (address, body, headers) => postJson(insteadOf(outside.url, address), body, wayTo(isAllowed), headers);
  }
  function asks(isAllowed: (address: string) => boolean): typeof askInternet {
    return asksAt(outside.url, isAllowed);
  }
  return outside;
}
