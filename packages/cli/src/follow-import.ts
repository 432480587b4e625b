import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '@fulcrum/contract';
import type { Client } from './client.ts';
import type { Call } from './command.ts';
import { formatNumber } from './format.ts';

const WORKING = { reading: 'import.reading', committing: 'import.committing' } as const;
const SLOWEST_MS = 500;

/** Waits until an import stands still, telling how far its job is. */
export async function followImport(client: Client, begun: Pick<Import, 'id' | 'state'>, call: Call<unknown>): Promise<Import> {
  let wait = 25;
  for (;;) {
    const now = (await client.imports.get({ id: begun.id })) as Import;
    const working = now.state === 'reading' || now.state === 'committing' ? WORKING[now.state] : undefined;
    if (!working) return now;
    if (now.jobId) call.progress(await progressOf(client, now.jobId, call, call.say(working)));
    await pause(wait, undefined, { signal: call.signal });
    wait = Math.min(SLOWEST_MS, wait * 2);
  }
}

async function progressOf(client: Client, id: string, call: Call<unknown>, step: string): Promise<string> {
  const { done, total } = await client.jobs.get({ id });
  const language = call.language();
  const share = total ? `${formatNumber(done, language)} / ${formatNumber(total, language)}` : done ? formatNumber(done, language) : '…';
  return call.say('import.step', { step, done: share });
}
