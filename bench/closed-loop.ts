// Closed-loop clients over HTTP: each sends its next request when the last is answered. Run it in another process than the server.
import http from 'node:http';
import { text } from 'node:stream/consumers';

export interface Load {
  /** Where the server listens, such as http://127.0.0.1:3000. */
  url: string;
  token: string;
  clients: number;
  warmUpSeconds: number;
  seconds: number;
  /** The path of the nth request. */
  path: (n: number) => string;
}
/** Milliseconds at the percentiles. */
export interface Measured {
  n: number;
  /** Requests in all, those of the warm-up among them. */
  sent: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

/** Drives the load and measures what is answered after the warm-up. Fails on the first answer that is not 200. */
export async function drive({ url, token, clients, warmUpSeconds, seconds, path }: Load): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const headers = { authorization: `Bearer ${token}` };
  const start = performance.now();
  const from = start + warmUpSeconds * 1000;
  const until = from + seconds * 1000;
  const times: number[] = [];
  let sent = 0;
  const client = async () => {
    for (let at = performance.now(); at < until; ) {
      const where = path(sent++);
      const { status, body } = await get(new URL(where, url), { agent, headers });
      if (status !== 200) throw new Error(`${where} answered ${status}: ${body.slice(0, 500)}`);
      const end = performance.now();
      if (at >= from) times.push(end - at);
      at = end;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));
  return { n: times.length, sent, seconds, perSecond: Math.round(times.length / seconds), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** One GET. */
export function get(url: URL, options: http.RequestOptions): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, options, (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), reject);
      })
      .on('error', reject);
  });
}
