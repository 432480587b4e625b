// Seconds from sending a workbook of 100,000 accounts × 20 columns to the end of its commit, and the peak memory of the server's node (web
// and worker, without PostgreSQL): `node bench/import.ts [--accounts N]` on a server of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accountsWorkbook } from './accounts-workbook.ts';
import { importAccounts } from './import-accounts.ts';
import { servedEmpty } from './served.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' } } });
const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
const file = path.join(folder, 'accounts.xlsx');
accountsWorkbook(file, Number(values.accounts));
try {
  await servedEmpty(async (server) => {
    for (const pass of ['first', 'repeat']) {
      const { done, ...times } = await importAccounts(server, file);
      const { state, rows: n, created, unchanged, rejected } = done;
      const peakRssMb = await server.peakRssMb();
      console.log(JSON.stringify({ name: 'import', pass, n, ...times, peakRssMb, state, created, unchanged, rejected }));
    }
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
