import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface Received {
  to: string[];
  headers: Record<string, string>;
  text: string;
  html: string | null;
  raw: string;
}
export interface TestMailServer {
  host: string;
  port: number;
  received: Received[];
  stop(): Promise<void>;
}
interface Options {
  /** The one who may sign in; absent: nobody has to. */
  user?: { name: string; password: string };
  /** What it answers to a recipient; absent: yes. */
  refuse?: (address: string) => { code: number; says: string } | undefined;
  /** Called when a mail has arrived whole, before the server says yes to it; null after which it says no more. */
  arrived?: (mail: Received) => Promise<void> | void;
  /** Whether it offers to encrypt, with a certificate that nobody trusts. */
  tls?: boolean;
  port?: number;
}

/** A mail server that speaks SMTP on a port of its own and keeps what it is given. */
export async function mailServer({ user, refuse, arrived, tls = false, port = 0 }: Options = {}): Promise<TestMailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: !user,
    allowInsecureAuth: true,
    disabledCommands: tls ? [] : ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (username === user?.name && password === user?.password) done(null, { user: username });
      else done(Object.assign(new Error('wrong name or password'), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      const no = refuse?.(address);
      done(no ? Object.assign(new Error(no.says), { responseCode: no.code }) : null);
    },
    onData(stream, session, done) {
      const keep = async () => {
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), ...readMail(await text(stream)) };
        await arrived?.(mail);
        received.push(mail);
      };
      // Half a mail, of somebody who was killed, is none.
      keep().then(() => done(), done);
    },
  });
  // Who is killed in the middle of a word is no concern of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= new Promise<void>((resolve) => void server.close(() => resolve())));
  onTestFinished(stop);
  return { host: '127.0.0.1', port: (server.server.address() as AddressInfo).port, received, stop };
}

/** What a mail says, as a mail program would show it. */
function readMail(raw: string): Omit<Received, 'to'> {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  if (!boundary) return { headers, text: decoded(body, headers), html: null, raw };
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\r\n/, '')));
  const of = (type: string) => parts.find((part) => part.headers['content-type']?.startsWith(type));
  const [plain, html] = [of('text/plain'), of('text/html')];
  return { headers, text: plain ? decoded(plain.body, plain.headers) : '', html: html ? decoded(html.body, html.headers) : null, raw };
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())]);
  return { headers: Object.fromEntries(pairs), body: raw.slice(end + 4) };
}

const bytesOf = (quoted: string) =>
  Buffer.from(
    quoted.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Encoded words (RFC 2047) as text. */
const words = (value: string): string =>
  value
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_, how: string, said: string) =>
      (how.toLowerCase() === 'b' ? Buffer.from(said, 'base64') : bytesOf(said.replaceAll('_', ' '))).toString('utf8'),
    );

function decoded(body: string, headers: Record<string, string>): string {
  const how = (headers['content-transfer-encoding'] ?? '').toLowerCase();
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (how === 'quoted-printable') return bytesOf(body.replace(/=\r\n/g, '')).toString('utf8');
  return body;
}
