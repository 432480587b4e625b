// Seconds from accepting a workbook of 100,000 accounts × 20 columns to its commit, and the peak memory of node (web and worker, without
// PostgreSQL): `node bench/import.ts [--accounts N]` on the database of DATABASE_URL, which it fills, or on one
// of its own.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connect } from '../packages/server/src/db/pool.ts';
import { installation, setUpOrganisation } from '../packages/server/test/harness/installation.ts';
import { accountsMapping } from './accounts-mapping.ts';
import { accountsWorkbook } from './accounts-workbook.ts';
import { ownDatabase } from './own-database.ts';

const at = process.argv.indexOf('--accounts');
const accounts = at < 0 ? 100_000 : Number(process.argv[at + 1]);
const database = await ownDatabase();
const { url } = database;
const { db, close } = connect(url, { max: 6, name: 'bench import' });
await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
const inst = installation({ db, url });
const worker = await inst.startWorker();
const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
try {
  const file = path.join(folder, 'accounts.xlsx');
  // The file is made in a process of its own, so that its memory does not count.
  accountsWorkbook(file, accounts);
  for (const pass of ['first', 'repeat']) {
    const laps: number[] = [performance.now()];
    const uploaded = await inst.upload(createReadStream(file), { entity: 'accounts', name: 'accounts.xlsx' });
    laps.push(performance.now());
    await inst.check(uploaded.id, { entity: 'accounts', mapping: accountsMapping });
    laps.push(performance.now());
    const done = await inst.commit(uploaded.id, { entity: 'accounts' });
    laps.push(performance.now());
    const [upload, check, commit] = laps.slice(1).map((at, n) => Math.round((at - laps[n]!) / 100) / 10);
    const { state, rows, created, unchanged, rejected } = done;
    const seconds = Math.round((laps.at(-1)! - laps[0]!) / 100) / 10;
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      JSON.stringify({ name: 'import', pass, n: rows, seconds, upload, check, commit, peakRssMb, state, created, unchanged, rejected }),
    );
  }
} finally {
  await worker.stop();
  await close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
