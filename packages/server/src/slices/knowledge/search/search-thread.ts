import { Worker } from 'node:worker_threads';
import type { Db } from '../../../db/database.ts';
import type { Log } from '../../../kernel/log.ts';
import { type Find, type FoundParts, findParts } from './find-parts.ts';
import type { Answer, Asked } from './search-worker.ts';

/** What a search makes and forgets is collected less often with room for it. */
const YOUNG_MB = 64;

interface Waiting {
  resolve(found: FoundParts): void;
  reject(error: Error): void;
}

/**
 * A thread that holds the index and ranks in it, so that a server reads the index in and searches without anybody else waiting. One that
 * died is begun anew by the next question.
 */
export class SearchThread {
  readonly #url: string;
  readonly #log: Log;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  find: Find = (text, options) =>
    new Promise((resolve, reject) => {
      const number = this.#asked++;
      this.#waiting.set(number, { resolve, reject });
      this.begin().postMessage({ number, text, options } satisfies Asked);
    });

  begin(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
      workerData: { url: this.#url },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#log.error({ err: error }, 'the thread of the search'));
    worker.on('exit', () => this.#gone(worker));
    this.#worker = worker;
    return worker;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if ('found' in answer) waiting?.resolve(answer.found);
    else waiting?.reject(Object.assign(new Error(answer.failed.message), { code: answer.failed.code }));
  }

  #gone(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of left) reject(new Error('the thread of the search ended before it answered'));
  }
}

const threads = new WeakMap<Db, SearchThread>();

/** Searches of a base go into a thread of its own from now on, which begins by reading the index in. Answers how to end it. */
export function startSearchThread(db: Db, url: string, log: Log): () => Promise<void> {
  const thread = new SearchThread(url, log);
  threads.set(db, thread);
  thread.begin();
  return async () => {
    threads.delete(db);
    await thread.stop();
  };
}

/** What finds in the index of a base: its thread, where it has one, as a server's has, else this one. */
export const finderOf = (db: Db): Find => threads.get(db)?.find ?? ((text, options) => findParts(db, text, options));
