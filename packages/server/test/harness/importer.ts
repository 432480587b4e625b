import { text } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../src/access/index.ts';
import type { RunningWorker } from '../../src/jobs/index.ts';
import { type TestFulcrum, testFulcrum } from './fulcrum.ts';
import { type Installation, installation } from './installation.ts';

/** Cells by the heads of their columns. */
export type Cells = Record<string, string>;
/** An export for editing. */
export interface Exported {
  head: string[];
  rows: Cells[];
  /** The first cell of each row, by which it comes back. */
  ids: string[];
  /** The file with these rows instead. */
  file(rows: readonly Cells[]): string;
}
export interface TestImporter extends TestFulcrum {
  importer: Installation;
  /** An export with row ids, read back. */
  exported(entity: string, actor?: Actor): Promise<Exported>;
}

const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

/** A set-up installation with an importer, whose worker runs as long as the tests of the file do. */
export async function testImporter(options: Parameters<typeof testFulcrum>[0] = {}): Promise<TestImporter> {
  const fulcrum = await testFulcrum(options);
  const importer = installation({ db: fulcrum.db, url: fulcrum.url }, fulcrum.clock);
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = await importer.startWorker();
  });
  afterAll(() => worker.stop());
  return {
    ...fulcrum,
    importer,
    async exported(entity, actor) {
      const query = { entity, format: 'csv', rowIds: true };
      const { body } = await fulcrum.door.dispatchStream('export', await fulcrum.ctx(actor, 'zh'), query, nothing);
      const [head = [], ...lines] = (await text(body))
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
      return {
        head,
        rows: lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']))),
        ids: lines.map(([id = '']) => id),
        file: (rows) => [head, ...rows.map((row) => head.map((name) => row[name] ?? ''))].map((cells) => cells.join()).join('\n'),
      };
    },
  };
}
