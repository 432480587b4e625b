// Usage values through HTTP as NDJSON, one value a line: first write and repeat; the floor is a COPY of the same wide rows into the same kind of
// table, measured in the same run. The server is a process of its own, the body a file made before. node bench/ingest.ts [--accounts 100000] [--days 10]
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { UsageIngest } from '@fulcrum/contract';
import pg from 'pg';
import { connect, copyTransaction } from '../packages/server/src/db/pool.ts';
import { fillBase } from './base.ts';
import { must } from './torture/call.ts';
import { startVictim, type Victim } from './torture/victim.ts';

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' }, days: { type: 'string', default: '10' } } });
const [accounts, days] = [Number(values.accounts), Number(values.days)];
const METRICS = ['logins', 'minutes', 'documents'];
const n = accounts * days * METRICS.length;
const FIRST_DAY = Temporal.PlainDate.from('2026-05-01');
const dayOf = (day: number) => FIRST_DAY.add({ days: day }).toString();
const invented = (account: number, day: number, metric: number) => (account * 7919 + day * 104_729 + metric * 31) % 1000;

/** Day by day, as installations report: the metrics of an account beside each other. */
function* lines(): Generator<string> {
  for (let day = 0; day < days; day++)
    for (let account = 1; account <= accounts; account++) {
      let text = '';
      for (const [metric, id] of METRICS.entries())
        text += `{"account":"A${account}","metric":"${id}","day":"${dayOf(day)}","value":${invented(account, day, metric)}}\n`;
      yield text;
    }
}

async function writeBody(file: string): Promise<number> {
  await pipeline(function* () {
    let text = '';
    for (const line of lines()) {
      text += line;
      if (text.length < 1 << 18) continue;
      yield text;
      text = '';
    }
    yield text;
  }, createWriteStream(file));
  return (await stat(file)).size;
}

async function send(victim: Victim, file: string): Promise<{ seconds: number; answer: UsageIngest }> {
  const started = performance.now();
  const request = http.request(`${victim.url}/api/v1/usage/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${victim.secret}`, 'content-type': 'application/x-ndjson' },
  });
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
  await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), request);
  const [response] = await answered;
  const answer = (await json(response)) as UsageIngest;
  if (response.statusCode !== 201) throw new Error(JSON.stringify(answer));
  return { seconds: (performance.now() - started) / 1000, answer };
}

/** The rows by one COPY, made before, into an empty table with the key of usage_daily. */
async function floor(url: string): Promise<number> {
  const { db, pool, close } = connect(url, { max: 2, name: 'bench floor' });
  await pool.query('create table usage_floor (like usage_daily including all)');
  const found = await pool.query<{ id: string }>('select id from account order by right(code, -1)::int');
  const rows: string[] = [];
  for (let day = 0; day < days; day++)
    for (const [index, { id }] of found.rows.entries()) {
      const on = dayText[day];
      const measured = METRICS.map((_, metric) => invented(index + 1, day, metric)).join('\t');
      rows.push(`${id}\t00000000-0000-0000-0000-000000000000\t${on}\t${on}\t2026-06-01\t${measured}\n`);
    }
  const bytes = Buffer.from(rows.join(''));
  const started = performance.now();
  await copyTransaction(db, ({ copy }) =>
    copy('copy usage_floor (account_id, product_id, day, known_at, recorded_at, m1, m2, m3) from stdin', bytes),
  );
  const seconds = (performance.now() - started) / 1000;
  await close();
  return seconds;
}
const dayText = Array.from({ length: days }, (_, day) => dayOf(day));

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const data = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
const file = path.join(data, 'usage.ndjson');
const victim = await startVictim(data);
const client = new pg.Client({ host: `${data}/pg`, user: 'fulcrum', database: 'fulcrum', options: '-c search_path=public,ext' });
try {
  const administrator = { name: 'Bench', email: 'bench@example.com', password: 'a bench to sit on and count' };
  await must(victim, 'POST', '/setup', {
    organisation: 'Bench',
    language: 'en',
    timeZone: 'UTC',
    template: 'infrastructure',
    administrator,
  });
  await client.connect();
  await fillBase(client, accounts);
  const megabytes = Math.round((await writeBody(file)) / 1e6);
  for (const pass of ['first', 'repeat']) {
    const { seconds, answer } = await send(victim, file);
    const floorSeconds =
      pass === 'first' ? await floor(`postgresql://fulcrum@localhost/fulcrum?host=${encodeURIComponent(`${data}/pg`)}`) : null;
    const { received, written, unchanged, rejected } = answer;
    const peakRssMb = await victim.peakRssMb();
    console.log(
      JSON.stringify({
        name: 'ingest',
        pass,
        n,
        megabytes,
        seconds: round(seconds),
        perSecond: Math.round(n / seconds),
        floorSeconds: floorSeconds === null ? null : round(floorSeconds),
        ratio: floorSeconds === null ? null : round(seconds / floorSeconds),
        peakRssMb,
        received,
        written,
        unchanged,
        rejected,
      }),
    );
  }
} finally {
  await client.end().catch(() => undefined);
  await victim.stop();
  await rm(data, { recursive: true, force: true });
}
