import { Worker } from 'node:worker_threads';
import { FileFault } from './file-fault.ts';
import type { FileLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import type { ParseMessage, ParseOrder } from './parse-worker.ts';
import type { ReadChoices } from './read-rows.ts';
import type { SourceRow } from './row.ts';

/** `name` gives the file's ending where the path has none (uploads). */
export type ParseOptions = { name?: string; choices?: ReadChoices; limits?: FileLimits; batchRows?: number; signal?: AbortSignal };

/**
 * Rows of a file, parsed in a thread of its own with its own heap, in batches of about a thousand. The thread runs a few batches ahead
 * of the reader and no further; leaving the loop, or the signal, ends it. Only the time the reader waits counts against `parseMs`.
 */
export async function* parseInWorker(path: string, options: ParseOptions = {}): AsyncGenerator<SourceRow[], void, undefined> {
  const limits = options.limits ?? defaultLimits;
  if (options.signal?.aborted) throw new FileFault('invalid', 'file.aborted');
  const taken = new SharedArrayBuffer(4);
  const order: ParseOrder = {
    path,
    name: options.name ?? path,
    choices: options.choices ?? {},
    limits,
    batchRows: options.batchRows ?? 1000,
    taken,
  };
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  const inbox = inboxOf(worker, options.signal);
  let timeLeft = limits.parseMs;
  try {
    for (;;) {
      const started = performance.now();
      const message = await inbox.next(timeLeft, limits.parseMs);
      timeLeft -= performance.now() - started;
      if (message.kind === 'done') return;
      if (message.kind === 'fault') throw new FileFault(message.faultKind, message.reason, message.detail);
      Atomics.add(new Int32Array(taken), 0, 1);
      Atomics.notify(new Int32Array(taken), 0);
      yield message.rows;
    }
  } finally {
    inbox.close();
    await worker.terminate();
  }
}

type Inbox = { next(timeLeft: number, limit: number): Promise<ParseMessage>; close(): void };

/** Messages of the thread in order; its death, the time cap and the signal arrive as faults. */
function inboxOf(worker: Worker, signal: AbortSignal | undefined): Inbox {
  const waiting: ParseMessage[] = [];
  let failure: unknown;
  let wake = (): void => {};
  const fail = (error: unknown): void => {
    failure ??= error;
    wake();
  };
  const abort = (): void => fail(new FileFault('invalid', 'file.aborted'));
  signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: ParseMessage) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileFault('limit', 'file.too_much_memory') : error),
  );
  worker.on('exit', () => fail(new FileFault('invalid', 'file.broken', { why: 'parser ended' })));
  return {
    async next(timeLeft, limit) {
      const timer = setTimeout(() => fail(new FileFault('limit', 'file.took_too_long', { limit })), Math.max(0, timeLeft));
      try {
        while (waiting.length === 0 && failure === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        clearTimeout(timer);
      }
      if (signal?.aborted || waiting.length === 0) throw failure;
      return waiting.shift()!;
    },
    close: () => signal?.removeEventListener('abort', abort),
  };
}
