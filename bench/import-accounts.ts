import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '@fulcrum/contract';
import { accountsMapping } from './accounts-mapping.ts';
import type { Served } from './served.ts';

export interface ImportRun {
  done: Import;
  seconds: number;
  /** Seconds of its parts. */
  upload: number;
  check: number;
  commit: number;
}
const POLL_MS = 100;
const round = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** Imports a workbook of accounts as a client does, from sending its bytes to the end of the commit. */
export async function importAccounts(server: Served, file: string): Promise<ImportRun> {
  const call = async (method: string, path: string, body: BodyInit | null, type: string): Promise<Import> => {
    const headers = { authorization: `Bearer ${server.administrator}`, 'content-type': type };
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers,
      body,
      ...(body ? { duplex: 'half' } : {}),
    } as RequestInit);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Import;
  };
  const ended = async (id: string): Promise<Import> => {
    for (;;) {
      const now = await call('GET', `/imports/${id}`, null, 'application/json');
      if (now.state !== 'reading' && now.state !== 'committing') return now;
      await pause(POLL_MS);
    }
  };
  const laps = [performance.now()];
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
  const { id } = await call('POST', '/imports?entity=accounts&name=accounts.xlsx', body, 'application/octet-stream');
  laps.push(performance.now());
  await call('POST', `/imports/${id}/check`, JSON.stringify({ mapping: accountsMapping }), 'application/json');
  await ended(id);
  laps.push(performance.now());
  await call('POST', `/imports/${id}/commit`, '{}', 'application/json');
  const done = await ended(id);
  laps.push(performance.now());
  const [upload = 0, check = 0, commit = 0] = laps.slice(1).map((at, n) => round(at - laps[n]!));
  return { done, seconds: round(laps.at(-1)! - laps[0]!), upload, check, commit };
}
