// Seconds to export every account of the database of DATABASE_URL as xlsx and csv, and the peak memory of node: `node bench/export.ts`,
// after bench/import.ts has filled the database.
import { LOCAL } from '../packages/server/src/access/index.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { exportHandlers } from '../packages/server/src/slices/portability/index.ts';
import { bytesOf, installation } from '../packages/server/src/slices/portability/installation.harness.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('set DATABASE_URL to a database with accounts');
const { db, close } = connect(url, { max: 4, name: 'bench export' });
const inst = installation({ db, url });
for (const format of ['xlsx', 'csv'] as const) {
  const start = performance.now();
  let bytes = 0;
  const download = await exportHandlers.export(await inst.ctx(LOCAL), { entity: 'accounts', format }, bytesOf(''));
  for await (const part of download.body) bytes += part.length;
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  console.log(JSON.stringify({ name: 'export', format, bytes, seconds, peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
await close();
