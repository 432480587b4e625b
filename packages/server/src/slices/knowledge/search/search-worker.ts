import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../../db/pool.ts';
import { type FindOptions, type FoundParts, findParts } from './find-parts.ts';
import { liveIndex } from './live-index.ts';

export interface Asked {
  number: number;
  text: string;
  options: FindOptions;
}
/** The answer to a question by its number. Of a failure only the message and the code of PostgreSQL go from one thread into another. */
export type Answer = { number: number; found: FoundParts } | { number: number; failed: { message: string; code: unknown } };

const MOST_CONNECTIONS = 2;

function serve(port: NonNullable<typeof parentPort>, url: string): void {
  const { db } = connect(url, { max: MOST_CONNECTIONS, name: 'fulcrum search' });
  const answer = (told: Answer): void => port.postMessage(told);
  port.on('message', ({ number, text, options }: Asked) => {
    findParts(db, text, options).then(
      (found) => answer({ number, found }),
      ({ message, code }: Error & { code?: unknown }) => answer({ number, failed: { message, code } }),
    );
  });
  // The first question finds the index read; where that fails, the question says why.
  liveIndex(db).catch(() => undefined);
}

if (parentPort) serve(parentPort, (workerData as { url: string }).url);
