// Seconds to export every account as xlsx and csv, and the peak memory of node: `node bench/export.ts [--accounts N]` on a synthetic base
// of its own, or on the database of DATABASE_URL as it is.
import { parseArgs } from 'node:util';
import { LOCAL } from '../packages/server/src/access/index.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { syncAccountState } from '../packages/server/src/policy/account-state.ts';
import { exportHandlers } from '../packages/server/src/slices/portability/index.ts';
import { bytesOf, installation, setUpOrganisation } from '../packages/server/test/harness/installation.ts';
import { fillBase } from './base.ts';
import { ownDatabase } from './own-database.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' } } });
const database = await ownDatabase();
const { url } = database;
const { db, pool, close } = connect(url, { max: 4, name: 'bench export' });
if (database.own) {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  await fillBase(pool, Number(values.accounts));
  await syncAccountState(db, 'all');
}
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
await database.stop();
