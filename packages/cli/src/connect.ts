import { CallFailed, isProblem, type Language } from '@fulcrum/contract';
import { openServer } from '@fulcrum/server/entry/command';
import { type Access, type Client, clientOf, headersOf } from './client.ts';
import { machineLanguage } from './machine-language.ts';

/** A server that the command calls as the local administrator. */
export interface Server {
  client: Client;
  language: Language;
  /** A call whose body, in or out, is bytes. `path` begins below /api/v1. Fails with CallFailed. */
  stream(path: string, query: Record<string, string | undefined>, init?: StreamInit): Promise<Response>;
  close(): Promise<void>;
}
interface StreamInit {
  method: 'POST';
  body: ReadableStream;
}

/** Finds the server of the data folder, or starts one for this command, and learns the installation's language. */
export async function connect(data: string | undefined, asked: Language | null, signal: AbortSignal): Promise<Server> {
  const server = await openServer(data);
  try {
    const { language: installed } = await clientOf({ ...server, language: asked, signal }).session.status({});
    const language = asked ?? installed ?? machineLanguage();
    const access: Access = { url: server.url, secret: server.secret, language, signal };
    return { client: clientOf(access), language, stream: streamOf(access), close: server.close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

const streamOf =
  (access: Access): Server['stream'] =>
  async (path, query, init) => {
    const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    const answer = await fetch(`${access.url}/api/v1${path}?${search}`, {
      ...init,
      signal: access.signal,
      ...(init ? { duplex: 'half' } : {}),
      headers: { ...headersOf(access), ...(init ? { 'content-type': 'application/octet-stream' } : {}) },
    });
    if (answer.ok) return answer;
    const body: unknown = await answer.json().catch(() => undefined);
    throw isProblem(body) ? new CallFailed(body) : new Error(`${path}: HTTP ${answer.status}`);
  };
