// Seconds to fill a template of our own with 100,000 accounts (twenty columns, a formula in every row, a sum below) over HTTP, beside the
// plain export, and the peak memory of the server's node: `node bench/export-template.ts [--accounts N]`, as bench/export.ts.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { workbookOf } from '../packages/server/test/harness/made-workbook.ts';
import { accountsWorkbook } from './accounts-workbook.ts';
import { importAccounts } from './import-accounts.ts';
import { servedEmpty } from './served.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' } } });
const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
const file = path.join(folder, 'accounts.xlsx');
accountsWorkbook(file, Number(values.accounts));
const NAMES =
  'code,name,shortName,kind,industry,regionCode,sizeBand,employees,grossMarginRate,brand,businessModel,parentCode,owner,teamCode,status,createdOn,tier,amount12m,contracts.arr,tags';
const form = workbookOf(
  {
    台账: [
      ['{{company}}', '{{today}}', '{{count}}'],
      [...NAMES.split(',').map((name) => `{{${name}}}`), '=H3*2'],
      ['合计', '=SUM(H2)', '=SUM(U2:U2)'],
    ],
  },
  {},
  '<mergeCells count="1"><mergeCell ref="F2:G2"/></mergeCells>',
);
try {
  await servedEmpty(async (server) => {
    const { done } = await importAccounts(server, file);
    const headers = { authorization: `Bearer ${server.administrator}` };
    const kept = await fetch(`${server.url}/api/v1/excel-templates?entity=accounts&fileName=form.xlsx`, {
      method: 'POST',
      headers,
      body: new Uint8Array(form),
    });
    const { id } = (await kept.json()) as { id: string };
    for (const [name, query] of [
      ['export', ''],
      ['export into a template', `&template=${id}`],
    ]) {
      const start = performance.now();
      const answer = await fetch(`${server.url}/api/v1/exports/accounts?format=xlsx${query}`, { headers });
      let bytes = 0;
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
      const seconds = Math.round((performance.now() - start) / 100) / 10;
      console.log(JSON.stringify({ name, status: answer.status, n: done.created, bytes, seconds, peakRssMb: await server.peakRssMb() }));
    }
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
