import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import { bytesOfFile } from './byte-source.ts';
import type { FileFaultDetail, FileFaultReason } from './file-fault.ts';
import { FileFault } from './file-fault.ts';
import type { HeaderChoice } from './header.ts';
import type { Inspection } from './inspect-file.ts';
import { inspectFile } from './inspect-file.ts';
import type { FileLimits } from './limits.ts';
import type { ReadChoices } from './read-rows.ts';
import { openFile } from './read-rows.ts';
import type { SourceRow } from './row.ts';

/** What a parsing thread is given: rows, or only a first look. `taken` counts the batches the reader has taken; the thread sleeps on it when too far ahead. */
export type ParseOrder = {
  task: 'rows' | 'inspect';
  path: string;
  name: string;
  choices: ReadChoices & HeaderChoice;
  limits: FileLimits;
  batchRows: number;
  taken: SharedArrayBuffer;
};

export type ParseMessage =
  | { kind: 'batch'; rows: SourceRow[] }
  | { kind: 'inspection'; inspection: Inspection }
  | { kind: 'done' }
  | { kind: 'fault'; faultKind: 'invalid' | 'limit'; reason: FileFaultReason; detail: FileFaultDetail };

const BATCHES_AHEAD = 4;

/**
 * Sends the rows of a file in batches. Being ahead it blocks the whole thread rather than awaits: the spreadsheet library
 * parses on in the background while awaited, and would pile up the rest of the sheet.
 */
async function parse(order: ParseOrder, port: MessagePort): Promise<void> {
  const taken = new Int32Array(order.taken);
  let sent = 0;
  const send = (message: ParseMessage): void => port.postMessage(message);
  const sendBatch = (rows: SourceRow[]): void => {
    send({ kind: 'batch', rows });
    sent += 1;
    for (let seen = Atomics.load(taken, 0); sent - seen >= BATCHES_AHEAD; seen = Atomics.load(taken, 0)) Atomics.wait(taken, 0, seen);
  };
  try {
    const source = { name: order.name, bytes: bytesOfFile(order.path) };
    if (order.task === 'inspect') {
      send({ kind: 'inspection', inspection: await inspectFile(source, order.choices, order.limits) });
      return;
    }
    const file = await openFile(source, order.choices, order.limits);
    let batch: SourceRow[] = [];
    for await (const row of file.rows()) {
      batch.push(row);
      if (batch.length < order.batchRows) continue;
      sendBatch(batch);
      batch = [];
    }
    if (batch.length > 0) sendBatch(batch);
    send({ kind: 'done' });
  } catch (error) {
    if (error instanceof FileFault) send({ kind: 'fault', faultKind: error.kind, reason: error.reason, detail: error.detail });
    else throw error;
  }
}

if (parentPort !== null) await parse(workerData as ParseOrder, parentPort);
