// Seconds to export 100,000 accounts with twenty filled columns as xlsx and csv over HTTP, and the peak memory of the server's node:
// `node bench/export.ts [--accounts N]` on a server of its own, filled by the import that bench/import.ts measures.
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
    const { done } = await importAccounts(server, file);
    for (const format of ['xlsx', 'csv'] as const) {
      const start = performance.now();
      const headers = { authorization: `Bearer ${server.administrator}` };
      const answer = await fetch(`${server.url}/api/v1/exports/accounts?format=${format}`, { headers });
      let bytes = 0;
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
      const seconds = Math.round((performance.now() - start) / 100) / 10;
      console.log(JSON.stringify({ name: 'export', format, n: done.created, bytes, seconds, peakRssMb: await server.peakRssMb() }));
    }
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
