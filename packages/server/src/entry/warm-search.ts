import type { Db } from '../db/database.ts';
import type { Log } from '../kernel/log.ts';
import { liveIndex } from '../slices/knowledge/index.ts';

/** Reads the index of the search in while the server already answers, so that nobody waits for it at the first question. Answers how to end that. */
export function warmSearch(db: Db, log: Log): () => Promise<void> {
  const ending = new AbortController();
  const reading = liveIndex(db, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) log.error({ err: error }, 'reading the search index');
  });
  return async () => {
    ending.abort();
    await reading;
  };
}
