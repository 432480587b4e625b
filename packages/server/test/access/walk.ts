// For tests: calls every operation as a person, on a record of a side, and takes back what it did.

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import type { Streams } from '@fulcrum/contract';
import type { Actor, Ctx } from '../../src/access/index.ts';
import type { Db } from '../../src/db/database.ts';
import { Fault } from '../../src/kernel/fault.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

const UNDONE = new Error('taken back');

/** The same database, whose transactions run to their end and are then taken back: a walk changes nothing for the calls after it. */
function takingBack(db: Db): Db {
  const transaction = () => ({
    async execute<T>(work: (tx: Db) => Promise<T>): Promise<T> {
      const done: { answer?: T } = {};
      await db
        .transaction()
        .execute(async (tx) => {
          done.answer = await work(tx);
          throw UNDONE;
        })
        .catch((error: unknown) => {
          if (error !== UNDONE) throw error;
        });
      return done.answer as T;
    },
  });
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export interface Outcome {
  /** `ok`, or the reason of the refusal. */
  came: string;
  /** The whole answer as text; empty for a refusal. */
  text: string;
}

const outcomeOf = async (work: () => Promise<string>): Promise<Outcome> => {
  try {
    return { came: 'ok', text: await work() };
  } catch (error) {
    return { came: error instanceof Fault ? error.reason : String(error), text: '' };
  }
};

async function quiet(fulcrum: TestFulcrum, actor: Actor): Promise<Ctx> {
  const ctx = await fulcrum.ctx(actor);
  const db = takingBack(ctx.db);
  return { ...ctx, db, services: { ...ctx.services, root: db } };
}

export const tryCall = (fulcrum: TestFulcrum, id: string, actor: Actor, input: object): Promise<Outcome> =>
  outcomeOf(async () => JSON.stringify(await fulcrum.door.dispatch(id, await quiet(fulcrum, actor), input)));

/** The parts of a zip as text, by its central directory. */
function unzipped(zip: Buffer): string {
  const parts: string[] = [];
  for (let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [method, packed, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    parts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString());
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts.join('\n');
}

const CSV = Buffer.from('code,name\nX-9,名称\n');
const body: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {
    yield CSV;
  },
};

export const tryStream = (fulcrum: TestFulcrum, name: keyof Streams, actor: Actor, query: object): Promise<Outcome> =>
  outcomeOf(async () => {
    const answer: unknown = await fulcrum.door.dispatchStream(name, await fulcrum.ctx(actor), query, body);
    if (typeof answer !== 'object' || answer === null || !('body' in answer)) return JSON.stringify(answer);
    const bytes = await buffer(Readable.from(answer.body as AsyncIterable<Uint8Array>));
    return bytes.subarray(0, 2).toString() === 'PK' ? unzipped(bytes) : bytes.toString();
  });
