import { Worker } from 'node:worker_threads';
import { FileFault } from './file-fault.ts';
import type { HeaderChoice } from './header.ts';
import type { Inspection } from './inspect-file.ts';
import type { FileLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import type { ParseMessage, ParseOrder } from './parse-worker.ts';
import type { ReadChoices } from './read-rows.ts';
import type { SourceRow } from './row.ts';

/** `name` gives the file's ending where the path has none (uploads). */
export type ParseOptions = { name?: string; choices?: ReadChoices; limits?: FileLimits; batchRows?: number; signal?: AbortSignal };
export type InspectOptions = ParseOptions & { choices?: ReadChoices & HeaderChoice };

/**
 * Rows of a file, parsed in a thread of its own with its own heap, in batches of about a thousand. The thread runs a few batches ahead
 * of the reader and no further; leaving the loop, or the signal, ends it. Only the time the reader waits counts against `parseMs`.
 */
export async function* parseInWorker(path: string, options: ParseOptions = {}): AsyncGenerator<SourceRow[], void, undefined> {
  const taken = new SharedArrayBuffer(4);
  for await (const message of messagesOf(orderFor('rows', path, options, taken), options.signal)) {
    if (message.kind !== 'batch') return;
    Atomics.add(new Int32Array(taken), 0, 1);
    Atomics.notify(new Int32Array(taken), 0);
    yield message.rows;
  }
}

/** A first look at a file in a thread of its own; see `inspectFile`. */
export async function inspectInWorker(path: string, options: InspectOptions = {}): Promise<Inspection> {
  for await (const message of messagesOf(orderFor('inspect', path, options, new SharedArrayBuffer(4)), options.signal)) {
    if (message.kind === 'inspection') return message.inspection;
  }
  throw new FileFault('invalid', 'file.broken', { why: 'parser ended' });
}

function orderFor(task: ParseOrder['task'], path: string, options: InspectOptions, taken: SharedArrayBuffer): ParseOrder {
  const { name = path, choices = {}, limits = defaultLimits, batchRows = 1000 } = options;
  return { task, path, name, choices, limits, batchRows, taken };
}

async function* messagesOf(order: ParseOrder, signal: AbortSignal | undefined): AsyncGenerator<ParseMessage, void, undefined> {
  if (signal?.aborted) throw new FileFault('invalid', 'file.aborted');
  const { limits } = order;
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  const inbox = inboxOf(worker, signal);
  let timeLeft = limits.parseMs;
  try {
    for (;;) {
      const started = performance.now();
      const message = await inbox.next(timeLeft, limits.parseMs);
      timeLeft -= performance.now() - started;
      if (message.kind === 'fault') throw new FileFault(message.faultKind, message.reason, message.detail);
      yield message;
      if (message.kind === 'done') return;
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
