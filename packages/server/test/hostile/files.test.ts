import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesOfBuffer } from '../../src/files/byte-source.ts';
import { applyMapping, dataRowsOf, defaultLimits, detectHeader, FileFault, openFile } from '../../src/files/index.ts';
import type { RunningWorker } from '../../src/jobs/index.ts';
import { Fault } from '../../src/kernel/fault.ts';
import { testDatabase } from '../harness/database.ts';
import { installation, setUpOrganisation } from '../harness/installation.ts';
import { changedTables, countTables } from '../harness/table-counts.ts';
import { damage, type HostileFile, soundFiles, WRITTEN_FILES } from './hostile-files.ts';
import { SEED } from './hostile-values.ts';

const DAMAGED_A_KIND = 80;
/** No file of a few kilobytes may be worked on for longer, on however busy a machine. */
const CAP_MS = 10_000;
const LIMITS = { ...defaultLimits, parseMs: CAP_MS };
/** What an import leaves behind besides what it imports. */
const OF_IMPORTS = ['import', 'import_row', 'file', 'file_chunk', 'audit', 'job_run'];

const { db, url } = await testDatabase();
const inst = installation({ db, url });
let worker: RunningWorker;
beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  worker = await inst.startWorker();
});
afterAll(() => worker.stop());

/** Reads a whole file as an import does; answers what came of it. */
async function outcome({ name, bytes }: HostileFile): Promise<string> {
  try {
    const opened = await openFile({ name, bytes: bytesOfBuffer(bytes) }, {}, LIMITS);
    const rows = await Array.fromAsync(opened.rows());
    const header = detectHeader(rows.slice(0, 60));
    const column = header.columns[0]?.name;
    if (column === undefined) return 'no table';
    const map = applyMapping(
      {
        apiVersion: 'fulcrum/v1',
        kind: 'mapping',
        id: 'm',
        entity: 'accounts',
        name: { zh: '', en: '' },
        options: {},
        fields: { name: { column } },
      } as never,
      header,
      { fileCode: 'f' },
    );
    async function* each() {
      yield* rows;
    }
    for await (const row of dataRowsOf(each(), header)) map(row);
    return 'read';
  } catch (error) {
    if (error instanceof FileFault) return error.reason;
    throw error;
  }
}

test(`${WRITTEN_FILES.length} files that were thought up are read, or refused with a reason`, async () => {
  for (const each of WRITTEN_FILES) {
    const started = performance.now();
    await expect(outcome(each), each.what).resolves.toEqual(expect.any(String));
    expect(performance.now() - started, each.what).toBeLessThan(CAP_MS);
  }
});

test(`${DAMAGED_A_KIND} damaged files of each of seven kinds are read, or refused with a reason`, async () => {
  const sound = await soundFiles();
  expect(sound).toHaveLength(7);
  const seen = new Set<string>();
  for (const [kind, each] of sound.entries()) {
    expect(await outcome(each)).toBe('read');
    for (const hurt of fc.sample(damage, { seed: SEED + kind, numRuns: DAMAGED_A_KIND })) {
      const bytes = hurt(each.bytes);
      seen.add(
        await outcome({ ...each, bytes }).catch((error: unknown) => {
          throw new Error(`${each.what}, ${Buffer.from(bytes).toString('base64').slice(0, 4000)}`, { cause: error });
        }),
      );
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['read', 'file.broken']));
});

test(`the same ${WRITTEN_FILES.length} files uploaded and checked: refused as a file or by rows, nothing half-written`, async () => {
  const before = await countTables(db);
  const take = async (each: HostileFile): Promise<string> => {
    async function* body() {
      yield each.bytes;
    }
    try {
      const { id } = await inst.upload(body(), { entity: 'accounts', name: each.name });
      const checked = await inst.check(id, { entity: 'accounts' });
      expect(['checked', 'failed'], each.what).toContain(checked.state);
      expect(JSON.stringify(checked.fault), each.what).not.toContain('内部错误');
      return checked.state;
    } catch (error) {
      if (error instanceof Fault && error.kind !== 'bug') return error.reason;
      throw new Error(each.what, { cause: error });
    }
  };
  for (const each of WRITTEN_FILES) await take(each);
  expect(changedTables(before, await countTables(db), OF_IMPORTS)).toEqual([]);
}, 120_000);
