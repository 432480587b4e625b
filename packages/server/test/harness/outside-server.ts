// For tests: a server of this machine that stands for every name of the internet, and the way there.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { postJson, type postToInternet } from '../../src/kernel/outbound.ts';

export interface Received {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}
/** What the server says to whatever is asked. */
export interface Saying {
  status: number;
  headers?: Record<string, string>;
  text?: string;
}

/** Closed after the file. `says` holds until it is set anew; `to` posts there, by the addresses that are allowed. */
export async function outsideServer(first: Saying) {
  const received: Received[] = [];
  const outside = { received, says: first, to };
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      const { status, headers = {}, text = '' } = outside.says;
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  function to(isAllowed: (address: string) => boolean): typeof postToInternet {
    return (address, body, headers) =>
      postJson(
        Object.assign(new URL(address), { port: String(port) }).href.replace('https:', 'http:'),
        body,
        { protocols: ['http:'], resolve: () => Promise.resolve(['127.0.0.1']), isAllowed },
        headers,
      );
  }
  return outside;
}
